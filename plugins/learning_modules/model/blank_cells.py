"""One cell of a table as it stands in the blank: kept, emptied, or freed of its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning_modules.model.marks import (
    fill_example,
    has_example,
    has_line,
    is_amount,
    is_ditto,
    is_open,
    split_example,
    split_placeholder,
    without_lines,
)
from learning_modules.model.raw_form import RawCell
from learning_modules.model.template import Cell, CellKind

_QUESTION = re.compile(r"[?？؟]\s*\Z")
#: A label with nothing behind it, or the sign of a currency.
_LEADS = re.compile(r"[^\W\d_][^:\n]{0,60}[:：]\Z|[$€£%]\Z")


def is_question(text: str) -> bool:
    """Whether a text asks something: whoever fills in the form has to read it."""
    return bool(_QUESTION.search(text)) and not has_example(text)


def continued_cells(cells: Sequence[RawCell]) -> tuple[Cell, ...]:
    """Return the cells of the first column, each label written out again where it is left out."""
    label, result = "", []
    for cell in cells:
        own = "" if is_open(cell.text) else cell.text
        repeat = bool(label) and (not cell.text.strip() or is_ditto(cell.text))
        label = label if repeat else own or label
        if repeat:
            result.append(Cell(CellKind.PROMPT, label, label, continued=True))
        else:
            result.append(prompt_cell(cell))
    return tuple(result)


def prompt_cell(cell: RawCell) -> Cell:
    """Return a cell that keeps its text; one without any is there to be filled in."""
    if is_open(cell.text):
        return Cell(CellKind.ANSWER)
    text = fill_example(cell.text)
    return Cell(CellKind.PROMPT, text, text)


def answer_cell(cell: RawCell) -> Cell:
    """Return a cell that is emptied; what stood in it is the example.

    A question, a label and a sign of a currency are none, unless they are code: they stay in front
    of the answer.
    """
    leads = is_question(cell.text) or _LEADS.match(cell.text.strip())
    if leads and not cell.code:
        return Cell(CellKind.ANSWER, cell.text, cell.text)
    text = "" if is_open(cell.text) else fill_example(cell.text)
    return Cell(CellKind.ANSWER, "", text, text)


def marked_cell(cell: RawCell) -> Cell:
    """Return a cell of an answer column: its marks are taken out, other text but a number stays."""
    if has_example(cell.text):
        label, example = split_example(cell.text)
        return Cell(CellKind.ANSWER, label, fill_example(cell.text), example)
    if has_line(cell.text) and not is_open(cell.text):
        label = without_lines(cell.text)
        return Cell(CellKind.ANSWER, label, label)
    label, inner = split_placeholder(cell.text)
    if inner:
        return Cell(CellKind.ANSWER, label, cell.text, inner)
    return answer_cell(cell) if cell.code or is_amount(cell.text) else prompt_cell(cell)
