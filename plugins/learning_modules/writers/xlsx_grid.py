"""A table on its way into a workbook, and the workbook it goes into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from learning_modules.model.download import Identity
from learning_modules.model.template import Row, Sheet, Template
from learning_modules.model.template_terms import Terms, terms_for
from learning_modules.writers.layout import column_widths
from learning_modules.writers.xlsx_inputs import shortened
from learning_modules.writers.xlsx_styles import Styles

#: Characters of a table's header.
_LONGEST = 255


@dataclass(frozen=True)
class Book:
    """What every sheet of one workbook needs."""

    workbook: Workbook
    styles: Styles
    template: Template
    identity: Identity

    @property
    def terms(self) -> Terms:
        """The fixed texts in the module's language."""
        return terms_for(self.identity.language)


@dataclass(frozen=True)
class Grid:
    """A table on its way into a worksheet: its sheet, rows, widths, and whether it is filled."""

    sheet: Sheet
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    example: bool
    choices: dict[str, str]

    @classmethod
    def blank(cls, sheet: Sheet, choices: dict[str, str]) -> Grid:
        """Return the table to fill in; ``choices`` are ranges of long lists by column."""
        return cls(sheet, sheet.blank_rows, column_widths(sheet), example=False, choices=choices)

    @classmethod
    def filled(cls, sheet: Sheet) -> Grid:
        """Return the table of the example."""
        return cls(sheet, sheet.example_rows, column_widths(sheet), example=True, choices={})

    @property
    def room(self) -> float:
        """Width of the whole table."""
        return sum(self.widths)

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """The titles of the columns as a table's header holds them.

        Each is one line of at most 255 characters and differs from the others (ECMA-376 part 1,
        18.5.1.3); long titles that begin alike get a number.
        """
        headers: list[str] = []
        taken: set[str] = set()
        for column in self.sheet.columns:
            title = " ".join(column.title.split())
            header, number = shortened(title, _LONGEST), 1
            while header.lower() in taken:
                number += 1
                header = f"{shortened(title, _LONGEST - 1 - len(str(number)))} {number}"
            taken.add(header.lower())
            headers.append(header)
        return tuple(headers)


def put(target: Worksheet, at: tuple[int, int], text: str, style: Format) -> None:
    """Write a text as a string, whatever it looks like; no text leaves the cell empty."""
    if text:
        target.write_string(*at, text, style)
    else:
        target.write_blank(*at, None, style)
