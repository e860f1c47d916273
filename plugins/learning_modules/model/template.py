"""Templates: the forms a learner fills in, as read from a table, list or form of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from learning_modules.diagnostics import Location
from learning_modules.model.marks import split_placeholder
from learning_modules.settings import Settings

#: Stands before an item of a list once for each item that it stands below.
LEVEL_MARK = "– "


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


@dataclass(frozen=True)
class TemplateDefaults:
    """What holds for a template whose options say nothing, and how large it may be.

    ``language`` is the module's, as a BCP 47 tag: the column titles that we add are in it.
    ``max_rows`` and ``max_columns`` hold for each sheet, ``max_characters`` for each cell.
    """

    formats: tuple[str, ...] = ("xlsx", "docx", "csv", "md")
    paper: str = "a4"
    language: str = "en"
    max_rows: int = 500
    max_columns: int = 40
    max_characters: int = 32_767

    @classmethod
    def of(cls, settings: Settings, language: str | None = None) -> TemplateDefaults:
        """Return the site's defaults for a module in ``language`` (None: the site's language)."""
        return cls(
            formats=settings.formats,
            paper=settings.paper,
            language=language or settings.language,
            max_rows=settings.limit("template-rows"),
            max_columns=settings.limit("template-columns"),
            max_characters=settings.limit("cell-characters"),
        )


class CellKind(StrEnum):
    """What a cell is in the blank template."""

    PROMPT = "prompt"
    ANSWER = "answer"
    BOX = "box"


class SheetKind(StrEnum):
    """What the author wrote a sheet as; writers show each in its own way."""

    TABLE = "table"
    CHECKLIST = "checklist"
    FORM = "form"
    TEXT = "text"


@dataclass(frozen=True)
class Cell:
    """One cell: what the blank template shows in it, and what the example shows.

    ``blank`` is empty for an answer (but for a label that stands in front of the author's mark);
    ``suggestion`` is the author's example or suggested value, offered as help while filling in;
    ``example`` and ``ticked`` are those of the example sheet; ``continued`` says that the author
    left the label out because the row above has it; ``checked`` that a box is ticked in the blank
    too, ``shaded`` that it is greyed there.  ``level`` is how deep an item stands below others of
    its list; its text says so, too, by a number or by as many of :data:`LEVEL_MARK`.
    """

    kind: CellKind
    blank: str = ""
    example: str = ""
    suggestion: str = ""
    ticked: bool = False
    continued: bool = False
    checked: bool = False
    shaded: bool = False
    level: int = 0


@dataclass(frozen=True)
class Column:
    """A column: its title (unique on its sheet), what its cells are, and the declared type.

    ``group`` is the title of the author's column that this one was split from (a group of boxes);
    ``hint`` is the author's example for the whole column, from its title.
    """

    title: str
    kind: CellKind
    type: ColumnType = ColumnType.TEXT
    choices: tuple[str, ...] = ()
    total: bool = False
    group: str = ""
    hint: str = ""

    def empty_cell(self) -> Cell:
        """Return the cell of a spare row in this column."""
        return Cell(CellKind.BOX if self.kind is CellKind.BOX else CellKind.ANSWER)


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """One table of a template: columns, rows with a cell for each column, and spare rows below.

    ``example_rows`` are the rows of the example; they differ from ``rows`` where the author wrote
    a row of dots (then the blank has no rows of its own).  ``lines`` is how many lines of text a
    row with something to fill in has room for at least; ``has_total`` says that the last row adds
    up the others, so that spare rows stand above it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    example_rows: tuple[Row, ...] = ()
    spare_rows: int = 3
    kind: SheetKind = SheetKind.TABLE
    lines: int = 1
    has_total: bool = False

    def lines_of(self, row: Row) -> int:
        """Return how many lines of text a row has room for at least."""
        return self.lines if any(cell.kind is CellKind.ANSWER for cell in row) else 1

    @property
    def blank_rows(self) -> tuple[Row, ...]:
        """The rows of the blank template: those with prompts, then the spare ones; at least one.

        Spare ones stand above the author's total, which goes where a column is added up by us.
        """
        spare = max(self.spare_rows, 0 if self.rows else 1)
        room = (tuple(column.empty_cell() for column in self.columns),) * spare
        if not self.has_total:
            return self.rows + room
        total = () if any(column.total for column in self.columns) else self.rows[-1:]
        return self.rows[:-1] + room + total

    @property
    def has_example(self) -> bool:
        """Whether the example shows what the blank does not, and more than what to write."""
        cells = (cell for row in self.example_rows for cell in row)
        shown = (cell.ticked or (cell.example != cell.blank and not _asks(cell)) for cell in cells)
        return any(shown)


@dataclass(frozen=True)
class Template:
    """A form to fill in, as it stands under one ``.template`` heading.

    ``id`` is the section's id; ``title`` the heading's text; ``instructions`` the text before the
    first table, ``tips`` what stands below it; ``fields`` are labels of single blanks above it,
    ``field_examples`` the author's example for each of them (empty where there is none).
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
    field_examples: tuple[str, ...] = ()

    @property
    def has_example(self) -> bool:
        """Whether any cell or field has an example to show."""
        return any(self.field_examples) or any(sheet.has_example for sheet in self.sheets)

    @property
    def is_text(self) -> bool:
        """Whether it is nothing but text to adapt: there is no cell to fill in."""
        return not self.fields and all(sheet.kind is SheetKind.TEXT for sheet in self.sheets)


def _asks(cell: Cell) -> bool:
    """Whether what a cell shows in the example are words to replace and no example."""
    return any(split_placeholder(cell.example))


def choice_lists(sheet: Sheet) -> tuple[str, ...]:
    """Return, for each column with choices, its title and what may be chosen."""
    return tuple(
        f"{column.title}: {' / '.join(column.choices)}"
        for column in sheet.columns
        if column.choices
    )


def box_groups(sheet: Sheet) -> tuple[str, ...]:
    """Return, for each group of box columns, what it is about and the titles of its columns."""
    lines = []
    for group in dict.fromkeys(column.group for column in sheet.columns if column.group):
        titles = [column.title for column in sheet.columns if column.group == group]
        told = "".join(titles) in re.sub(r"[\s,;/]", "", group)
        lines.append(group if told else f"{group}: {', '.join(titles)}")
    return tuple(lines)
