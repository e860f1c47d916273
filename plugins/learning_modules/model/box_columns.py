"""Columns of check boxes: one for each label that stands beside a box."""

from __future__ import annotations

from dataclasses import replace

from learning_modules.model.boxes import BoxGroup, read_boxes
from learning_modules.model.column_plan import Part, PlannedColumn
from learning_modules.model.marks import is_open, split_example
from learning_modules.model.raw_form import RawCell
from learning_modules.model.template import Cell, CellKind
from learning_modules.model.template_terms import Terms

#: What an author writes into a cell of a column that is declared as boxes.
_YES = frozenset({"x", "yes", "y", "true", "1", "✓", "✔"})


def box_columns(planned: PlannedColumn, *, ticks: str, terms: Terms) -> list[Part]:
    """Return the columns that a column with boxes becomes.

    ``ticks`` is what the author's ticks mean: ``clear`` (shown in the example only), ``keep``
    (ticked in the blank too) or ``shade`` (in a row with a tick, the unticked boxes are greyed).
    """
    groups = [_group(cell) for cell in planned.cells]
    if not any(group.boxes for group in groups):
        groups = [BoxGroup((("", False),)) for _ in groups]
    if _is_item_column(groups):
        return _items(planned, groups, ticks=ticks, terms=terms)
    labels = list(dict.fromkeys(label for group in groups for label, _ in group.boxes))
    parts = [_text_part(planned, groups)] if any(group.text for group in groups) else []
    for number, label in enumerate(labels, 1):
        cells = tuple(_cell(group, label, ticks=ticks) for group in groups)
        parts.append(_box_part(planned, label, cells, number=number, of=len(labels)))
    return parts


def _group(cell: RawCell) -> BoxGroup:
    """Return the boxes of a cell, each with a label of its own; a cell without any has one."""
    text, _ = split_example(cell.text)
    group = read_boxes(text)
    if group:
        return BoxGroup(_numbered(group.boxes), group.text)
    if is_open(text) or text.strip().lower() in _YES:
        return BoxGroup((("", text.strip().lower() in _YES),))
    return BoxGroup((), text)


def _numbered(boxes: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
    """Return boxes with labels that differ: those without one are numbered."""
    if len(boxes) == 1:
        return boxes
    seen: dict[str, int] = {}
    result = []
    for number, (written, ticked) in enumerate(boxes, 1):
        label = written or str(number)
        seen[label] = seen.get(label, 0) + 1
        result.append((label if seen[label] == 1 else f"{label} {seen[label]}", ticked))
    return tuple(result)


def _is_item_column(groups: list[BoxGroup]) -> bool:
    """Whether each cell is an item with its own box, as in ``[ ] Data bias``."""
    labels = [group.boxes[0][0] for group in groups if len(group.boxes) == 1]
    written = [label for label in labels if label]
    single = len(labels) == len(groups) and bool(written)
    return single and (len(set(written)) > 1 or len(written[0]) > 20)


def _items(
    planned: PlannedColumn, groups: list[BoxGroup], *, ticks: str, terms: Terms
) -> list[Part]:
    """Return a column of the boxes, and one of the items beside them."""
    boxes = tuple(_cell(group, group.boxes[0][0], ticks=ticks) for group in groups)
    texts = tuple(_text(group.boxes[0][0]) for group in groups)
    box = planned.part(CellKind.BOX, boxes)
    items = planned.part(CellKind.PROMPT, texts)
    return [box.retitled(terms.done), items]


def _text(text: str) -> Cell:
    return Cell(CellKind.PROMPT, text, text) if text else Cell(CellKind.ANSWER)


def _text_part(planned: PlannedColumn, groups: list[BoxGroup]) -> Part:
    """Return the column of the texts that stand beside the boxes."""
    cells = tuple(Cell(CellKind.PROMPT, group.text, group.text) for group in groups)
    return planned.part(CellKind.PROMPT, cells)


def _box_part(
    planned: PlannedColumn, label: str, cells: tuple[Cell, ...], *, number: int, of: int
) -> Part:
    part = planned.part(CellKind.BOX, cells)
    if not label:
        return part if of == 1 else part.retitled(f"{planned.title} {number}")
    return Part(replace(part.column, title=label, group=planned.title), part.cells)


def _cell(group: BoxGroup, label: str, *, ticks: str) -> Cell:
    boxes = dict(group.boxes)
    if label not in boxes:
        return Cell(CellKind.PROMPT)
    ticked = boxes[label]
    any_ticked = any(boxes.values())
    return Cell(
        CellKind.BOX,
        ticked=ticked,
        checked=ticked and ticks == "keep",
        shaded=any_ticked and not ticked and ticks == "shade",
    )
