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
    box_groups,
)
from learning_modules.model.template_terms import terms_for
from learning_modules.writers.layout import column_widths
from learning_modules.writers.places import FIELD_ROW, column_name, field_columns, first_row

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


def form_view(template: Template, language: str = "en") -> View | None:
    """Return both forms of a template, or None; ``example`` is None where it has none.

    ``language`` is the module's: what we add to its form is in it.
    """
    if not is_shown(template):
        return None
    return {
        "instructions": template.instructions,
        "tips": template.tips,
        "blank": {
            "fields": _fields(template),
            "fields_at": _fields_at(template),
            "sheets": [_blank(template, number, language) for number in _numbers(template)],
        },
        "example": _example(template) if has_look(template) else None,
    }


def _numbers(template: Template) -> range:
    return range(1, len(template.sheets) + 1)


def _fields(template: Template) -> list[tuple[str, str]]:
    """Return the label of each single blank, and the author's example for it or nothing."""
    examples = (*template.field_examples, *[""] * len(template.fields))
    return list(zip(template.fields, examples, strict=False))


def _fields_at(template: Template) -> View:
    """Return where the single blanks begin in the workbook."""
    return {"column": column_name(field_columns(template.sheets[0])[1]), "row": FIELD_ROW + 1}


def _blank(template: Template, number: int, language: str) -> View:
    sheet = template.sheets[number - 1]
    rows = [
        [_blank_cell(*pair) for pair in zip(row, sheet.columns, strict=True)]
        for row in sheet.blank_rows
    ]
    totals = [column.total for column in sheet.columns]
    return {
        **_head(sheet, template),
        "rows": rows,
        "labels": _labels(sheet),
        "groups": box_groups(sheet),
        "first_row": first_row(template, number),
        "total": terms_for(language).total if any(totals) else None,
    }


def _labels(sheet: Sheet) -> list[str]:
    """Return what the script calls each row that has no prompt and is no spare one, else nothing.

    A row of boxes is named by the titles above it, another one by what stands in front of answers.
    """
    labels, above = [], [column.title for column in sheet.columns]
    for row in sheet.rows:
        prompts = [cell.blank for cell in row if cell.kind is CellKind.PROMPT and cell.blank]
        written = [cell.blank for cell in row if cell.blank]
        boxes = above if sheet.lines > 1 and sheet.spare_rows == 0 else []
        labels.append("" if prompts else " · ".join(boxes or written))
        above = prompts or above
    return labels if any(labels) and not sheet.has_total else []


def _example(template: Template) -> View:
    sheets = (sheet for sheet in template.sheets if sheet.has_example)
    return {
        "fields": [(label, text) for label, text in _fields(template) if text],
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
                "type": None if column.type is ColumnType.TEXT else column.type.value,
                "choices": column.choices,
                "total": column.total,
                "share": round(100 * width / sum(widths), 1),
            }
            for column, width in zip(sheet.columns, widths, strict=True)
        ],
    }


def _note(column: Column) -> str:
    """Return what may be answered in a column that has choices."""
    return " / ".join(column.choices) if column.type is ColumnType.CHOICE else ""


def _blank_cell(cell: Cell, column: Column) -> View:
    if cell.kind is CellKind.BOX:
        box = "ticked" if cell.checked else "empty"
        return {"box": box, "text": "", "shaded": cell.shaded, "answer": False, "help": ""}
    answer = cell.kind is CellKind.ANSWER
    help_text = (cell.suggestion or column.hint) if answer else ""
    return {"box": None, "text": cell.blank, "answer": answer, "help": help_text}


def _example_row(row: Row) -> list[View]:
    return [_example_cell(cell) for cell in row]


def _example_cell(cell: Cell) -> View:
    if cell.kind is CellKind.BOX:
        return {"box": "ticked" if cell.ticked else "empty", "text": "", "shaded": False}
    return {"box": None, "text": cell.example, "answer": cell.kind is CellKind.ANSWER}
