"""A template as tables of a page: the example to look at, and the blank form to print."""

from __future__ import annotations

from typing import Any

from learning_modules.model.template import (
    Cell,
    CellKind,
    Column,
    ColumnType,
    Row,
    Sheet,
    SheetKind,
    Template,
)
from learning_modules.writers.layout import column_widths

View = dict[str, Any]


#: A larger template is not shown on the page: readers would pay for it who do not open it.
MOST_CELLS = 1000


def is_shown(template: Template) -> bool:
    """Whether a template is small enough to stand folded in its page."""
    sheets = template.sheets
    return sum(len(sheet.columns) * len(sheet.blank_rows) for sheet in sheets) <= MOST_CELLS


def has_look(template: Template) -> bool:
    """Whether the page of a template has its example folded in the card."""
    return template.has_example and is_shown(template)


def form_view(template: Template) -> View | None:
    """Return both forms of a template, or None; ``example`` is None where it has none."""
    if not is_shown(template):
        return None
    return {
        "instructions": template.instructions,
        "tips": template.tips,
        "blank": {
            "fields": [(label, "") for label in template.fields],
            "sheets": [_blank(sheet, template) for sheet in template.sheets],
        },
        "example": _example(template) if has_look(template) else None,
    }


def _blank(sheet: Sheet, template: Template) -> View:
    rows = [[_blank_cell(cell) for cell in row] for row in sheet.blank_rows]
    return {**_head(sheet, template), "rows": rows}


def _example(template: Template) -> View:
    examples = template.field_examples
    fields = zip(template.fields, examples, strict=False)
    sheets = (sheet for sheet in template.sheets if sheet.has_example)
    return {
        "fields": [(label, text) for label, text in fields if text],
        "sheets": [
            {**_head(sheet, template), "rows": [_example_row(row) for row in sheet.example_rows]}
            for sheet in sheets
        ],
    }


def _head(sheet: Sheet, template: Template) -> View:
    """Return the columns of a sheet; ``share`` is the width of each in percent."""
    several, widths = len(template.sheets) > 1, column_widths(sheet)
    return {
        "title": sheet.title if several else None,
        "is_text": sheet.kind is SheetKind.TEXT,
        "columns": [
            {
                "title": column.title,
                "group": column.group,
                "note": _note(column),
                "is_box": column.kind is CellKind.BOX,
                "share": round(100 * width / sum(widths), 1),
            }
            for column, width in zip(sheet.columns, widths, strict=True)
        ],
    }


def _note(column: Column) -> str:
    """Return what may be answered in a column that has choices."""
    return " / ".join(column.choices) if column.type is ColumnType.CHOICE else ""


def _blank_cell(cell: Cell) -> View:
    if cell.kind is CellKind.BOX:
        return {"box": "ticked" if cell.checked else "empty", "text": "", "shaded": cell.shaded}
    return {"box": None, "text": cell.blank, "answer": cell.kind is CellKind.ANSWER}


def _example_row(row: Row) -> list[View]:
    return [_example_cell(cell) for cell in row]


def _example_cell(cell: Cell) -> View:
    if cell.kind is CellKind.BOX:
        return {"box": "ticked" if cell.ticked else "empty", "text": "", "shaded": False}
    return {"box": None, "text": cell.example, "answer": cell.kind is CellKind.ANSWER}
