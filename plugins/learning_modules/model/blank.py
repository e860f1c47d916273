"""Which cells of a table a learner fills in: the rules, in the order in which they are tried.

1. ``[e.g., text]`` is an example: empty in the blank, shown in the example.  So is a cell that
   is one as a whole: ``(e.g., text)``, ``Example: text``.
2. ``[ ]`` and ``[x]`` are check boxes: one column per label.
3. In a table with an example, a column with one, or in which all is code, holds answers; the code
   in it is a suggested value.
4. In a table without any mark the first column holds labels, the others answers.
5. A row of dots means more rows; a table whose only mark it is holds answers alone.
6. An empty first cell below a filled one continues it, and so does a ditto mark.
7. Everything else is a prompt and stays as it is.

An author's options for a column come before all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from learning_modules.model.blank_cells import (
    answer_cell,
    continued_cells,
    is_question,
    marked_cell,
    prompt_cell,
)
from learning_modules.model.box_columns import box_columns
from learning_modules.model.box_grids import BOX_LINES, is_matrix
from learning_modules.model.boxes import is_bare_box, read_boxes
from learning_modules.model.choices import choices_of
from learning_modules.model.column_plan import Part, PlannedColumn, same_title, unique_titles
from learning_modules.model.label_columns import (
    are_counts,
    has_open_entries,
    is_own,
    label_count,
    left_open,
)
from learning_modules.model.marks import (
    has_example,
    has_line,
    is_dots,
    is_line,
    is_open,
    is_total,
    placeholder,
    split_example,
    split_placeholder,
    with_mark,
)
from learning_modules.model.raw_form import RawCell, RawTable
from learning_modules.model.table_shape import is_example_row, shaped
from learning_modules.model.template import (
    CellKind,
    ColumnOptions,
    ColumnType,
    Sheet,
    TemplateOptions,
)
from learning_modules.model.template_terms import Terms

#: Empty rows below the prompts, and in a table that has none.
SPARE_ROWS = 3
SPARE_ROWS_WITHOUT_PROMPTS = 10


class Treatment(Enum):
    """How the cells of one column are read."""

    PROMPT = "prompt"
    MARKED = "marked"
    ANSWER = "answer"
    BOXES = "boxes"


@dataclass(frozen=True)
class _Facts:
    """What a whole table says: which marks occur in it, and how many columns are labels.

    It is marked ``weakly`` where boxes, choices or columns left open are its only marks.
    """

    example: bool
    marked: bool
    weakly: bool
    dots: bool
    width: int
    labels: int
    entries: bool = False


def read_table(table: RawTable, options: TemplateOptions, title: str, *, terms: Terms) -> Sheet:
    """Return the sheet that a table of the author makes."""
    written = _filled(table)
    table = shaped(table)
    rows = _filled(table)
    facts = _facts(table, rows)
    planned = [
        column
        for number in range(facts.width)
        for column in _plan(table, rows, number, facts=facts, options=options, terms=terms)
    ]
    parts = unique_titles(planned)
    columns = tuple(part.column for part in parts)
    cells = tuple(tuple(part.cells[row] for part in parts) for row in range(len(rows)))
    examples = {n for n, row in enumerate(reversed(written), 1) if is_example_row(row)}
    own = tuple(row for n, row in enumerate(cells) if len(cells) - n not in examples)
    prompts = any(cell.kind is not CellKind.ANSWER or cell.blank for row in own for cell in row)
    more = facts.dots or not prompts
    return Sheet(
        title=title,
        columns=columns,
        rows=own if prompts else (),
        example_rows=cells,
        spare_rows=_spare_rows(options, table, more=more),
        lines=_lines(table),
        has_total=prompts and len(own) > 1 and is_total(own[-1][0].blank),
    )


def _lines(table: RawTable) -> int:
    """Return the lines that a row has room for: those for which the author left empty ones."""
    if is_matrix(table):
        return BOX_LINES
    empty = (cell.breaks for row in table.rows for cell in row if is_open(cell.text))
    return max(empty, default=0) + 1


def _spare_rows(options: TemplateOptions, table: RawTable, *, more: bool) -> int:
    if options.spare_rows is not None:
        return options.spare_rows
    if is_matrix(table):
        return 0
    written = sum(_is_empty(row) for row in table.rows)
    return max(written, SPARE_ROWS_WITHOUT_PROMPTS if more else SPARE_ROWS)


def _is_empty(row: Sequence[RawCell]) -> bool:
    """Whether a row holds nothing but boxes that are not ticked and have no label."""
    return not any(cell.text.strip() and not is_bare_box(cell.text) for cell in row)


def _is_more(row: Sequence[RawCell]) -> bool:
    """Whether a row says "and so on": nothing but dots, and at least one of them."""
    return not _is_empty(row) and all(not c.text.strip() or is_dots(c.text) for c in row)


def _filled(table: RawTable) -> list[tuple[RawCell, ...]]:
    """Return the rows that hold something of their own, each as wide as the header."""
    width = len(table.header)
    empty = (RawCell(""),) * width
    marked = [[replace(cell, text=with_mark(cell.text)) for cell in row] for row in table.rows]
    rows = [(tuple(row) + empty)[:width] for row in marked if not _is_more(row)]
    filled = [row for row in rows if not _is_empty(row)]
    # A table of nothing but boxes is one to tick.
    boxes = [row for row in rows if any(is_bare_box(cell.text) for cell in row)]
    return filled or boxes


def _facts(table: RawTable, rows: Sequence[Sequence[RawCell]]) -> _Facts:
    cells = [cell for row in rows for cell in row]
    example = any(has_example(cell.text) for cell in [*cells, *table.header])
    boxes = any(read_boxes(cell.text) for cell in cells)
    lines = any(is_line(cell.text) or _is_marked(cell) for cell in cells)
    columns = [[row[n] for row in rows] for n in range(len(table.header))]
    weak = any(map(choices_of, columns[1:])) or any(map(left_open, columns[1:]))
    dots = any(_is_more(row) for row in table.rows)
    return _Facts(
        example=example,
        marked=example or boxes or lines or weak,
        weakly=not (example or lines),
        dots=dots,
        width=len(table.header),
        labels=1 if dots else label_count([cell.text for cell in table.header], columns),
        entries=not example and has_open_entries(columns),
    )


def _plan(
    table: RawTable,
    rows: Sequence[Sequence[RawCell]],
    number: int,
    *,
    facts: _Facts,
    options: TemplateOptions,
    terms: Terms,
) -> list[Part]:
    """Return what one column of the author becomes: itself, or one column for each box."""
    title, hint = split_example(table.header[number].text.replace("\n", " "))
    untitled = (terms.item, terms.answer) if facts.width == 2 else (terms.item,)
    planned = PlannedColumn(
        title or (*untitled, *[terms.column.format(number + 1)] * number)[number],
        hint,
        tuple(row[number] for row in rows),
        _column_options(options, title),
    )
    if number and planned.options == ColumnOptions() and (found := choices_of(planned.cells)):
        choice = ColumnOptions(ColumnType.CHOICE, found)
        planned = replace(planned, options=choice, cells=(RawCell(""),) * len(rows))
    how = _treatment(planned, number, facts=facts, options=options)
    if how is Treatment.BOXES:
        return box_columns(planned, ticks=options.ticks, terms=terms)
    if how is Treatment.PROMPT and number == 0:
        return [planned.part(CellKind.PROMPT, continued_cells(planned.cells))]
    read = {
        Treatment.PROMPT: prompt_cell,
        Treatment.MARKED: marked_cell,
        Treatment.ANSWER: answer_cell,
    }[how]
    kind = CellKind.PROMPT if how is Treatment.PROMPT else CellKind.ANSWER
    return [planned.part(kind, tuple(read(cell) for cell in planned.cells))]


def _column_options(options: TemplateOptions, title: str) -> ColumnOptions:
    named = {same_title(name): value for name, value in options.columns.items()}
    return named.get(same_title(title), ColumnOptions())


def _treatment(
    planned: PlannedColumn, number: int, *, facts: _Facts, options: TemplateOptions
) -> Treatment:
    title = same_title(planned.title)
    if title in map(same_title, options.keep):
        return Treatment.PROMPT
    if title in map(same_title, options.clear):
        return Treatment.ANSWER
    if planned.options.type is ColumnType.BOX or any(read_boxes(c.text) for c in planned.cells):
        return Treatment.BOXES
    if planned.options != ColumnOptions():
        return Treatment.ANSWER
    return _by_rule(planned, number, facts)


def _by_rule(planned: PlannedColumn, number: int, facts: _Facts) -> Treatment:
    """Return the treatment by rules 3 to 7, where no box and no option decides."""
    filled = [cell for cell in planned.cells if not is_open(cell.text)]
    if facts.entries:
        keep = number == 0 and are_counts(planned.cells)
    elif facts.marked:
        lined = any(is_line(cell.text) for cell in planned.cells)
        code = facts.example and filled and all(_is_suggested(cell) for cell in filled)
        if planned.hint or lined or code or any(map(_is_marked, filled)):
            return Treatment.MARKED
        keep = not (number and facts.weakly and is_own(planned.title))
    else:
        asks = number > 0 and all(is_question(cell.text) for cell in filled)
        keep = asks or not (facts.dots or facts.width == 1 or number >= facts.labels)
    return Treatment.PROMPT if keep and filled else Treatment.ANSWER


def _is_marked(cell: RawCell) -> bool:
    """Whether a cell holds an example, a line to write on, or words to replace."""
    return has_example(cell.text) or has_line(cell.text) or any(split_placeholder(cell.text))


def _is_suggested(cell: RawCell) -> bool:
    """Whether a cell can only be a suggestion: code, a placeholder, or marked as an example."""
    return cell.code or has_example(cell.text) or bool(placeholder(cell.text))


def column_titles(sheets: Sequence[Sheet]) -> list[str]:
    """Return the titles by which options may name the columns of these sheets."""
    columns = (column for sheet in sheets for column in sheet.columns)
    return list(dict.fromkeys(column.group or column.title for column in columns))
