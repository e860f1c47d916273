"""Dates as drafts write them."""

from __future__ import annotations

import datetime
import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else 0


def read_day(text: str) -> datetime.date | None:
    """Return the first day in a text: ``2025-04-22``, ``5 Dec, 2024``, ``April 3, 2025``."""
    candidates = [(int(m[1]), int(m[2]), int(m[3])) for m in _ISO.finditer(text)]
    candidates += [(int(m[3]), _month(m[2]), int(m[1])) for m in _DAY_FIRST.finditer(text)]
    candidates += [(int(m[3]), _month(m[1]), int(m[2])) for m in _MONTH_FIRST.finditer(text)]
    for year, month, day in candidates:
        try:
            return datetime.date(year, month, day)
        except ValueError:
            continue
    return None
