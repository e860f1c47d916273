"""Lists and quotes inside each other: counted, and those beyond the limit made flat.

Python-Markdown's time grows faster than the square of their depth, and it recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning_modules.markup.fences import fenced_lines

_SPACE = re.compile(r"[ \t]*")
_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t]|\Z)|>")
_RULER = re.compile(r"[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*\Z")
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===)(?=[ \t])")


@dataclass(frozen=True)
class Flattened:
    """Lines with no more depth than allowed; ``first`` is the first that had more, from 0."""

    lines: list[str]
    first: int | None


def flattened(lines: Sequence[str], limit: int) -> Flattened:
    """Return the lines with marks of lists and quotes beyond ``limit`` taken away."""
    deep = _deep_lines(lines, limit)
    if not deep:
        return Flattened(list(lines), None)
    changed = list(lines)
    for number in deep:
        changed[number] = _plain(lines[number])
    return Flattened(changed, min(deep))


def _deep_lines(lines: Sequence[str], limit: int) -> set[int]:
    """Return the numbers of lines that stand in more than ``limit`` lists, quotes and boxes."""
    if not any(_may_be_deep(line, limit) for line in lines):
        return set()
    fenced = fenced_lines(lines)
    return set(_deeper(lines, fenced, limit))


def _may_be_deep(line: str, limit: int) -> bool:
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return indent >= limit or len(_marks(line)) > limit


def _deeper(lines: Sequence[str], fenced: Sequence[bool], limit: int) -> Iterable[int]:
    open_at: list[int] = []
    for number, line in enumerate(lines):
        if fenced[number] or not line.strip():
            continue
        wide = line.expandtabs(4)
        indent = len(wide) - len(wide.lstrip())
        marks = _marks(line)
        if marks or _BLOCK.match(wide.lstrip()):
            while open_at and open_at[-1] >= indent:
                open_at.pop()
            open_at.append(indent)
        if len(open_at) + max(0, len(marks) - 1) > limit:
            yield number


def _marks(line: str) -> list[str]:
    """Return the marks of quotes and items that a line begins with."""
    found: list[str] = []
    position = 0 if not _RULER.match(line) else len(line)
    while True:
        space = _SPACE.match(line, position)
        match = _MARK.match(line, space.end() if space else position)
        if match is None:
            return found
        found.append(match[0])
        position = match.end()


def _plain(line: str) -> str:
    """Return what a line says without its indent and marks."""
    rest = line.lstrip(" \t")
    while match := _MARK.match(rest):
        rest = rest[match.end() :].lstrip(" \t")
    return rest
