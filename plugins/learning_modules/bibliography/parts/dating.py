"""Dates in references: years, months and days, ranges, and words for a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from learning_modules.bibliography.terms import Terms
from learning_modules.model.entry import Date

#: Between dates stands an en dash, whatever mark a language has between pages (CSL 1.0.2, date).
_TO = "–"

Pattern = Callable[[Date, Terms], str]


def year_number(date: Date, terms: Terms) -> str:
    """Return a year, with its era where that is not plain."""
    if date.year is None:
        return ""
    if date.year <= 0:
        return f"{1 - date.year}{terms.term('bc')}"
    return f"{date.year}{terms.term('ad')}" if date.year < 1000 else str(date.year)


def month_name(date: Date, terms: Terms, *, short: bool = False) -> str:
    """Return the month, or the season."""
    if date.season:
        return terms.seasons[date.season - 1]
    names = terms.short_months if short else terms.months
    return names[date.month - 1] if date.month else ""


def year(date: Date, terms: Terms) -> str:
    """Return the year or the range of years."""
    return ranged(date, terms, year_number)


def month_and_day(date: Date, terms: Terms) -> str:
    """Return month and day, in the order of the language: ``May 1``, ``1 mai``."""
    return ranged(date, terms, _month_and_day)


def _month_and_day(date: Date, terms: Terms) -> str:
    month = month_name(date, terms)
    return f"{month} {date.day}" if date.day else month


def full_date(date: Date, terms: Terms) -> str:
    """Return the whole date as running text of the language."""
    return ranged(date, terms, _full_date)


def _full_date(date: Date, terms: Terms) -> str:
    month, number = month_name(date, terms), year_number(date, terms)
    if date.day:
        return terms.date.format(day=date.day, month=month, year=number)
    return f"{month} {number}".strip()


def ranged(date: Date, terms: Terms, pattern: Pattern) -> str:
    """Write a date or a range with ``pattern``; what both ends share is written once."""
    if date.literal:
        return date.literal
    if date.open:
        start = pattern(date, terms)
        return f"{start}{_TO}" if start else ""
    if date.end is None:
        return pattern(date, terms)
    first, last = pattern(date, terms), pattern(date.end, terms)
    if first == last:
        return first
    if date.year == date.end.year:
        first, last = _without_shared(date, date.end, terms=terms, pattern=pattern)
    return f"{first}{_TO}{last}"


def _without_shared(first: Date, last: Date, *, terms: Terms, pattern: Pattern) -> tuple[str, str]:
    """Return both ends of a range within one year, without the year or month they share."""
    start = pattern(replace(first, year=None, end=None), terms).strip(" ,")
    end = pattern(last, terms)
    if first.month != last.month or not (first.day and last.day):
        return start or pattern(first, terms), end
    for month in (month_name(last, terms), month_name(last, terms, short=True)):
        if end.startswith(month):
            return start, end.removeprefix(month).strip()
        start = start.removesuffix(month).strip()
    return start, end
