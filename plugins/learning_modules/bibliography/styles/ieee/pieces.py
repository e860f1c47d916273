"""Titles, numbers and publishers of IEEE references."""

from __future__ import annotations

from learning_modules.bibliography.parts.links import address, is_web_address
from learning_modules.bibliography.parts.numbers import (
    is_numeric,
    is_several,
    ordinal_number,
    ranges,
)
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import (
    BOLD,
    ITALIC,
    Rich,
    join,
    marked,
    quoted,
    rich,
    wrap,
)
from learning_modules.bibliography.titles import capitalise_first

BOOKS = frozenset({"bill", "book", "graphic", "legal_case", "legislation", "song"})
_ITALIC_TITLES = BOOKS | {"motion_picture", "software", "standard"}
_PLACE_FIRST = BOOKS | {"chapter", "motion_picture", "paper-conference"}
_WITH_EDITION = BOOKS | {"chapter", "motion_picture", "paper-conference", "report"}


def title(work: Work) -> Rich:
    """Return the title: of a whole in italics, of a part in quotation marks."""
    if work.type in _ITALIC_TITLES:
        return marked(work.text("title"), ITALIC)
    return quoted(work.text("title"), inside=work.terms.punctuation_inside)


def container(work: Work) -> Rich:
    """Return what holds the work, in italics."""
    return marked(work.text("container-title"), ITALIC)


def journal(work: Work) -> Rich:
    """Return the journal, by its short title if the entry has one."""
    return marked(work.text("container-title-short") or work.text("container-title"), ITALIC)


def numbers(work: Work) -> Rich:
    """Return edition, volume, number of volumes and issue."""
    volumes = work.term("volume-short", plural=True)
    return join(
        (
            _edition(work) if work.type in _WITH_EDITION else (),
            labelled(work, "volume", "volume-short"),
            join((_number(work, "number-of-volumes"), volumes), " ")
            if work.has("number-of-volumes")
            else (),
            labelled(work, "issue", "issue-short"),
        ),
        ", ",
    )


def _edition(work: Work) -> Rich:
    number = ordinal_number(work.plain("edition"))
    if number is None:
        return wrap(capitalise_first(work.text("edition")), suffix=".")
    return join((rich(work.terms.ordinal(number)), work.term("edition-short")), " ")


def _number(work: Work, variable: str) -> Rich:
    """Return a number, its ranges with a dash; words stay."""
    text = work.plain(variable)
    if not is_numeric(text):
        return work.text(variable)
    return rich(ranges(text, work.terms.range_mark))


def labelled(work: Work, variable: str, term: str) -> Rich:
    """Return a number behind its label."""
    return join((work.term(term), _number(work, variable)), " ") if work.has(variable) else ()


def pages(work: Work) -> Rich:
    """Return the pages, or the number of an article that has none."""
    if work.type == "article-journal" and work.has("number"):
        return join((work.term("article-number"), work.text("number")), " ")
    text = work.plain("page")
    if not text:
        return ()
    label = work.term("page-short", plural=is_several(text))
    return join((label, rich(ranges(text, work.terms.range_mark))), " ")


def publisher(work: Work) -> Rich:
    """Return publisher and place, in the order of the kind of work."""
    name = work.plain("publisher")
    body = address(name) if is_web_address(name) else work.text("publisher")
    if work.type in _PLACE_FIRST:
        return join((work.text("publisher-place"), body), ": ")
    return join((body, work.text("publisher-place")), ", ")


def series(work: Work) -> Rich:
    """Return ``in Series, no. 7, vol. 2.``."""
    if not work.has("collection-title"):
        return ()
    number = wrap(work.text("collection-number"), "no. ")
    volume = wrap(work.text("volume"), "vol. ")
    parts = join((work.text("collection-title"), number, volume), ", ")
    return wrap(join((work.term("in"), parts), " "), suffix=".")


def status(work: Work) -> Rich:
    """Return ``In press`` and the like, as long as there are no pages."""
    if work.has("page", "issue", "volume"):
        return ()
    return marked(capitalise_first(work.text("status")), BOLD)


def genre_and_number(work: Work) -> Rich:
    """Return ``Special Publication 800-53``."""
    return join((work.text("genre"), work.text("number")), " ")
