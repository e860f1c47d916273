"""Numbers in references: what counts as one, plurals, page ranges, ordinals."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[A-Za-z]*\d+[A-Za-z]*")
_BETWEEN = re.compile(r"\s*(?:-{1,3}|[,&–—])\s*|\s+")
_SEVERAL = re.compile(r"[^\s,&–—-]\s*(?:[,&–—-]|\band\b)\s*[^\s,&–—-]")
_RANGE = re.compile(r"(?<![\w-])(?P<first>\w++)\s*+(?:-{1,3}|–|—)\s*(?P<last>\w++)(?!-)")
_DASH = re.compile(r"\s*(?:-{1,3}|–|—)\s*")
_PARTED = re.compile(r"\S[\s,;–-]+\S")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.IGNORECASE)


def is_numeric(text: str) -> bool:
    """Whether a text is numbers only, as ``2``, ``2nd``, ``B12``, ``3-5`` (CSL 1.0.2)."""
    parts = _BETWEEN.split(text.strip())
    return all(_NUMBER.fullmatch(part) for part in parts)


def is_several(text: str) -> bool:
    """Whether a field names more than one page, chapter, ..."""
    return bool(_SEVERAL.search(text))


def is_parted(text: str) -> bool:
    """Whether a locator has parts, so that its word stands in the plural: ``3–5``, ``3, 7``."""
    return bool(_PARTED.search(text))


def ranges(text: str, mark: str, *, expand: bool = False) -> str:
    """Return page ranges with the language's ``mark``; ``expand`` writes 2974-8 as 2974-2978."""

    def rewritten(match: re.Match[str]) -> str:
        first, last = match["first"], match["last"]
        if expand and first.isdigit() and last.isdigit() and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        return f"{first}{mark}{last}"

    return re.sub(r"\s*,\s*", ", ", _RANGE.sub(rewritten, text))


def locator_ranges(text: str, mark: str, *, pages: bool, expand: bool = False) -> str:
    """Return a locator with the language's ``mark`` in ranges; only pages have several of them."""
    if pages:
        parts = (_one_range(part.strip(), mark, expand=expand) for part in text.split(","))
        return ", ".join(parts)
    return _one_range(text, mark, expand=False)


def _one_range(text: str, mark: str, *, expand: bool) -> str:
    ends = _DASH.split(text)
    if len(ends) != 2:
        return text
    first, last = ends
    if expand and first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}{mark}{last}"


def ordinal_number(text: str) -> int | None:
    """Return 2 for ``2``, ``2nd``; None for words."""
    match = _ORDINAL.fullmatch(text.strip())
    return int(match[1]) if match and len(match[1]) < 10 else None
