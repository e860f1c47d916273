"""Numbers of a work: version, edition, volume, report number, pages (APA 7, 9.19)."""

from __future__ import annotations

from learning_modules.bibliography.parts.numbers import (
    is_numeric,
    is_several,
    ordinal_number,
    ranges,
)
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, rich
from learning_modules.bibliography.styles.apa.shape import Shape, shape
from learning_modules.bibliography.titles import capitalise_first

_WITHOUT_DETAILS = frozenset(
    {
        "article-journal", "article-magazine", "article-newspaper", "broadcast", "event",
        "interview", "patent", "performance", "periodical", "post", "post-weblog", "review",
        "review-book", "speech", "webpage",
    }
)  # fmt: skip


def edition(work: Work) -> Rich:
    """Return ``2nd ed.``, or the words for the edition."""
    number = ordinal_number(work.plain("edition"))
    if number is None:
        return work.text("edition")
    return join((rich(work.terms.ordinal(number)), work.term("edition-short")), " ")


def _labelled(work: Work, variable: str, label: str) -> Rich:
    """Return a number with its label, or the words that stand instead of a number."""
    text = work.plain(variable)
    word = work.label(label, plural=is_several(text)) if is_numeric(text) else ()
    return join((word, work.text(variable)), " ")


def volume_label(work: Work) -> Rich:
    """Return ``Vol. 3``."""
    return _labelled(work, "volume", "volume-short") if work.has("volume") else ()


def _volumes(work: Work) -> Rich:
    """Return the volume if it is a number (words stand in the title), or ``Vols. 1–4``."""
    if work.has("volume"):
        shown = is_numeric(work.plain("volume")) and not work.has("volume-title")
        return volume_label(work) if shown else ()
    count = work.plain("number-of-volumes")
    if not count or not is_numeric(count):
        return work.text("number-of-volumes")
    label = work.label("number-of-volumes-short", plural=count != "1")
    return join((label, rich(f"1{work.terms.range_mark}{count}")), " ")


def pages(work: Work) -> Rich:
    """Return the pages, ranges written out."""
    return rich(ranges(work.plain("page"), work.terms.range_mark, expand=True))


def _pages_or_chapter(work: Work) -> Rich:
    if work.has("page"):
        label = work.term("page-short", plural=is_several(work.plain("page")))
        return join((label, pages(work)), " ")
    return _labelled(work, "chapter-number", "chapter") if work.has("chapter-number") else ()


def _series(work: Work) -> Rich:
    """Return the series, which APA 7 gives for reports only."""
    if work.type not in ("report", "standard"):
        return ()
    return join((work.titled("collection-title"), work.text("collection-number")), " ")


def book_details(work: Work) -> Rich:
    """Return ``Version 2.1, 2nd ed., Vol. 3, pp. 1–25`` of a book or a part of one."""
    periodical_paper = work.type == "paper-conference" and shape(work) is Shape.PERIODICAL
    if work.type in _WITHOUT_DETAILS or periodical_paper:
        return ()
    version = (
        join((work.label("version"), work.text("version")), " ") if work.has("version") else ()
    )
    issue = join((work.label("issue"), work.text("issue")), " ") if work.has("issue") else ()
    parts = (version, edition(work), _series(work), _volumes(work), issue, _pages_or_chapter(work))
    return join(parts, ", ")


def numbered(work: Work) -> Rich:
    """Return the number with what it counts: ``Special Publication No. 800-53``."""
    if not work.has("number"):
        return ()
    kind = work.titled("genre")
    if work.type == "thesis" and kind:
        kind = work.label("publication")
    text = work.plain("number")
    label = work.label("number-short", plural=is_several(text)) if is_numeric(text) else ()
    return join((kind, label, capitalise_first(work.text("number"))), " ")
