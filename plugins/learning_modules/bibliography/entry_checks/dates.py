"""Years, dates and months of an entry (BibTeX; biblatex 3.19, 2.3.8, after ISO 8601-2)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from learning_modules.bibliography.bib_file import MONTHS, BibEntry, BibField
from learning_modules.diagnostics import Finding

_DATES = ("date", "urldate", "eventdate", "origdate")
_OPEN = re.compile(r"(?:|\.\.|unknown|open)\Z", re.IGNORECASE)
_DATE = re.compile(
    r"(?P<year>[-+]?\d{1,4}|\d{1,3}X{1,3}|-?[yY]-?\d+)"
    r"(?:-(?P<month>\d{1,2}|XX)(?:-(?P<day>\d{1,2}|XX)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[-+]\d\d:?\d\d)?)?)?)?"
    r"[?~%]?\Z"
)

_PLAIN_YEAR = re.compile(r"\d{4}\Z")
_NUMBER = r"-?\d{1,4}"
_YEAR = re.compile(
    rf"\[?(?:(?:c|ca|circa|um|vers|vor|nach|before|after)\.?\s*)?{_NUMBER}\]?[a-z]?\??"
    rf"(?:\s*(?:[-–—/]{{1,3}}|\\textendash|and|und|et|&|\\&)\s*(?:{_NUMBER})?[a-z]?\??)?"
    r"\]?(?:\s*(?:BC|BCE|AD|CE|v\.\s*Chr\.)\.?)?(?:\s*[\[(][^\[\]()]*[\])])?\Z",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:in\s*press|forthcoming|submitted|in\s*preparation|inpreparation|inpress|to\s+appear|"
    r"accepted|prepublished|n\.?\s*d\.?|s\.?\s*a\.?|o\.?\s*J\.?|no\s+date|undated|"
    r"im\s+Druck|im\s+Erscheinen|à\s+paraître|sous\s+presse|sans\s+date)\.?\Z",
    re.IGNORECASE,
)
_LATEST = 2100

_MONTH_NAMES = (
    frozenset(
        "january february march april may june july august september october november december "
        "januar februar märz mai juni juli oktober dezember "
        "janvier février mars avril juin juillet août septembre octobre novembre décembre "
        "spring summer autumn fall winter sept jän mrz okt dez".split()
    )
    | MONTHS
)


def check_dates(entry: BibEntry) -> Iterator[Finding]:
    """Yield findings for years, dates, months and days that are none."""
    for found in entry.fields:
        if not plain(found):
            continue
        if found.name == "year":
            yield from _year(entry, found)
        elif found.name in _DATES:
            yield from _date(entry, found)
        elif found.name in ("month", "urlmonth"):
            yield from _month(entry, found)
        elif found.name in ("day", "urlday"):
            yield from _day(entry, found)


def plain(found: BibField) -> str:
    """Return the text of a field without the braces and ties around its words."""
    return found.value.replace("{", "").replace("}", "").replace("~", " ").strip()


def _year(entry: BibEntry, found: BibField) -> Iterator[Finding]:
    text = plain(found)
    if _PLAIN_YEAR.match(text) and int(text) <= _LATEST:
        return
    fits = _YEAR.match(text) and not re.search(r"\d{5}", text)
    too_late = _PLAIN_YEAR.match(text) is not None
    if (fits and not too_late and not re.fullmatch(r"\d{1,2}|\d{3}", text)) or _WORDS.match(text):
        return
    message = f'"{text}" is no year'
    hint = "write four digits, such as 2021, or what is known, such as {in press}"
    yield Finding("entry-year-malformed", entry.place(found), message, hint, key=entry.key)


def _date(entry: BibEntry, found: BibField) -> Iterator[Finding]:
    text = plain(found)
    parts = text.split("/") if "/" in text else [text]
    if len(parts) > 2 or not text:
        fault: str | None = f'"{text}" is no date'
    else:
        faults = (
            _date_fault(part) for part in parts if not (len(parts) == 2 and _OPEN.match(part))
        )
        fault = next((f for f in faults if f), None)
    if fault and not _WORDS.match(text):
        hint = "write year-month-day, such as 2021-03-05"
        yield Finding("entry-date-malformed", entry.place(found), fault, hint, key=entry.key)


def _date_fault(text: str) -> str | None:
    match = _DATE.match(text.strip())
    if match is None:
        return f'"{text}" is no date'
    month, day = match["month"], match["day"]
    if month in (None, "XX"):
        return None
    if not (1 <= int(month) <= 12 or 21 <= int(month) <= 41):
        return f'"{text}" is no date: there is no month {month}'
    if day in (None, "XX"):
        return None
    year = int(match["year"]) if match["year"].lstrip("+-").isdigit() else 2000
    last = monthrange(max(1, abs(year)), int(month))[1] if int(month) <= 12 else 0
    if not 1 <= int(day) <= last:
        return f'"{text}" is no date: that month has no day {day}'
    return None


def _month(entry: BibEntry, found: BibField) -> Iterator[Finding]:
    text = plain(found)
    words = [w for w in re.split(r"[^\w]+", text.replace("\\", " ").lower()) if w]
    numbers = [int(w) for w in words if w.isdigit()]
    names = [w for w in words if not w.isdigit() and re.fullmatch(r"\d+(?:st|nd|rd|th)", w) is None]
    known = all(w in _MONTH_NAMES for w in names)
    if names and known and all(1 <= n <= 31 for n in numbers):
        return
    if not names and numbers and all(1 <= n <= 12 for n in numbers):
        return
    if not text or not text.isascii():
        return
    message = f'"{text}" is no month'
    hint = "write 1 to 12, or a name such as mar without braces"
    yield Finding("entry-date-malformed", entry.place(found), message, hint, key=entry.key)


def _day(entry: BibEntry, found: BibField) -> Iterator[Finding]:
    text = plain(found)
    if text.isdigit() and 1 <= int(text) <= 31:
        return
    message = f'"{text}" is no day of a month'
    yield Finding(
        "entry-date-malformed", entry.place(found), message, "write 1 to 31", key=entry.key
    )
