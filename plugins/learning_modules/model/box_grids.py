"""Grids of boxes: a title, and below it one large box to write in (SWOT, a canvas, a matrix).

A table is one where a row of bold titles stands among its rows, where its only row has been given
height by line breaks, where it stands directly below or above another table with one empty row,
or where its only row is empty and its title says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from learning_modules.model.blank_cells import answer_cell, is_question
from learning_modules.model.column_plan import Part, unique_titles
from learning_modules.model.drafts import Draft
from learning_modules.model.marks import is_open
from learning_modules.model.raw_form import RawCell, RawTable
from learning_modules.model.template import Cell, CellKind, Column, Row, Sheet

#: Lines that a box has room for, unless its author asked for more.
BOX_LINES = 8
#: Most columns and rows of a matrix that is one of boxes, its titles left out.
_MATRIX = 3
_NAMED = re.compile(r"\b(?:canvas|swot|quadrants?|2\s?[x×]\s?2|lienzo|foda|dafo)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[$€£]?\s?[-+]?\d")


def boxes_of(table: RawTable, title: str, *, beside: bool = False) -> bool:
    """Whether a table is a grid of boxes; ``beside`` says that another one stands next to it."""
    if len(table.header) < 2 or not all(cell.text.strip() for cell in table.header):
        return False
    texts = [cell.text for row in table.rows for cell in row]
    if any(_is_head(row) for row in table.rows[:-1]) and not any(map(_NUMBER.match, texts)):
        return True
    if len(table.rows) > 1 or not all(_is_box(cell) for row in table.rows for cell in row):
        return False
    high = any(cell.breaks for row in table.rows for cell in row)
    return high or beside or bool(_NAMED.search(title))


def is_matrix(table: RawTable) -> bool:
    """Whether a table is a small matrix with titles on both sides and nothing in it."""
    inner = [cell for row in table.rows for cell in row[1:]]
    sizes = (len(table.rows), len(table.header) - 1)
    return (
        all(2 <= size <= _MATRIX for size in sizes)
        and not table.header[0].text.strip()
        and all(cell.text.strip() for cell in table.header[1:])
        and all(row[0].text.strip() for row in table.rows)
        and all(is_open(cell.text) for cell in inner)
    )


def box_lines(table: RawTable) -> int:
    """Return the lines that a row of boxes has room for."""
    breaks = max((cell.breaks for row in table.rows for cell in row), default=0)
    return max(BOX_LINES, breaks + 1)


def _is_head(row: Sequence[RawCell]) -> bool:
    return all(cell.bold and not _NUMBER.match(cell.text) for cell in row)


def _is_box(cell: RawCell) -> bool:
    return is_open(cell.text) or is_question(cell.text)


def read_boxes(table: RawTable, title: str) -> Sheet:
    """Return the sheet of a grid of boxes: its titles are prompts, all else is to be filled in."""
    rows = tuple(_rows(table))
    parts = [
        Part(Column(" ".join(cell.text.split()), CellKind.ANSWER), tuple(row[n] for row in rows))
        for n, cell in enumerate(table.header)
    ]
    columns = tuple(part.column for part in unique_titles(parts))
    return Sheet(title, columns, rows, rows, spare_rows=0, lines=box_lines(table))


def _rows(table: RawTable) -> Iterator[Row]:
    empty = (RawCell(""),) * len(table.header)
    before = True
    for row in table.rows or (empty,):
        head = _is_head(row)
        if head and before and row is not table.rows[0]:
            yield tuple(Cell(CellKind.ANSWER) for _ in row)
        yield tuple(
            Cell(CellKind.PROMPT, cell.text, cell.text) if head else answer_cell(cell)
            for cell in (*row, *empty[len(row) :])
        )
        before = head


def with_grids(drafts: Sequence[Draft], title: str) -> list[Draft]:
    """Return the drafts with the tables that are grids marked, and those that are one joined."""
    result = list[Draft]()
    for number, draft in enumerate(drafts):
        after = drafts[number + 1] if number + 1 < len(drafts) else None
        beside = draft.follows or (after is not None and after.follows)
        if draft.table is None or not boxes_of(
            draft.table, f"{title} {draft.title}", beside=beside
        ):
            result.append(draft)
            continue
        last = result[-1].table if result and draft.follows else None
        if last and last.boxes and len(last.header) == len(draft.table.header):
            result[-1].table = _joined(last, draft.table)
        else:
            draft.table = replace(draft.table, boxes=True)
            result.append(draft)
    return result


def _joined(above: RawTable, below: RawTable) -> RawTable:
    empty = ((RawCell(""),) * len(above.header),)
    head = tuple(replace(cell, bold=True) for cell in below.header)
    return replace(above, rows=(*(above.rows or empty), head, *(below.rows or empty)))
