"""Cell formats of a workbook: headers white on dark blue, prompts grey, cells to fill in white."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from learning_modules.model.template import ColumnType

#: Body font: metric-equal fonts of this name are on every system.
FONT: dict[str, Any] = {
    "font_name": "Arial",
    "font_size": 10,
    "font_family": 2,
    "font_scheme": False,
}
HEADER_BLUE = "#1F3864"
PROMPT_GREY = "#F2F2F2"
SHADE_GREY = "#BFBFBF"
LINE_GREY = "#A6A6A6"
#: Text of repeated labels and notes; 5.7:1 on white, 5.1:1 on the grey of prompts.
QUIET_GREY = "#666666"

#: Programs that know no native check boxes show the value through its number format.
_BOX_NUMBERS = '[=1]"☑";[=0]"☐";General'

NUMBER_FORMATS = {
    ColumnType.DATE: "yyyy-mm-dd",
    ColumnType.MONEY: "#,##0.00",
    ColumnType.NUMBER: "General",
}


class Styles:
    """The formats of one workbook, each made when first asked for."""

    def __init__(self, workbook: Workbook, *, right_to_left: bool = False) -> None:
        self._workbook = workbook
        self._direction = {"reading_order": 2, "align": "right"} if right_to_left else {}
        # An address is read from left to right wherever it stands.
        self._address = {**self._direction, "reading_order": 1} if right_to_left else {}
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._answers: dict[ColumnType, Format] = {}

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**self._direction, **properties})
        return self._made[key]

    def _cell(self, **properties: Any) -> Format:
        return self._format(
            text_wrap=True, valign="top", border=1, border_color=LINE_GREY, **properties
        )

    def title(self, size: int) -> Format:
        """Return the format of a sheet's title in points."""
        return self._format(bold=True, font_size=size, font_color=HEADER_BLUE)

    @property
    def note(self) -> Format:
        """A line above the table."""
        return self._format(font_color="#404040")

    @property
    def link(self) -> Format:
        """A line above the table that leads to an address."""
        return self._format(font_color="#0563C1", underline=1, **self._address)

    @property
    def group(self) -> Format:
        """What the columns below are about."""
        return self._format(italic=True, font_color=QUIET_GREY)

    @property
    def header(self) -> Format:
        """The title of a column."""
        return self._cell(bold=True, font_color="#FFFFFF", bg_color=HEADER_BLUE)

    @cached_property
    def prompt(self) -> Format:
        """A text of the author that stays."""
        return self._cell(bg_color=PROMPT_GREY, num_format="@")

    @property
    def code(self) -> Format:
        """A line of a block of text: as written, in a font of equal widths."""
        return self._format(font_name="Courier New", font_family=3, num_format="@")

    def answer(self, kind: ColumnType = ColumnType.TEXT) -> Format:
        """Return the format of a cell to fill in with a value of this type."""
        if kind not in self._answers:
            self._answers[kind] = self._cell(num_format=NUMBER_FORMATS.get(kind, "General"))
        return self._answers[kind]

    def box(self, *, shaded: bool = False) -> Format:
        """Return the format of a check box."""
        shade = {"bg_color": SHADE_GREY} if shaded else {}
        return self._format(
            checkbox=True,
            num_format=_BOX_NUMBERS,
            align="center",
            valign="top",
            border=1,
            border_color=LINE_GREY,
            **shade,
        )

    @property
    def field_label(self) -> Format:
        """The label of a single blank above the table, on the line that is written on."""
        return self._format(bold=True, valign="bottom", text_wrap=True)

    @property
    def field(self) -> Format:
        """A single blank above the table."""
        return self._format(bottom=1, bottom_color=LINE_GREY, text_wrap=True, valign="bottom")

    def total(self, kind: ColumnType = ColumnType.TEXT) -> Format:
        """Return the format of the row of totals in a column of this type."""
        number = NUMBER_FORMATS.get(kind, "General")
        return self._cell(bold=True, bg_color=PROMPT_GREY, num_format=number)

    @property
    def repeat(self) -> Format:
        """A label that repeats the one above it; put over the cell's own format."""
        return self._format(font_color=QUIET_GREY, italic=True)

    @property
    def help_label(self) -> Format:
        """The left column of the read-me sheet."""
        return self._format(bold=True, valign="top", text_wrap=True, font_color=HEADER_BLUE)

    @property
    def help_text(self) -> Format:
        """The right column of the read-me sheet."""
        return self._format(valign="top", text_wrap=True)

    @property
    def help_link(self) -> Format:
        """An address on the read-me sheet."""
        return self._format(
            valign="top", text_wrap=True, font_color="#0563C1", underline=1, **self._address
        )
