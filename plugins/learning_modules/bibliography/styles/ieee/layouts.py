"""The order of the pieces in an IEEE reference, by kind of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, wrap
from learning_modules.bibliography.styles.ieee.authors import editors
from learning_modules.bibliography.styles.ieee.dates import issued
from learning_modules.bibliography.styles.ieee.pieces import (
    BOOKS,
    container,
    genre_and_number,
    journal,
    labelled,
    numbers,
    pages,
    publisher,
    series,
    status,
    title,
)

Piece = Callable[[Work], Rich]


def body(work: Work) -> Rich:
    """Return everything between the authors and the access."""
    return _LAYOUTS.get(work.type, _general)(work)


def _sentence(work: Work, pieces: Sequence[Piece], end: str = ".") -> Rich:
    """Return the pieces that are there, with commas between them and ``end`` behind."""
    return wrap(join((piece(work) for piece in pieces), ", "), suffix=end)


def _article(work: Work) -> Rich:
    end = "," if work.has("DOI", "URL") else "."
    return _sentence(work, (title, journal, numbers, pages, issued, status), end)


def _paper(work: Work) -> Rich:
    """Return a conference paper; its proceedings have no volume."""
    rest = _sentence(work, (publisher, issued, pages, status))
    rest = join((series(work), rest), " ")
    end = "," if rest or work.has("DOI", "URL") else "."
    return join((_sentence(work, (title, _event, editors), end), rest), " ")


def _event(work: Work) -> Rich:
    """Return the proceedings, or the event a talk was given at."""
    if work.has("container-title"):
        return join((work.term("in"), container(work)), " ")
    if not work.has("event-title"):
        return ()
    return join((work.term("presented-at"), work.text("event-title")), " ")


def _chapter(work: Work) -> Rich:
    pieces = (title, _within, numbers, editors, series, publisher, issued, _chapter_number, pages)
    return _sentence(work, pieces)


def _within(work: Work) -> Rich:
    return join((work.term("in"), container(work)), " ") if work.has("container-title") else ()


def _chapter_number(work: Work) -> Rich:
    return labelled(work, "chapter-number", "ieee-chapter")


def _report(work: Work) -> Rich:
    return _sentence(work, (title, publisher, genre_and_number, issued))


def _thesis(work: Work) -> Rich:
    return _sentence(work, (title, lambda w: w.text("genre"), publisher, issued))


def _software(work: Work) -> Rich:
    parts = (title(work), wrap(issued(work), "(", ")"), work.text("genre"), publisher(work))
    return wrap(join(parts, ". "), suffix=".")


def _web_page(work: Work) -> Rich:
    return _sentence(work, (title, lambda w: w.text("container-title")))


def _patent(work: Work) -> Rich:
    return _sentence(work, (title, lambda w: w.text("number"), issued), "")


def _video(work: Work) -> Rich:
    place = wrap(work.titled("publisher-place") or work.titled("event-place"), suffix=".")
    return join((place, _sentence(work, (title, lambda w: wrap(issued(w), "(", ")")))), " ")


def _standard(work: Work) -> Rich:
    place = work.titled("publisher-place") or work.titled("event-place")
    return _sentence(work, (title, genre_and_number, lambda _: place, issued))


def _book(work: Work) -> Rich:
    first = _sentence(work, (title, numbers))
    return join((first, series(work), _sentence(work, (publisher, issued, pages))), " ")


def _magazine(work: Work) -> Rich:
    return _sentence(work, (title, container, numbers, publisher, pages, issued))


def _general(work: Work) -> Rich:
    first = _sentence(work, (title, container, numbers))
    return join((first, series(work), _sentence(work, (publisher, pages, issued))), " ")


_LAYOUTS: dict[str, Callable[[Work], Rich]] = {
    "article-journal": _article,
    "paper-conference": _paper,
    "speech": _paper,
    "chapter": _chapter,
    "report": _report,
    "thesis": _thesis,
    "software": _software,
    "webpage": _web_page,
    "post": _web_page,
    "post-weblog": _web_page,
    "patent": _patent,
    "motion_picture": _video,
    "standard": _standard,
    **dict.fromkeys(BOOKS, _book),
    **dict.fromkeys(
        ("article-magazine", "article-newspaper", "broadcast", "interview", "manuscript", "map",
         "personal_communication"),
        _magazine,
    ),
}  # fmt: skip
