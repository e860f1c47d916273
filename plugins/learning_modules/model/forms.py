"""Sheets made of lists, single fields and blocks of text."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.model.blank import SPARE_ROWS
from learning_modules.model.categories import levels
from learning_modules.model.column_plan import same_title
from learning_modules.model.item_fields import split_items
from learning_modules.model.marks import split_example
from learning_modules.model.raw_form import RawField, RawItem
from learning_modules.model.template import (
    LEVEL_MARK,
    Cell,
    CellKind,
    Column,
    ColumnType,
    Sheet,
    SheetKind,
    TemplateOptions,
)
from learning_modules.model.template_terms import Terms


def checklist_sheet(
    items: Sequence[tuple[str, RawItem]], options: TemplateOptions, title: str, *, terms: Terms
) -> Sheet:
    """Return one row for each item: its box, its text, and room for notes.

    ``items`` are pairs of category and item; a column of categories stands in front if there
    are any.  Blanks at the end of items have columns of their own.
    """
    with_category = any(category for category, _ in items)
    split, titles = split_items([item for _, item in items])
    own = [title for title in titles if same_title(title) != same_title(terms.notes)]
    columns = (
        Column(terms.category, CellKind.PROMPT),
        Column(terms.done, CellKind.BOX, ColumnType.BOX),
        Column(terms.item, CellKind.PROMPT),
        *(Column(title, CellKind.ANSWER) for title in own),
        Column(terms.notes, CellKind.ANSWER),
    )
    any_ticked = any(item.ticked for _, item in items)
    shade = options.ticks == "shade" and any_ticked
    rows, before, deep = [], "", levels(items)
    for (category, _), fielded, level in zip(items, split, deep, strict=True):
        box = _box(fielded.item, options, shade=shade)
        prompt, notes = _prompt(fielded.item, level, nested=any(deep))
        answers = (_field_cell(fielded.fields.get(same_title(title))) for title in own)
        row = (_category(category, continued=category == before), box, prompt, *answers, notes)
        rows.append(row if with_category else row[1:])
        before = category
    return Sheet(
        title=title,
        columns=columns if with_category else columns[1:],
        rows=tuple(rows),
        example_rows=tuple(rows),
        spare_rows=_spare(options, SPARE_ROWS),
        kind=SheetKind.CHECKLIST,
    )


def _spare(options: TemplateOptions, default: int) -> int:
    return default if options.spare_rows is None else options.spare_rows


def _category(category: str, *, continued: bool) -> Cell:
    return Cell(CellKind.PROMPT, category, category, continued=continued and bool(category))


def _box(item: RawItem, options: TemplateOptions, *, shade: bool) -> Cell:
    ticked = bool(item.ticked)
    return Cell(
        CellKind.BOX,
        ticked=ticked,
        checked=ticked and options.ticks == "keep",
        shaded=shade and not ticked,
    )


def _field_cell(field: RawField | None) -> Cell:
    if field is None:
        return Cell(CellKind.ANSWER)
    return Cell(CellKind.ANSWER, "", field.example, field.example or field.hint)


def _prompt(item: RawItem, level: int, *, nested: bool) -> tuple[Cell, Cell]:
    """Return the cells of an item's text and its notes.

    In a list within lists the text says how deep it stands, in a form that survives in every
    format: by its number (``1.2``), else by a dash for each level.
    """
    text, example = split_example(item.text)
    mark = LEVEL_MARK * level
    if nested and item.number:
        mark = f"{item.number} " if "." in item.number else f"{item.number}. "
    text = mark + text
    return (
        Cell(CellKind.PROMPT, text, text, level=level),
        Cell(CellKind.ANSWER, "", example, example),
    )


def form_sheet(
    fields: Sequence[RawField], options: TemplateOptions, title: str, *, terms: Terms
) -> Sheet:
    """Return one row for each field: its label, and room for the answer."""
    rows = tuple(
        (Cell(CellKind.PROMPT, field.label, field.label), _field_cell(field)) for field in fields
    )
    return Sheet(
        title=title,
        columns=(
            Column(terms.item, CellKind.PROMPT),
            Column(terms.answer, CellKind.ANSWER),
        ),
        rows=rows,
        example_rows=rows,
        spare_rows=_spare(options, 0),
        kind=SheetKind.FORM,
    )


def text_sheet(
    lines: Sequence[str], options: TemplateOptions, title: str, *, terms: Terms
) -> Sheet:
    """Return one row for each line of a block of text, to copy and change."""
    rows = tuple((Cell(CellKind.PROMPT, line, line),) for line in lines)
    return Sheet(
        title=title,
        columns=(Column(terms.text, CellKind.PROMPT),),
        rows=rows,
        example_rows=rows,
        spare_rows=_spare(options, 0),
        kind=SheetKind.TEXT,
    )
