"""Fenced code blocks of a Markdown source: which lines are code before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_ITEM = r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
_OPEN = re.compile(rf"[ \t>]*{_ITEM}(?P<mark>`{{3,}}|~{{3,}})(?P<info>.*)")
_INFO = re.compile(r"[ \t]*(?:[\w#.+-]*|\{[^\n{}]*\})[ \t]*\Z")
_AT_MARGIN = re.compile(r" {0,3}[`~]")
_CLOSE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})[ \t]*\Z")


def opens(line: str) -> re.Match[str] | None:
    """Return how ``line`` opens a fence, or None."""
    if "```" not in line and "~~~" not in line:
        return None
    match = _OPEN.match(line)
    return None if match is None or (match["mark"][0] == "`" and "`" in match["info"]) else match


def _closes(line: str, mark: str) -> bool:
    match = _CLOSE.match(line)
    return match is not None and match["mark"][0] == mark[0] and len(match["mark"]) >= len(mark)


@dataclass
class _Closers:
    """Finds the line that closes a fence; asked with ascending lines, it reads each one once."""

    lines: Sequence[str]
    found: dict[str, int | None] = field(default_factory=dict)

    def after(self, number: int, mark: str) -> int | None:
        """Return the first line below ``number`` that closes a fence of this mark, or None."""
        known = self.found.get(mark, number)
        if known is not None and known <= number:
            below = range(number + 1, len(self.lines))
            known = next((n for n in below if _closes(self.lines[n], mark)), None)
            self.found[mark] = known
        return known


def fenced_lines(lines: Sequence[str]) -> list[bool]:
    """Return, for each line, whether it may belong to a fence that is opened and closed.

    An opening line that not every extension takes for one is tried both ways.
    """
    fenced = [False] * len(lines)
    closers = _Closers(lines)
    number = known = 0
    while number < len(lines):
        opened = opens(lines[number])
        end = closers.after(number, opened["mark"]) if opened else None
        if opened is None or end is None:
            number += 1
            continue
        for inside in range(max(number, known), end + 1):
            fenced[inside] = True
        known = max(known, end + 1)
        number = end + 1 if _INFO.match(opened["info"]) else number + 1
    return fenced


def unclosed_fence(lines: Sequence[str]) -> int | None:
    """Return the number, from 0, of the first line that opens a fence nothing closes, or None."""
    closers = _Closers(lines)
    number = 0
    while number < len(lines):
        opened = opens(lines[number])
        if opened and _AT_MARGIN.match(lines[number]) and _INFO.match(opened["info"]):
            end = closers.after(number, opened["mark"])
            if end is None:
                return number
            number = end
        number += 1
    return None


def without_open_fences(lines: Sequence[str], most: int) -> list[str]:
    """Return the lines with the marks of fences that nothing closes as wide signs, if too many.

    Python-Markdown looks for the end of each to the end of the text.
    """
    opened = [number for number, line in enumerate(lines) if opens(line)]
    if len(opened) <= most:
        return list(lines)
    fenced = fenced_lines(lines)
    return [line if fenced[number] else as_text(line) for number, line in enumerate(lines)]


def as_text(line: str) -> str:
    """Return ``line`` with the marks of a fence as wide signs, so that it opens and ends none."""
    match = opens(line)
    if match is None:
        return line
    wide = match["mark"].replace("`", "\uff40").replace("~", "\uff5e")
    return line[: match.start("mark")] + wide + line[match.end("mark") :]
