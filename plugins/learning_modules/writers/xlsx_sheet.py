"""A sheet of a workbook: title, instruction, link, fields, and the table to fill in."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from learning_modules.model.template import Cell, CellKind, Column, Row, SheetKind
from learning_modules.model.template_terms import is_right_to_left
from learning_modules.writers.layout import BOLD, FILTER, line_count, text_width
from learning_modules.writers.places import FIELD_ROW, field_columns, header_row
from learning_modules.writers.xlsx_grid import Book, Grid, put
from learning_modules.writers.xlsx_inputs import validation, with_any
from learning_modules.writers.xlsx_table import make_table

#: Points: a line of the body font with its leading, and what the edges of a row take.
_LINE, _EDGE = 13.0, 4.0
#: Points: a row to write in by hand is no lower, and no row may be higher (Excel).
_LEAST, _MOST = 30.0, 409.0
#: Points: a row with a single blank, at the foot of which is the line to write on.
FIELD = 24.0
#: Rows above the header are not frozen if they are higher than this, in points.
_FROZEN = 260.0

_TITLE_SIZES = (16, 14, 12, 11)


def write_grid(book: Book, target: Worksheet, grid: Grid, *, number: int) -> None:
    """Write a sheet; ``number`` counts the tables of the workbook from 1."""
    write_head(book, target, grid, title=grid.sheet.title, fields=number == 1)
    top = header_row(book.template, number)
    _freeze(target, grid, top)
    if grid.sheet.kind is SheetKind.TEXT:
        _write_text(book, target, grid, top)
        return
    write_rows(book, target, grid, top)
    if not grid.example:
        make_table(book, target, grid, top=top, number=number)


def write_rows(book: Book, target: Worksheet, grid: Grid, top: int) -> None:
    """Write the header of a table in row ``top``, what its columns are about above, rows below."""
    _write_groups(book, target, grid, top)
    _write_header(book, target, grid, top)
    for place, row in enumerate(grid.rows, top + 1):
        stays = grid.sheet.lines_of(row) > 1 and not grid.example
        target.set_row(place, _row_height(row, grid), None, {"collapsed": stays})
        for column, cell in enumerate(row):
            _write_cell(book, target, (place, column), cell, grid=grid)


def height_of(grid: Grid) -> float:
    """Return the height of a table with its header, in points."""
    return _header_height(grid) + sum(_row_height(row, grid) for row in grid.rows)


def write_head(book: Book, target: Worksheet, grid: Grid, *, title: str, fields: bool) -> None:
    """Set the columns and write what stands above the table; ``fields``: the single blanks too."""
    for place, width in enumerate(grid.widths):
        target.set_column(place, place, width)
    if grid.example:
        title = f"{book.terms.example} – {title}"
    sizes = [s for s in _TITLE_SIZES if text_width(title) * s / 10 * BOLD <= grid.room]
    size = sizes[0] if sizes else _TITLE_SIZES[-1]
    target.set_row(0, size * 1.6)
    put(target, (0, 0), title, book.styles.title(size))
    put(target, (1, 0), _note(book, grid), book.styles.note)
    _write_link(book, target, linked=not grid.example)
    for place, label in enumerate(book.template.fields if fields else ()):
        example = _at(book.template.field_examples, place)
        _write_field(book, target, grid, row=FIELD_ROW + place, texts=(label, example))


def _write_groups(book: Book, target: Worksheet, grid: Grid, top: int) -> None:
    """Write what a group of boxes is about above the first of its columns."""
    before = ""
    for place, column in enumerate(grid.sheet.columns):
        if column.group and column.group != before:
            put(target, (top - 1, place), column.group, book.styles.group)
        before = column.group


def _at(texts: tuple[str, ...], place: int) -> str:
    return texts[place] if place < len(texts) else ""


def _note(book: Book, grid: Grid) -> str:
    """Return the line below the title: the first instruction, as far as it fits."""
    if grid.example:
        return book.terms.example_note
    default = "" if book.template.is_text else book.terms.fill_in
    text = " ".join((book.template.instructions or (default,))[0].split())
    if text_width(text) <= grid.room:
        return text
    words, room = text.split(" "), grid.room - text_width(f"… ({book.terms.read_me})")
    while words and text_width(" ".join(words)) > room:
        words.pop()
    return f"{' '.join(words)}… ({book.terms.read_me})"


def _write_link(book: Book, target: Worksheet, *, linked: bool) -> None:
    """Write which module the sheet is from; a link costs a part of the file: one a table."""
    identity = book.identity
    text = f"{book.terms.module} {identity.module_id}, {book.terms.version} {identity.version}"
    if is_right_to_left(identity.language):
        # LibreOffice jumbles the parts of a link whose text runs in two directions.
        text = f"{identity.module_id} · {identity.version}"
    styles = book.styles.link, book.styles.note
    write_address(target, (2, 0), text, link=(linked and identity.link) or "", styles=styles)


def write_address(
    target: Worksheet, at: tuple[int, int], text: str, *, link: str, styles: tuple[Any, Any]
) -> None:
    """Write a text that leads to ``link``, or the text alone where that is empty or too long.

    ``styles`` are that of the link and that of the text alone.
    """
    linked, plain = styles
    if 0 < len(link) < 2000:
        target.write_url(*at, link, linked, text)
    else:
        put(target, at, text, plain)


def _write_field(
    book: Book, target: Worksheet, grid: Grid, *, row: int, texts: tuple[str, str]
) -> None:
    """Write the label of a single blank and the blank: in the first columns that hold text."""
    label, example = texts
    first, second = field_columns(grid.sheet)
    width = grid.widths[first]
    target.set_row(row, max(line_count(label, width / BOLD) * _LINE + _EDGE, FIELD))
    put(target, (row, first), label, book.styles.field_label)
    put(target, (row, second), example if grid.example else "", book.styles.field)
    if example and not grid.example:
        column = Column(label, CellKind.ANSWER)
        options = validation(
            column,
            Cell(CellKind.ANSWER, suggestion=example),
            terms=book.terms,
            choices_at=None,
        )
        target.data_validation(row, second, row, second, with_any(options or {}))


def _freeze(target: Worksheet, grid: Grid, top: int) -> None:
    """Freeze what stands above the rows, and the first column."""
    height = _header_height(grid) + (top - 3) * FIELD + 60
    target.freeze_panes(top + 1 if height <= _FROZEN else 0, 1)
    target.repeat_rows(top)


def _header_height(grid: Grid) -> float:
    titles = (column.title for column in grid.sheet.columns)
    lines = (line_count(t, (w - FILTER) / BOLD) for t, w in zip(titles, grid.widths, strict=True))
    return max(lines) * _LINE + _EDGE


def _write_header(book: Book, target: Worksheet, grid: Grid, top: int) -> None:
    target.set_row(top, min(_header_height(grid), _MOST))
    for place, header in enumerate(grid.headers):
        put(target, (top, place), header, book.styles.header)


def _row_height(row: Row, grid: Grid) -> float:
    texts = (cell.example if grid.example else cell.blank for cell in row)
    lines = max(line_count(text, width) for text, width in zip(texts, grid.widths, strict=True))
    least = _LINE + _EDGE if grid.example else _LEAST
    if not grid.example:
        lines = max(lines, grid.sheet.lines_of(row))
    return min(max(lines * _LINE + _EDGE, least), _MOST)


def _write_cell(
    book: Book, target: Worksheet, at: tuple[int, int], cell: Cell, *, grid: Grid
) -> None:
    styles, column = book.styles, grid.sheet.columns[at[1]]
    if cell.kind is CellKind.BOX:
        checked = cell.ticked if grid.example else cell.checked
        shaded = cell.shaded and not grid.example
        target.insert_checkbox(*at, checked, styles.box(shaded=shaded))
    elif cell.kind is CellKind.PROMPT:
        put(target, at, cell.blank, styles.prompt)
    else:
        text = cell.example if grid.example else cell.blank
        put(target, at, text, styles.answer(column.type))


def _write_text(book: Book, target: Worksheet, grid: Grid, top: int) -> None:
    """Write a block of text: one line a row, below each other without lines between."""
    for place, row in enumerate(grid.rows, top):
        put(target, (place, 0), row[0].blank, book.styles.code)
