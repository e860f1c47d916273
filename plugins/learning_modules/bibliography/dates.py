"""Dates of .bib files: ISO 8601-2 (EDTF) in ``date``, or ``year``, ``month`` and ``day``."""

from __future__ import annotations

import re
from dataclasses import replace

from learning_modules.bibliography.latex import latex_text
from learning_modules.model.entry import Date

_POINT = re.compile(
    r"(?P<year>[-–—]?\d{1,4}|[yY][-–—]?\d{4,9})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[\d:.,+Zz-]*)?)?)?"
    r"(?P<mark>[?~%]?)"
)
_UNSPECIFIED = re.compile(r"(\d{2})(?:(\d)[Xx]|[Xx]{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"[-–—]?\d{1,4}")
_YEAR_RANGE = re.compile(r"(\d{4})\s*(?:--?|–|/)\s*(\d{4})")
_ACCESS = re.compile(
    r"(?:online[;,] )?(?:last )?(?:accessed|retrieved|visited|viewed)(?: on)?:? (.+)", re.IGNORECASE
)
_DAY = re.compile(
    r"(?:(?P<first>\d{1,2})\.?[ -])?(?P<month>[a-z]{3})[a-z]*\.?[ -](?:(?P<last>\d{1,2}), )?"
    r"(?P<year>\d{4})",
    re.IGNORECASE,
)
_OPEN_ENDS = ("", "..", "open")


def read_date(source: str) -> Date | None:
    """Return the date or range that ``source`` writes, or None if it is no date."""
    text = source.strip().strip("{}").replace("\u00a0", "~").replace(r"\textasciitilde", "~")
    start, slash, end = text.partition("/")
    first = _point(start)
    if not slash:
        return first
    last = _point(end)
    if first and last:
        return replace(first, end=last)
    if first and end.strip().lower() in _OPEN_ENDS:
        return replace(first, open=True)
    return last if last and start.strip().lower() in _OPEN_ENDS else None


def read_access_note(note: str) -> Date | None:
    """Return the day in a note such as ``Accessed: 2023-01-02``, or None if it is another note."""
    told = _ACCESS.fullmatch(latex_text(note).strip(" .[]"))
    if not told:
        return None
    day = _DAY.fullmatch(told[1])
    if not day:
        return read_date(told[1])
    parts = {"year": day["year"], "month": day["month"], "day": day["first"] or day["last"] or ""}
    return read_old_date(parts)


def _point(source: str) -> Date | None:
    """Return one date without a range."""
    text = source.strip()
    unspecified = _UNSPECIFIED.fullmatch(text)
    if unspecified:
        return _decade_or_century(*unspecified.groups())
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year = _number(match["year"].lstrip("yY"))
    month, day = int(match["month"] or 0) or None, int(match["day"] or 0) or None
    circa = match["mark"] == "~"
    if month and 21 <= month <= 24:
        return Date(year=year, season=month - 20, circa=circa)
    if (month and month > 12) or (day and day > 31):
        return None
    return Date(year=year, month=month, day=day, circa=circa)


def _decade_or_century(century: str, decade: str | None) -> Date:
    first = int(century + (decade or "0") + "0")
    return Date(year=first, end=Date(year=first + (9 if decade else 99)))


def _number(text: str) -> int:
    return int(re.sub("[–—]", "-", text))


def read_old_date(parts: dict[str, str]) -> Date | None:
    """Return the date of BibTeX's fields: ``year``, ``month``, ``day`` and ``endyear`` and so on.

    A year that is no number is kept as words (``literal``).
    """
    start = _from_fields(parts, "")
    end = _from_fields(parts, "end")
    if start:
        return replace(start, end=end) if end else start
    words = latex_text(parts.get("year", ""))
    between = _YEAR_RANGE.fullmatch(words)
    if between:
        return Date(year=int(between[1]), end=Date(year=int(between[2])))
    return Date(literal=words) if words else None


def _from_fields(parts: dict[str, str], prefix: str) -> Date | None:
    year = latex_text(parts.get(f"{prefix}year", "")).strip()
    if not _YEAR.fullmatch(year):
        return None
    month = read_month(parts.get(f"{prefix}month", ""))
    day = parts.get(f"{prefix}day", "").strip().strip("{}")
    return Date(
        year=_number(year),
        month=month,
        day=int(day) if month and day.isdigit() and 1 <= int(day) <= 31 else None,
    )


def read_month(text: str) -> int | None:
    """Return the month, 1 to 12, that ``apr``, ``{4}`` or ``04`` names; whole words name none."""
    word = text.strip().strip("{}").strip().lower()
    if word in _MONTHS:
        return _MONTHS.index(word) + 1
    number = int(word) if word.isdecimal() and len(word) <= 2 else 0
    return number if 1 <= number <= 12 else None
