"""Boxes to choose from within a line: ``Type: [ ] new [ ] used``, ``Is it safe? ☐ yes ☐ no``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning_modules.diagnostics import Location
from learning_modules.model.boxes import leading_box, read_boxes
from learning_modules.model.raw_form import RawCell, RawItem, RawTable

#: A label in front of the first choice, where the choices stand before their boxes.
_LABEL = re.compile(r"(?P<label>.*?[:?؟])\s+(?P<first>\S.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class ChoiceLine:
    """A line that asks to choose: what about, and each choice with whether it is ticked."""

    label: str
    boxes: tuple[tuple[str, bool], ...]
    location: Location | None = None


def choice_line(text: str, location: Location | None = None) -> ChoiceLine | None:
    """Return the choices of a line with a label and two boxes or more; None if it is no such."""
    group = read_boxes(text)
    if group is None or len(group.boxes) < 2 or leading_box(text)[0] is not None:
        return None
    boxes, label = group.boxes, group.text
    if not label and (match := _LABEL.match(boxes[0][0])):
        label, boxes = match["label"], ((match["first"], boxes[0][1]), *boxes[1:])
    if not label or not all(choice for choice, _ in boxes):
        return None
    return ChoiceLine(label.rstrip(": "), boxes, location)


def choice_table(lines: Sequence[ChoiceLine]) -> RawTable | None:
    """Return the table that lines with the same choices make, or None."""
    choices = {tuple(choice for choice, _ in line.boxes) for line in lines}
    if len(lines) < 2 or len(choices) > 1:
        return None
    rows = tuple(
        (RawCell(line.label, location=line.location), RawCell(_written(line.boxes)))
        for line in lines
    )
    return RawTable((RawCell(""), RawCell("")), rows)


def _written(boxes: Sequence[tuple[str, bool]]) -> str:
    return " ".join(f"[{'x' if ticked else ' '}] {choice}" for choice, ticked in boxes)


def choice_items(line: ChoiceLine) -> tuple[RawItem, ...]:
    """Return the items of a line of choices: its label, and each choice below it."""
    inner = (RawItem(choice, ticked, 1, line.location) for choice, ticked in line.boxes)
    return (RawItem(line.label, None, 0, line.location), *inner)


def one_box_each(item: RawItem) -> tuple[RawItem, ...]:
    """Return an item with several boxes in a row as one item for each of them."""
    group = None if item.ticked is None else read_boxes(item.text)
    if group is None or not group.text or not all(label for label, _ in group.boxes):
        return (item,)
    boxes = ((group.text, bool(item.ticked)), *group.boxes)
    return tuple(RawItem(text, ticked, item.depth, item.location) for text, ticked in boxes)


def boxed_lines(lines: Sequence[str], location: Location | None) -> tuple[RawItem, ...]:
    """Return the items of a paragraph in which each line begins with a box, else none."""
    read = [leading_box(line) for line in lines]
    if any(ticked is None or not text for ticked, text in read):
        return ()
    items = (RawItem(text, ticked, location=location) for ticked, text in read)
    return tuple(part for item in items for part in one_box_each(item))
