"""The date element (APA 7, 9.13 to 9.17)."""

from __future__ import annotations

from learning_modules.bibliography.parts.dating import month_and_day, year
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, rich, wrap
from learning_modules.bibliography.styles.apa.shape import is_presented
from learning_modules.bibliography.titles import lower_case
from learning_modules.model.entry import Date

#: Works whose month and day readers need.
_DAY_TYPES = frozenset(
    {
        "article-magazine", "article-newspaper", "broadcast", "collection", "event", "interview",
        "motion_picture", "pamphlet", "performance", "personal_communication", "post",
        "post-weblog", "song", "speech", "webpage",
    }
)  # fmt: skip


def date(work: Work, letter: str) -> Rich:
    """Return the date in brackets: year, letter, and month and day where they matter."""
    issued = work.date("issued")
    if issued is None:
        return wrap(undated(work, letter), "(", ")")
    day: Rich = ()
    if (work.type in _DAY_TYPES or is_presented(work)) and not issued.literal:
        day = rich(month_and_day(issued, work.terms))
    return wrap(join((join((year_of(work, issued), rich(letter))), day), ", "), "(", ")")


def year_of(work: Work, value: Date) -> Rich:
    """Return the year, with ``ca.`` if it is a guess."""
    circa = work.term("circa") if value.circa else ()
    return join((circa, rich(year(value, work.terms))), " ")


def undated(work: Work, letter: str) -> Rich:
    """Return ``in press`` and the like, or ``n.d.``, with its letter."""
    status = lower_case(work.text("status")) or work.term("no-date")
    return join((status, rich(f"-{letter}" if letter else "")))
