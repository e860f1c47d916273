"""Where the parts of a template stand in its workbook; the page fills in a copy by these places."""

from __future__ import annotations

from learning_modules.model.template import CellKind, Sheet, SheetKind, Template

#: Rows above the header of a table without fields: title, instruction, link, an empty one.
_ROWS_ABOVE = 4
#: Row of the first field, counted from 0.
FIELD_ROW = 3


def header_row(template: Template, number: int) -> int:
    """Return the row of the header of sheet ``number`` (from 1), counted from 0.

    The first sheet has the template's fields above it.  A block of text begins in this row.
    """
    return _ROWS_ABOVE + (len(template.fields) if number == 1 else 0)


def first_row(template: Template, number: int) -> int:
    """Return the first row to fill in of sheet ``number`` (from 1), as a spreadsheet counts."""
    is_text = template.sheets[number - 1].kind is SheetKind.TEXT
    return header_row(template, number) + (1 if is_text else 2)


def field_columns(sheet: Sheet) -> tuple[int, int]:
    """Return the columns of a field's label and its blank: the first two that hold text."""
    places = [n for n, column in enumerate(sheet.columns) if column.kind is not CellKind.BOX]
    first = places[0] if places else 0
    return first, places[1] if len(places) > 1 else len(sheet.columns)


def column_name(number: int) -> str:
    """Return the letters of a column, counted from 0: ``A``, ``Z``, ``AA``."""
    above, letter = divmod(number, 26)
    return (column_name(above - 1) if above else "") + chr(ord("A") + letter)
