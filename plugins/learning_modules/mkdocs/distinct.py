"""Ids of what is added to a page: each stands once, and the page's own text keeps its."""

from __future__ import annotations

import re

_ID = re.compile(r'\sid="([^"]*)"')


def ids_in(html: str) -> set[str]:
    """Return the ids that stand in finished HTML."""
    return set(_ID.findall(html))


def distinct(fragment: str, taken: set[str]) -> str:
    """Return ``fragment`` without ids that are in ``taken``; those that it keeps are added."""

    def kept(match: re.Match[str]) -> str:
        if match[1] in taken:
            return ""
        taken.add(match[1])
        return match[0]

    return _ID.sub(kept, fragment)
