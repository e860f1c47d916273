"""Tables whose shape Markdown forces on their author, as the author meant them.

Markdown has no table without a header, and none with two rows of titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from learning_modules.model.marks import (
    example_word,
    has_example,
    has_line,
    is_open,
    placeholder,
    split_example,
    with_mark,
)
from learning_modules.model.raw_form import RawCell, RawTable

_HINT = re.compile(r"\(([^\W\d_][^()]{1,80})\)\Z")

#: What heads the labels of a form, in the languages of our own texts, and is no label itself.
_TITLE = re.compile(
    r"(?:items?|questions?|fields?|topics?|criteri(?:on|a)|aspects?|elements?|categor(?:y|ies)"
    r"|information|fragen?|felde?r?|punkte?|themen?|kriteri(?:um|en)|angaben?|champs?|éléments?"
    r"|critères?|sujets?|rubriques?|preguntas?|campos?|elementos?|criterios?|temas?"
    r"|السؤال|الأسئلة|البند|الحقل|العنصر|المعيار)\Z",
    re.IGNORECASE,
)

Cells = tuple[RawCell, ...]


def shaped(table: RawTable) -> RawTable:
    """Return a table with a header that is one, and with marks where a whole row is an example."""
    rows = tuple(_marked(row) for row in table.rows)
    return _with_two_headers(_without_header(replace(table, rows=rows)))


def _without_header(table: RawTable) -> RawTable:
    """Return a table of labels and answers in two columns with its header as the row that it is."""
    if len(table.header) != 2 or not table.rows:
        return table
    label, answer = table.header
    written = answer.text.strip()
    example = has_example(written) and not split_example(written)[0]
    blank = is_open(written) or has_line(written) or placeholder(written) or example
    title = _TITLE.match(label.text.strip()) and not written
    if not label.text.strip() or not blank or title or _holds_text(table):
        return table
    return replace(table, header=(RawCell(""), RawCell("")), rows=(table.header, *table.rows))


def _holds_text(table: RawTable) -> bool:
    """Whether the second column is one of plain texts: then the first title heads the labels."""
    answers = [row[1].text for row in table.rows if len(row) > 1]
    return any(not is_open(t) and not has_example(t) and not placeholder(t) for t in answers)


def _with_two_headers(table: RawTable) -> RawTable:
    """Return a table with its two rows of titles as one: ``First quarter: Hours``."""
    titles = [cell.text.strip() for cell in table.header]
    if len(table.rows) < 2 or len(titles) < 3 or not any(titles[1:]):
        return table
    below = table.rows[0]
    full = len(below) == len(titles) and all(cell.text.strip() for cell in below[1:])
    bold = full and all(cell.bold for cell in below[1:])
    if not full or below[0].text.strip() or (all(titles[1:]) and not bold):
        return table
    header, group = [table.header[0]], ""
    for cell, title in zip(below[1:], table.header[1:], strict=True):
        group = title.text.strip() or group
        header.append(replace(cell, text=f"{group}: {cell.text}" if group else cell.text))
    return replace(table, header=tuple(header), rows=table.rows[1:])


def is_example_row(row: Sequence[RawCell]) -> bool:
    """Whether a row is an example as a whole: its first cell says so, and no other one."""
    if len(row) < 2 or not row[0].text.strip():
        return False
    first = row[0].text
    says = bool(example_word(first)) or with_mark(first) != first
    return says and not any(has_example(with_mark(cell.text)) for cell in row[1:])


def _marked(row: Cells) -> Cells:
    """Return a row with a mark on each cell if all of it is an example, or says what to write."""
    if is_example_row(row):
        return tuple(_as_example(cell) for cell in row)
    hints = [_HINT.match(cell.text.strip()) for cell in row]
    if len(row) > 1 and all(hints):
        pairs = zip(row, hints, strict=True)
        return tuple(replace(cell, text=f"[{hint[1]}]") for cell, hint in pairs if hint)
    return row


def _as_example(cell: RawCell) -> RawCell:
    text = cell.text.strip()
    marked = with_mark(text)
    if not text or is_open(text) or marked != text or "[" in text:
        return replace(cell, text=marked)
    return replace(cell, text=f"[e.g., {text}]")
