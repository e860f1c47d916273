"""Invisible characters that turn the direction of a text, so that it reads otherwise than it is.

Overrides (U+202D, U+202E) turn letters round, which no language needs.  Embeddings and isolates
have their use around words of another direction; one that nothing ends turns the rest of its line.
"""

from __future__ import annotations

import re

from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText

_SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = frozenset("\u202d\u202e")
_ENDS = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}


def turned_direction(source: SourceText, start: int = 0) -> Finding | None:
    """Return the finding for the first such character of a file from the offset ``start`` on."""
    if not _SIGNS.search(source.text, start):
        return None
    begin = start
    for line in source.text[start:].split("\n"):
        place = _first(line)
        if place is not None:
            return _finding(source, begin + place)
        begin += len(line) + 1
    return None


def _first(line: str) -> int | None:
    """Return the place of an override, or of a sign that nothing on its line ends."""
    opened: list[tuple[str, int]] = []
    for match in _SIGNS.finditer(line):
        sign = match[0]
        if sign in _OVERRIDES:
            return match.start()
        if sign not in _ENDS:
            opened.append((sign, match.start()))
        elif opened and opened[-1][0] in _ENDS[sign]:
            opened.pop()
    return opened[0][1] if opened else None


def _finding(source: SourceText, offset: int) -> Finding:
    message = (
        f"the invisible character U+{ord(source.text[offset]):04X} turns the direction of what "
        "follows, so readers see another text than programs do"
    )
    return Finding("text-direction-control", source.location(offset), message, "delete it")
