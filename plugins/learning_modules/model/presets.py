"""Ready-made sets of columns that an author can ask for by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from learning_modules.model.blank import SPARE_ROWS_WITHOUT_PROMPTS
from learning_modules.model.column_plan import same_title
from learning_modules.model.template import (
    Cell,
    CellKind,
    Column,
    ColumnType,
    Row,
    Sheet,
    TemplateOptions,
)


def _text(title: str) -> Column:
    return Column(title, CellKind.ANSWER)


def _choice(title: str, *choices: str) -> Column:
    return Column(title, CellKind.ANSWER, ColumnType.CHOICE, choices)


_LEVELS = ("Very low", "Low", "Moderate", "High", "Very high")

#: Columns by preset.  ``risk-register``: the fields of a risk register in NIST IR 8286.
PRESETS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "risk-register": (
            _text("ID"),
            _choice("Priority", "Low", "Moderate", "High", "Critical"),
            _text("Risk description"),
            _text("Risk category"),
            _choice("Likelihood", *_LEVELS),
            _choice("Impact", *_LEVELS),
            _choice("Exposure rating", *_LEVELS),
            _choice("Response type", "Accept", "Transfer", "Mitigate", "Avoid"),
            Column("Response cost", CellKind.ANSWER, ColumnType.MONEY, total=True),
            _text("Response description"),
            Column("Risk owner", CellKind.ANSWER, ColumnType.PERSON),
            _choice("Status", "Open", "In progress", "Closed"),
        )
    }
)


def preset_sheet(name: str, options: TemplateOptions, title: str) -> Sheet:
    """Return a sheet of the columns of a preset alone."""
    spare = SPARE_ROWS_WITHOUT_PROMPTS if options.spare_rows is None else options.spare_rows
    return Sheet(title, PRESETS[name], rows=(), spare_rows=spare)


def with_preset(sheet: Sheet, name: str) -> Sheet:
    """Return ``sheet`` with those columns of a preset behind its own that it lacks."""
    own = {same_title(column.title) for column in sheet.columns}
    added = tuple(column for column in PRESETS[name] if same_title(column.title) not in own)
    cells = (Cell(CellKind.ANSWER),) * len(added)

    def widened(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(row + cells for row in rows)

    return replace(
        sheet,
        columns=sheet.columns + added,
        rows=widened(sheet.rows),
        example_rows=widened(sheet.example_rows),
    )
