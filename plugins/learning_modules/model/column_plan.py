"""A column between the author's table and the sheet: what is known of it while rules are tried."""

from __future__ import annotations

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
