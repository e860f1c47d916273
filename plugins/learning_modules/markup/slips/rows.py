"""Rows of tables that are shorter than their table, and text that became a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.slips.words import Words

_BAR = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(`+).*?\1")


def rows(words: Words) -> Iterator[Finding]:
    """Yield rows with fewer cells than their table has columns, and lines without any bar."""
    blocks = {id(block.element): block for block in words.blocks if block.tag in ("td", "th")}
    lines = words.positions.lines
    for table in words.root.iter("table"):
        width = len(table.findall("thead/tr[1]/*"))
        for row in table.iterfind("tbody/tr") if width > 1 else ():
            first = next((blocks[id(cell)] for cell in row if id(cell) in blocks), None)
            if first is None:
                continue
            place = words.positions.recorded(first.element) or words.begin(first)
            if place.line is None:
                continue
            line = lines[place.line - words.positions.first_line]
            yield from _row(line, place, width)


def _row(line: str, place: Location, width: int) -> Iterator[Finding]:
    written = _CODE.sub(lambda match: "x" * len(match[0]), line).strip()
    bars = len(_BAR.findall(written))
    indent = len(line) - len(line.lstrip())
    end = len(line.rstrip()) + 1
    where = Location(place.path, place.line, indent + 1, place.line, end)
    if not bars and written.startswith("{"):
        return  # braces, which are reported as such
    if not bars:
        message = "this line became a row of the table above it"
        yield Finding("table-row-text", where, message, "put an empty line between table and text")
        return
    cells = bars + 1 - written.startswith("|") - (written.endswith("|") and written != "|")
    if cells < width:
        missing = " |" * (width - cells)
        message = f"this row has {cells} cell{'s' if cells > 1 else ''}, its table {width}"
        shown = written if len(written) <= 40 else f"... {written[-30:]}"
        hint = f"write an empty cell for each that is missing: {shown.rstrip()}{missing}"
        yield Finding("table-cell-missing", where, message, hint)
