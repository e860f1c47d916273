"""Numbers in front of titles: they leave the headings, and references to them become links."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"(?:(?:section|chapter|part)\s+(?P<named>\d+(?:\.\d+)*|[IVX]+|[A-Z])\s*(?:[:.)]|\s[-–—])\s*"
    r"|\(?(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.):](?!\d)\s*|(?<=\.\d)\s+|(?<=\.\d\d)\s+"
    r"|\s+[-–—]\s+)"
    r"|(?P<mixed>[A-Z]\.\d{1,2}(?:\.\d{1,2})*)[.:]?\s+"
    r"|\(?(?P<letter>[A-Z]|[IVX]{1,5})[.)]\s+)(?=\S)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(\d{1,2})\s+(?=\S)")
_WRAPPED = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1\Z")


def split_number(title: str) -> tuple[str, str]:
    """Return the number in front of a title (empty if there is none) and the title without it."""
    match = _NUMBER.match(title)
    if not match or (match["letter"] or match["mixed"] or "")[:1].islower():
        return "", title
    number = match["named"] or match["number"] or match["mixed"] or match["letter"]
    return number, title[match.end() :]


def without_marks(title: str) -> str:
    """Return a heading's text without bold or italic around all of it, and a final colon."""
    text = title.strip()
    while whole := _WRAPPED.match(text):
        if whole[1] in whole[2]:
            break
        text = whole[2].strip()
    return text.rstrip(":").rstrip() or text


def without_symbols(title: str) -> str:
    """Return a title without the pictures in front of its words."""
    return re.sub(r"^[^\w(\[\"'“*_`<]+(?=\w)", "", title)


def split_title(title: str) -> tuple[str, str]:
    """Return number and bare text of a heading, whichever of marks and number comes first."""
    number, rest = split_number(without_marks(title))
    return number, without_marks(rest)


def has_bare_numbers(titles: Sequence[str]) -> bool:
    """Whether titles begin with 1, 2, 3 ... and nothing behind the number ("1 Introduction")."""
    found = [int(match[1]) for match in map(_BARE.match, titles) if match]
    return len(found) >= 3 and found == list(range(1, len(found) + 1))


def split_bare_number(title: str) -> tuple[str, str]:
    """Return the number that a title begins with and the rest, with nothing between them."""
    match = _BARE.match(title)
    return (match[1], title[match.end() :]) if match else ("", title)
