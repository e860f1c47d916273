"""CSV files (RFC 4180): one record per row, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from learning_modules.model.cell_text import begins_like_formula
from learning_modules.model.download import Identity
from learning_modules.model.template import Cell, CellKind, Sheet, Template

_EMPTY, _TICKED = "☐", "☑"
#: Characters at which programs of some countries or settings split a line.
_OTHER_SEPARATORS = frozenset(";\t|")
#: Says that the file is UTF-8; without it Excel guesses.
_BYTE_ORDER_MARK = "\ufeff"


class CsvWriter:
    """Writes each sheet of a template as a CSV file: header first, labels filled down."""

    format = "csv"
    media_type = "text/csv"

    def write(self, template: Template, _identity: Identity) -> tuple[bytes, ...]:
        """Return the bytes of one file for each sheet."""
        return tuple(_sheet(sheet) for sheet in template.sheets)


def _sheet(sheet: Sheet) -> bytes:
    buffer = io.StringIO(newline="")
    buffer.write(_BYTE_ORDER_MARK)
    _write(buffer, [column.title for column in sheet.columns])
    for row in sheet.rows:
        _write(buffer, [_text(cell) for cell in row])
    return buffer.getvalue().encode("utf-8")


def _text(cell: Cell) -> str:
    if cell.kind is CellKind.BOX:
        return _TICKED if cell.checked else _EMPTY
    return cell.blank


def _write(buffer: io.StringIO, texts: Sequence[str]) -> None:
    """Write a record; all of it is quoted if a text in it might be split elsewhere."""
    doubtful = any(_OTHER_SEPARATORS.intersection(text) for text in texts)
    writer = csv.writer(
        buffer,
        quoting=csv.QUOTE_ALL if doubtful else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writerow(map(safe_text, texts))


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula: it gets an apostrophe."""
    return f"'{text}" if begins_like_formula(text) else text
