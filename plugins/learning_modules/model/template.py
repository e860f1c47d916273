"""Templates: the forms a learner fills in, as read from a table, list or form of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from learning_modules.diagnostics import Location


class ColumnType(StrEnum):
    """What an answer in a column is; only what the author declares is ever assumed."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    CHOICE = "choice"
    PERSON = "person"
    BOX = "box"


@dataclass(frozen=True)
class ColumnOptions:
    """What the author declares of one column."""

    type: ColumnType = ColumnType.TEXT
    choices: tuple[str, ...] = ()
    total: bool = False


@dataclass(frozen=True)
class TemplateOptions:
    """What the front matter says of one template; None means the site's or the rule's default.

    ``clear`` and ``keep`` name columns that are answers or prompts whatever the rules say;
    ``ticks`` is ``clear``, ``keep`` or ``shade``; ``fields`` are labels of form fields above the
    table; ``preset`` names a ready-made set of columns.
    """

    formats: tuple[str, ...] | None = None
    title: str | None = None
    instructions: str | None = None
    spare_rows: int | None = None
    clear: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    ticks: str = "clear"
    columns: Mapping[str, ColumnOptions] = field(default_factory=lambda: MappingProxyType({}))
    fields: tuple[str, ...] = ()
    paper: str | None = None
    preset: str | None = None


class CellKind(StrEnum):
    """What a cell is in the blank template."""

    PROMPT = "prompt"
    ANSWER = "answer"
    BOX = "box"


@dataclass(frozen=True)
class Cell:
    """One cell: what the blank template shows in it, and what the example shows.

    ``blank`` is empty for an answer; ``suggestion`` is the author's example or suggested value,
    offered as help while filling in; ``example`` and ``ticked`` are those of the example sheet;
    ``continued`` says that the author left the label out because the row above has it.
    """

    kind: CellKind
    blank: str = ""
    example: str = ""
    suggestion: str = ""
    ticked: bool = False
    continued: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its title (unique on its sheet), what its cells are, and the declared type."""

    title: str
    kind: CellKind
    type: ColumnType = ColumnType.TEXT
    choices: tuple[str, ...] = ()
    total: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table of a template: columns, rows with a cell for each column, and spare rows below.

    ``example_rows`` are the rows of the example; they differ from ``rows`` where the author wrote
    a row of dots (then the blank has no rows of its own).
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    example_rows: tuple[tuple[Cell, ...], ...] = ()
    spare_rows: int = 3


@dataclass(frozen=True)
class Template:
    """A form to fill in, as it stands under one ``.template`` heading.

    ``id`` is the section's id; ``title`` the heading's text; ``instructions`` the text before the
    first table, ``tips`` what stands below it; ``fields`` are labels of single blanks above it.
    """

    id: str
    title: str
    location: Location
    sheets: tuple[Sheet, ...]
    instructions: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("xlsx", "docx", "csv", "md")
    paper: str = "a4"

    @property
    def has_example(self) -> bool:
        """Whether any cell has an example to show."""
        rows = (row for sheet in self.sheets for row in sheet.example_rows)
        return any(cell.example != cell.blank or cell.ticked for row in rows for cell in row)
