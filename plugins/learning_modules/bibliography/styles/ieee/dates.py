"""Dates in IEEE references: the year, month and year, or the day."""

from __future__ import annotations

from learning_modules.bibliography.parts.dating import (
    full_date,
    month_name,
    ranged,
    year,
    year_number,
)
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, rich
from learning_modules.bibliography.terms import Terms
from learning_modules.model.entry import Date

_BY_YEAR = frozenset(
    {"bill", "book", "chapter", "graphic", "legal_case", "legislation", "song", "thesis"}
)
_BY_MONTH = frozenset({"article-journal", "paper-conference", "report"})


def issued(work: Work) -> Rich:
    """Return the date of publication, as exact as the kind of work asks for."""
    date = work.date("issued")
    if not date:
        return ()
    if work.type in _BY_YEAR:
        return rich(year(date, work.terms))
    if work.type in _BY_MONTH:
        return rich(ranged(date, work.terms, _month_and_year))
    return rich(exact_date(date, work.terms))


def exact_date(date: Date, terms: Terms) -> str:
    """Return ``Oct. 04, 2023``; in languages other than English their own full date."""
    if not terms.language.startswith("en"):
        return full_date(date, terms)
    return ranged(date, terms, _day)


def _month_and_year(date: Date, terms: Terms) -> str:
    return f"{month_name(date, terms, short=True)} {year_number(date, terms)}".strip()


def _day(date: Date, terms: Terms) -> str:
    if not date.day:
        return _month_and_year(date, terms)
    month = month_name(date, terms, short=True)
    return f"{month} {date.day:02}, {year_number(date, terms)}"
