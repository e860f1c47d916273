"""Tables and fences that CommonMark takes for text: their author meant them.

It does so below an item of a list that they are not indented under, where the second row of a
table is missing or has too few or too many cells, and where a fence is indented too far.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*\Z")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*([\w+#.-]*)\s*\Z")
_QUOTE_MARKS = re.compile(r"^\s*(?:>[ \t]?\s*)+")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class MeantBlock:
    """A part of a paragraph: ``text``, ``table`` or ``fence``; its lines count from 0."""

    kind: str
    start: int
    end: int
    text: str
    info: str = ""


def unquoted(line: str) -> str:
    """Return a line without the marks of quotations in front of it."""
    return _QUOTE_MARKS.sub("", line)


def unindented(text: str) -> str:
    """Return a text with the spaces in front of its lines taken off."""
    return "\n".join(line.lstrip() for line in text.split("\n"))


def table_rows(lines: Sequence[str]) -> str:
    """Return the rows of a table, each from its first bar to its last."""
    rows = []
    for line in lines:
        row = unquoted(line).strip()
        row = row if row.startswith("|") else f"| {row}"
        closed = row.endswith("|") and not row.endswith("\\|") and len(row) > 1
        rows.append(row if closed else f"{row} |")
    return "\n".join(rows)


def _is_header(line: str) -> bool:
    """Whether a line has bars as the header of a table: outer ones, or two inside."""
    plain = line.strip()
    return plain.count("|") > 1 and (plain.startswith("|") or plain.endswith("|"))


def _table(lines: Sequence[str], at: int) -> MeantBlock | None:
    """Return the table whose header is line ``at``, or None."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if not (_SEPARATOR.match(below) and _is_header(lines[at])):
        return None
    end = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
    header, *rows = table_rows([lines[at], *lines[at + 2 : end]]).split("\n")
    width = len(_BAR.split(header)) - 2
    return MeantBlock("table", at, end, "\n".join([header, "|" + "---|" * width, *rows]))


def _bare_table(lines: Sequence[str], at: int) -> MeantBlock | None:
    """Return the table without a second row of hyphens that begins at line ``at``, or None."""
    width = _width(lines[at])
    end = at
    while end < len(lines) and width > 1 and _width(lines[end]) == width:
        end += 1
    if end - at < 2:
        return None
    header, *rows = table_rows(lines[at:end]).split("\n")
    return MeantBlock("table", at, end, "\n".join([header, "|" + "---|" * width, *rows]))


def _width(line: str) -> int:
    """Return the number of cells of a row that begins and ends with a bar, 0 for other lines."""
    plain = line.strip()
    is_row = len(plain) > 1 and plain.startswith("|") and plain.endswith("|")
    return len(_BAR.split(plain)) - 2 if is_row and not _SEPARATOR.match(plain) else 0


def _fence(lines: Sequence[str], at: int) -> MeantBlock | None:
    """Return the fence that line ``at`` opens, or None if it opens none or none is closed."""
    opening = _FENCE.match(lines[at])
    if opening is None:
        return None
    for end in range(at + 1, len(lines)):
        closing = _FENCE.match(lines[end])
        if closing and not closing[2] and closing[1].startswith(opening[1]):
            code = textwrap.dedent("\n".join(lines[at + 1 : end]))
            return MeantBlock("fence", at, end + 1, f"{code}\n", opening[2])
    return None


def meant_blocks(text: str) -> Iterator[MeantBlock]:
    """Yield the parts of a paragraph in order: its texts, and the tables and fences in it."""
    lines = text.split("\n")
    begin = at = 0
    while at < len(lines):
        found = _table(lines, at) or _bare_table(lines, at) or _fence(lines, at)
        if found is None:
            at += 1
            continue
        if at > begin:
            yield MeantBlock("text", begin, at, unindented("\n".join(lines[begin:at])))
        yield found
        begin = at = found.end
    if begin < len(lines):
        yield MeantBlock("text", begin, len(lines), unindented("\n".join(lines[begin:])))
