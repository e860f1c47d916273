"""Tables of a PDF form: the one to fill in, the example, and single fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest

from learning_modules.model.template import Cell, CellKind, Column, Row, Sheet
from learning_modules.model.template_terms import Terms
from learning_modules.writers.layout import column_widths, line_count
from learning_modules.writers.pdf_style import SIZES

#: Width of the page's text in digits of 10 points, in which columns are measured.
_PAGE = 138.0
#: Least height of a row to fill in, in points: 8 mm, to write by hand.
_LEAST = 23.0
_LINE, _EDGE = 1.3, 6.0
#: Longest name of a field; readers show it in one line.
_NAME = 160
#: What a field's text is larger by in the style sheet, as WeasyPrint makes it smaller.
_LARGER = 4 / 3


@dataclass(frozen=True)
class TableMaker:
    """Makes the tables of one form, in its language."""

    terms: Terms

    def blank(self, sheet: Sheet, number: int) -> str:
        """Return the table to fill in, with a row for its totals."""
        grid = _Grid(sheet)
        rows = (self._row(grid, row, f"s{number}", n) for n, row in enumerate(sheet.blank_rows, 1))
        return grid.table([*rows, *self._totals(grid, f"s{number}")])

    def example(self, sheet: Sheet) -> str:
        """Return the table of the example, in which nothing is filled in."""
        return _Grid(sheet).table(
            f"<tr>{''.join(map(_shown, row))}</tr>" for row in sheet.example_rows
        )

    def fields(self, labels: Sequence[str], examples: Sequence[str]) -> str:
        """Return labels, each with a line behind it to fill in."""
        style = f"font-size: {SIZES[0][1] * _LARGER:.1f}pt; height: 15pt"
        pairs = enumerate(zip_longest(labels, examples, fillvalue=""), 1)
        names = ((n, label, self._named(label, hint)) for n, (label, hint) in pairs if label)
        return _pairs(
            (label, f'<input type="text" name="f{n}" title="{name}" style="{style}">')
            for n, label, name in names
        )

    def filled(self, labels: Sequence[str], answers: Sequence[str]) -> str:
        """Return labels with the example behind each."""
        return _pairs((a, escape(b)) for a, b in zip_longest(labels, answers, fillvalue="") if a)

    def _named(self, name: str, hint: str = "") -> str:
        """Return the name of a field for screen readers, with the author's example."""
        whole = f"{name} ({self.terms.example}: {hint})" if hint else name
        text = " ".join(whole.split())
        return escape(text if len(text) <= _NAME else f"{text[: _NAME - 1]}…")

    def _row(self, grid: _Grid, row: Row, sheet: str, number: int) -> str:
        height = grid.height(row)
        where = self.terms.row.format(number)
        label = next((c.blank for c in row if c.kind is CellKind.PROMPT and c.blank.strip()), "")
        where = f"{where}: {label}" if label else where
        cells = []
        for place, (cell, column) in enumerate(zip(row, grid.sheet.columns, strict=True), 1):
            title = f"{column.group}: {column.title}" if column.group else column.title
            name = self._named(f"{title}, {where}", cell.suggestion)
            field = f'name="{sheet}-r{number}-c{place}" title="{name}"'
            heads = place == 1 and bool(cell.blank.strip())
            cells.append(_cell(cell, column, field, style=grid.field(height), heads=heads))
        return f'<tr style="height: {height:.1f}pt">{"".join(cells)}</tr>'

    def _totals(self, grid: _Grid, sheet: str) -> Iterator[str]:
        if not any(column.total for column in grid.sheet.columns):
            return
        cells = []
        for place, column in enumerate(grid.sheet.columns, 1):
            title = f"{self.terms.total}: {column.title}"
            field = f'name="{sheet}-total-c{place}" title="{self._named(title)}"'
            if column.total:
                style = grid.field(_LEAST)
                cells.append(f'<td class="fill"><input type="text" {field} style="{style}"></td>')
            else:
                cells.append(
                    f'<td class="total">{escape(self.terms.total) if place == 1 else ""}</td>'
                )
        yield f"<tr>{''.join(cells)}</tr>"


@dataclass(frozen=True)
class _Grid:
    """A sheet with the room that its columns have."""

    sheet: Sheet

    @property
    def size(self) -> float:
        """Points of the text."""
        return next(size for most, size in SIZES if len(self.sheet.columns) <= most)

    def widths(self) -> tuple[float, ...]:
        """Return the width of each column in digits of 10 points."""
        wanted = column_widths(self.sheet)
        return tuple(width / sum(wanted) * _PAGE for width in wanted)

    def height(self, row: Row) -> float:
        """Return the height of a row to fill in, in points."""
        room = (width * 10 / self.size for width in self.widths())
        lines = max(line_count(cell.blank, wide) for cell, wide in zip(row, room, strict=True))
        lines = max(lines, self.sheet.lines_of(row))
        return max(_LEAST, lines * self.size * _LINE + _EDGE)

    def field(self, height: float) -> str:
        """Return the style of a field in a row of this height."""
        return f"font-size: {self.size * _LARGER:.1f}pt; height: {height - 0.5:.1f}pt"

    def table(self, rows: Iterable[str]) -> str:
        """Return the table with its header, which stands on each page."""
        widths = self.widths()
        columns = "".join(f'<col style="width: {w / sum(widths):.3%}">' for w in widths)
        titles = (f'<th scope="col">{escape(c.title)}</th>' for c in self.sheet.columns)
        return (
            f'<table style="font-size: {self.size}pt"><colgroup>{columns}</colgroup>'
            f"<thead><tr>{''.join(titles)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    rows = (
        f'<tr><th scope="row">{escape(label)}</th><td class="fill">{inner}</td></tr>'
        for label, inner in pairs
    )
    return f'<table class="fields"><tbody>{"".join(rows)}</tbody></table>'


def _cell(cell: Cell, column: Column, field: str, *, style: str, heads: bool) -> str:
    """Return a cell of the blank; ``field`` names its field, ``heads`` says that it heads a row."""
    if cell.kind is CellKind.BOX:
        checked = " checked" if cell.checked else ""
        kind = "tick shaded" if cell.shaded else "tick"
        return f'<td class="{kind}"><input type="checkbox" {field}{checked}></td>'
    if cell.kind is CellKind.PROMPT:
        return _prompt(cell.blank, heads=heads)
    before = f"<p>{escape(cell.blank)}</p>" if cell.blank else ""
    if column.choices and not before:
        inner = f'<select {field} style="{style}">{_options(column.choices)}</select>'
    else:
        inner = f'<textarea {field} style="{style}"></textarea>'
    return f'<td class="fill">{before}{inner}</td>'


def _prompt(text: str, *, heads: bool) -> str:
    if heads:
        return f'<th scope="row" class="prompt">{escape(text)}</th>'
    return f'<td class="prompt">{escape(text)}</td>'


def _shown(cell: Cell) -> str:
    if cell.kind is CellKind.BOX:
        return f'<td class="tick"><span class="box">{"x" if cell.ticked else ""}</span></td>'
    kind = ' class="prompt"' if cell.kind is CellKind.PROMPT else ""
    return f"<td{kind}>{escape(cell.example)}</td>"


def _options(choices: Iterable[str]) -> str:
    texts = ("", *choices)
    return "".join(f'<option value="{escape(text)}">{escape(text)}</option>' for text in texts)
