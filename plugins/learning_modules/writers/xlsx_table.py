"""What makes cells a table: sorting and filtering, totals, help and types for what is filled in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from learning_modules.model.template import Cell, Column
from learning_modules.writers.xlsx_grid import Book, Grid, put
from learning_modules.writers.xlsx_inputs import shortened, validation, with_any

# What stands for something else in a reference to a table's column.
_REFERENCE_MARKS = re.compile(r"[\[\]#'@]")

# Alternative text of tables came with this version of XlsxWriter.
_ALT_TEXT = tuple(int(part) for part in xlsxwriter.__version__.split(".")[:2]) >= (3, 3)


def make_table(book: Book, target: Worksheet, grid: Grid, *, top: int, number: int) -> None:
    """Make the cells written below the header in row ``top`` a table to fill in."""
    rows = (top, top + len(grid.rows))
    _add_inputs(book, target, grid, top)
    _add_table(book, target, grid, rows=rows, number=number)
    _grey_repeats(book, target, grid, rows=rows)


def _add_inputs(book: Book, target: Worksheet, grid: Grid, top: int) -> None:
    """Add help, lists and types to the cells; like ones below each other are one entry."""
    for column in range(len(grid.sheet.columns)):
        options = [_input(book, grid, row[column], column) for row in grid.rows]
        place = top + 1
        for value, group in groupby(options):
            last = place + sum(1 for _ in group) - 1
            if value:
                target.data_validation(place, column, last, column, with_any(value))
            place = last + 1


def _input(book: Book, grid: Grid, cell: Cell, place: int) -> dict[str, Any] | None:
    column = grid.sheet.columns[place]
    if not grid.sheet.rows:
        cell = replace(cell, suggestion=_first_example(grid, place))
    where = grid.choices.get(column.title)
    return validation(column, cell, terms=book.terms, choices_at=where)


def _first_example(grid: Grid, column: int) -> str:
    """Return the author's first example for a column, where no row has one of its own."""
    rows = grid.sheet.example_rows
    return rows[0][column].example if rows else ""


def _add_table(
    book: Book, target: Worksheet, grid: Grid, *, rows: tuple[int, int], number: int
) -> None:
    """Make the cells a table: it can be sorted and filtered, and grows with new rows."""
    columns = grid.sheet.columns
    totals = any(column.total for column in columns)
    options: dict[str, Any] = {
        "name": f"Form{number}",
        "style": None,
        "columns": list(map(partial(_table_column, book), columns, grid.headers)),
        "total_row": totals,
    }
    if _ALT_TEXT:
        titles = ", ".join(column.title for column in columns)
        options["title"] = shortened(grid.sheet.title, 255)
        options["description"] = shortened(f"{grid.sheet.title}: {titles}", 255)
    target.add_table(rows[0], 0, rows[1] + totals, len(columns) - 1, options)
    if totals:
        _write_totals(book, target, grid, at=rows[1] + 1, name=options["name"])


def _table_column(book: Book, column: Column, header: str) -> dict[str, Any]:
    options: dict[str, Any] = {
        "header": header,
        "header_format": book.styles.header,
    }
    if column.total:
        options["total_function"] = "sum"
    return options


def _write_totals(book: Book, target: Worksheet, grid: Grid, *, at: int, name: str) -> None:
    """Write the row of totals: the only formulas in a download, and declared by the author."""
    for place, column in enumerate(grid.sheet.columns):
        style = book.styles.total(column.type)
        if column.total:
            title = _REFERENCE_MARKS.sub(r"'\g<0>", grid.headers[place])
            target.write_formula(at, place, f"=SUBTOTAL(109,{name}[{title}])", style, 0)
        else:
            put(target, (at, place), book.terms.total if place == 0 else "", style)


def _grey_repeats(book: Book, target: Worksheet, grid: Grid, *, rows: tuple[int, int]) -> None:
    """Grey a label that repeats the one above it; still there to sort and filter by."""
    pairs = pairwise(row[0].blank for row in grid.sheet.rows)
    if not any(row[0].continued for row in grid.sheet.rows) or not any(a == b for a, b in pairs):
        return
    first = rows[0] + 3  # the second row of the table, as a spreadsheet counts
    target.conditional_format(
        first - 1,
        0,
        rows[1],
        0,
        {
            "type": "formula",
            "criteria": f'=AND($A{first}<>"",$A{first}=$A{first - 1})',
            "format": book.styles.repeat,
        },
    )
