"""The examples of a workbook: those that fit on a page together share a sheet.

Whatever stands on a sheet, it takes 700 bytes of the file, and a reader has one more to look
through.  On one page, no table needs its header twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from xlsxwriter.worksheet import Worksheet

from learning_modules.model.template import CellKind, Sheet
from learning_modules.writers.layout import column_widths
from learning_modules.writers.places import FIELD_ROW
from learning_modules.writers.xlsx_grid import Book, Grid, put
from learning_modules.writers.xlsx_sheet import (
    FIELD,
    height_of,
    write_grid,
    write_head,
    write_rows,
)

#: Between the margins of a landscape page: its width in digits, its height in points (A4 and
#: Letter have more).
_PAGE_WIDTH, _PAGE_HEIGHT = 138.0, 480.0
#: Points: title, note and link of a sheet, the title of a table, and an empty row.
_HEAD, _TITLE, _GAP = 60.0, 21.0, 15.0
#: Tables share columns if these get wider by so much at most.
_WIDER = 1.2


@dataclass(frozen=True)
class Stack:
    """The numbers (from 0) of the template's sheets whose examples share one, and its columns."""

    numbers: tuple[int, ...]
    widths: tuple[float, ...]

    def grids(self, book: Book) -> Iterator[Grid]:
        """Yield the tables from above to below."""
        for number in self.numbers:
            sheet = book.template.sheets[number]
            yield replace(Grid.filled(sheet), widths=self.widths[: len(sheet.columns)])


def stacks(book: Book) -> list[Stack]:
    """Return which examples of a template stand together, in order."""
    found: list[Stack] = []
    for number in _numbers(book):
        stack = Stack((number,), column_widths(book.template.sheets[number]))
        joined = _joined(book, found[-1], stack) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(stack)
    return found


def _numbers(book: Book) -> list[int]:
    """Return the numbers of the sheets that have an example; fields count for the first."""
    sheets = book.template.sheets
    first = any(book.template.field_examples)
    return [n for n, sheet in enumerate(sheets) if sheet.has_example or (first and n == 0)]


def _joined(book: Book, stack: Stack, other: Stack) -> Stack | None:
    """Return both as one, or None if they do not go together or fit on no page."""
    widths = tuple(map(max, zip_longest(stack.widths, other.widths, fillvalue=0.0)))
    both = Stack(stack.numbers + other.numbers, widths)
    sheets = [book.template.sheets[number] for number in both.numbers]
    widest = max(sum(column_widths(sheet)) for sheet in sheets)
    alike = all(_alike(sheet, sheets[-1]) for sheet in sheets)
    fits = alike and sum(widths) <= _WIDER * widest and _height(book, both) <= _PAGE_HEIGHT
    return both if fits else None


def _alike(one: Sheet, other: Sheet) -> bool:
    """Whether columns above each other are of one kind: a box needs little room, a text much."""
    pairs = zip(one.columns, other.columns, strict=False)
    return all((a.kind is CellKind.BOX) == (b.kind is CellKind.BOX) for a, b in pairs)


def _height(book: Book, stack: Stack) -> float:
    """Return how high a stack is on paper, in points, scaled to the width of a page."""
    fields = len(book.template.fields) * FIELD if 0 in stack.numbers else 0.0
    tables = sum(_TITLE + height_of(grid) + 2 * _GAP for grid in stack.grids(book))
    return (_HEAD + fields + tables) * min(1.0, _PAGE_WIDTH / sum(stack.widths))


def write_stack(book: Book, target: Worksheet, stack: Stack, *, is_only: bool) -> None:
    """Write a sheet of examples; ``is_only``: there are no others in the workbook."""
    grids = list(stack.grids(book))
    if len(grids) == 1:
        write_grid(book, target, grids[0], number=stack.numbers[0] + 1)
        return
    widest = max(grids, key=lambda grid: len(grid.widths))
    has_fields = 0 in stack.numbers
    titles = ", ".join(grid.sheet.title for grid in grids)
    title = book.template.title if is_only else titles
    write_head(book, target, widest, title=title, fields=has_fields)
    row = FIELD_ROW + 1 + (len(book.template.fields) if has_fields else 0)
    for grid in grids:
        target.set_row(row, _TITLE)
        put(target, (row, 0), grid.sheet.title, book.styles.title(12))
        # What a group of boxes is about has a row of its own above the header.
        top = row + 1 + any(column.group for column in grid.sheet.columns)
        write_rows(book, target, grid, top)
        row = top + len(grid.rows) + 2
    target.freeze_panes(0, 1)
