"""A column between the author's table and the sheet: what is known of it while rules are tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning_modules.model.raw_form import RawCell
from learning_modules.model.template import Cell, CellKind, Column, ColumnOptions, ColumnType


@dataclass(frozen=True)
class Part:
    """A column of the sheet with its cells, one for each row."""

    column: Column
    cells: tuple[Cell, ...]

    def retitled(self, title: str) -> Part:
        """Return the same column under another title."""
        return replace(self, column=replace(self.column, title=title))


@dataclass(frozen=True)
class PlannedColumn:
    """A column of the author's table: title, hint from the title, cells, declared options."""

    title: str
    hint: str
    cells: tuple[RawCell, ...]
    options: ColumnOptions

    def part(self, kind: CellKind, cells: tuple[Cell, ...]) -> Part:
        """Return this column as one column of the sheet."""
        chosen = self.options
        column = Column(
            self.title,
            kind,
            type=ColumnType.BOX if kind is CellKind.BOX else chosen.type,
            choices=chosen.choices,
            total=chosen.total and chosen.type in (ColumnType.MONEY, ColumnType.NUMBER),
            hint=self.hint,
        )
        return Part(column, cells)


def same_title(title: str) -> str:
    """Return a title as it is compared: regardless of case and spaces."""
    return " ".join(title.split()).casefold()


def unique_titles(parts: Sequence[Part]) -> list[Part]:
    """Return the columns with titles that differ, as a spreadsheet's table needs them."""
    taken: set[str] = set()
    result = []
    for part in _with_groups(parts):
        title, number = part.column.title, 1
        while same_title(title) in taken:
            number += 1
            title = f"{part.column.title} {number}"
        taken.add(same_title(title))
        result.append(part.retitled(title))
    return result


def _with_groups(parts: Sequence[Part]) -> list[Part]:
    """Return the columns; the label of a box that stands in two groups gets its group's title."""
    count = Counter(same_title(part.column.title) for part in parts)
    result = []
    for part in parts:
        column = part.column
        clash = column.group and count[same_title(column.title)] > 1
        result.append(part.retitled(f"{column.group}: {column.title}") if clash else part)
    return result
