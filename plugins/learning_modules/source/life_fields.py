"""Fields of a version's life: date, withdrawal, duration."""

from __future__ import annotations

import calendar
import datetime
import re

from learning_modules.model.module import Duration, Withdrawal
from learning_modules.source.fields import FieldReader
from learning_modules.source.yaml_nodes import Node

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z", re.ASCII)

#: How many words and numbers a date in words has at most, as in "the 3rd of May 2026".
_DATE_WORDS = 6
_MONTHS = "January February March April May June July August September October November December"


def _by_month(text: str) -> tuple[str, ...]:
    """Return year, month and day of a date with the month in words, or with the day above 12."""
    words = re.findall(r"[^\W\d_]+|\d+", text)
    year = next((w for w in words if re.fullmatch(r"\d{4}", w)), None)
    day = next((w for w in words if re.fullmatch(r"0?\d|[12]\d|3[01]", w)), None)
    months = [m[:3].lower() for m in _MONTHS.split()]
    month = next((months.index(w[:3].lower()) + 1 for w in words if w[:3].lower() in months), None)
    if year and day and month and len(words) <= _DATE_WORDS:
        return year, str(month), day
    american = re.fullmatch(r"(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/(\d{4})", text)
    british = re.fullmatch(r"(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])/(\d{4})", text)
    if american:
        return american[3], american[1], american[2]
    return (british[3], british[2], british[1]) if british else ()


def _suggestion(text: str) -> str:
    """Return what to write for a date in another form, where it can be told."""
    day_first = _DAY_FIRST.match(text)
    parts = day_first.groups()[::-1] if day_first else ()
    year_first = _YEAR_FIRST.match(text)
    parts = year_first.groups() if year_first else parts
    if not parts:
        parts = _by_month(text)
    if not parts:
        return "write year, month and day, as in 2026-11-20"
    year, month, day = (int(part) for part in parts)
    return f"write {year:04d}-{month:02d}-{day:02d}"


def _impossible(year: int, month: int, day: int) -> str:
    """Say why there is no such day."""
    if not 1 <= month <= 12:
        return f"there is no month {month:02d}"
    if year < 1:
        return "there is no year 0000"
    days = calendar.monthrange(year, month)[1]
    return f"{_MONTHS.split()[month - 1]} {year} has {days} days, not {day:02d}"


def read_date(reader: FieldReader, node: Node, path: str) -> datetime.date | None:
    """Return a date written as YYYY-MM-DD; another form or no such day is ``date-invalid``."""
    text = reader.text(node, path)
    if text is None:
        return None
    match = _DATE.match(text)
    if not match:
        message = f'"{text[:60]}" is not a date of the form YYYY-MM-DD'
        reader.fault(node, message, hint=_suggestion(text), key=path, rule="date-invalid")
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        message = f"the date {text} does not exist: {_impossible(year, month, day)}"
        reader.fault(node, message, hint="write a day that exists", key=path, rule="date-invalid")
        return None


def read_withdrawal(reader: FieldReader, node: Node, path: str) -> Withdrawal | None:
    """Return when and why the version was withdrawn; both are required."""
    fields = reader.group(node, path, ("date", "reason"))
    if not fields:
        return None
    date = read_date(reader, fields["date"], f"{path}.date") if "date" in fields else None
    reason = reader.text(fields["reason"], f"{path}.reason") if "reason" in fields else None
    for name in ("date", "reason"):
        if name not in fields:
            message = f'"{path}" has no {name}'
            reader.fault(node, message, hint=f"add {name}: ...", key=path, rule="field-missing")
    return Withdrawal(date, reason) if date and reason else None


def read_duration(reader: FieldReader, node: Node, path: str) -> Duration | None:
    """Return the time a learner needs; words that name no time are ``duration-invalid``."""
    text = reader.text(node, path)
    if text is None:
        return None
    duration = Duration(text, None)
    if len(text) <= 80 and not re.search(r"\d{6}", text):
        duration = Duration.parse(text)
    if duration.minutes is None:
        message = f'"{text[:60]}" names no time'
        hint = 'write hours or minutes, as in "3 h" or "90 min"'
        clock = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text)
        hint = f"write {clock[1]} h {clock[2]} min" if clock else hint
        hint = f"write {text} min, or hours: 2 h" if text.isdecimal() else hint
        reader.fault(node, message, hint=hint, key=path, rule="duration-invalid")
    return duration
