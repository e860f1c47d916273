"""A table on its way into a workbook, and the workbook it goes into."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from learning_modules.model.download import Identity
from learning_modules.model.template import Column, Row, Sheet, Template
from learning_modules.model.template_terms import Terms, terms_for
from learning_modules.writers.layout import column_widths
from learning_modules.writers.xlsx_inputs import shortened
from learning_modules.writers.xlsx_styles import Styles


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


def header_text(column: Column) -> str:
    """Return the title of a column as a table's header holds it: one line of 255 characters."""
    return shortened(" ".join(column.title.split()), 255)


def put(target: Worksheet, at: tuple[int, int], text: str, style: Format) -> None:
    """Write a text as a string, whatever it looks like; no text leaves the cell empty."""
    if text:
        target.write_string(*at, text, style)
    else:
        target.write_blank(*at, None, style)
