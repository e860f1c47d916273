"""Tables of a DOCX download: the one to fill in, the example, and single fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from learning_modules.model.template import Cell, CellKind, Column, Row, Sheet
from learning_modules.model.template_terms import Terms
from learning_modules.writers.docx_xml import (
    EMPTY_BOX,
    TICKED_BOX,
    ControlMaker,
    cell,
    paragraph,
    row,
    run,
    symbol,
    table,
)
from learning_modules.writers.layout import column_widths

_HEADER, _PROMPT, _SHADE = "1F3864", "F2F2F2", "BFBFBF"
#: Least height of a row to write in by hand, and of one that is filled: 9 mm, 6 mm.
_WRITE, _READ = 510, 340
#: Height of a line in a box to write in by hand: 6 mm.
_BOX_LINE = 340
_TIGHT = '<w:spacing w:before="40" w:after="40"/>'
_CENTRED = f'{_TIGHT}<w:jc w:val="center"/>'
#: Half-points of the text in a table, by the most columns it is used for.
_SIZES = ((8, 18), (12, 16), (20, 14))
_SMALLEST = 12


@dataclass
class TableMaker:
    """Makes the tables of one document; ``width`` is that of the page's text, in twips."""

    width: int
    terms: Terms
    right_to_left: bool
    controls: ControlMaker = field(default_factory=ControlMaker)

    def blank(self, sheet: Sheet) -> str:
        """Return the table to fill in, with its totals."""
        rows = list(self._rows(sheet, sheet.blank_rows, example=False))
        if any(column.total for column in sheet.columns):
            rows.append(self._totals(sheet))
        return self._table(sheet, rows)

    def example(self, sheet: Sheet) -> str:
        """Return the table of the example."""
        return self._table(sheet, self._rows(sheet, sheet.example_rows, example=True))

    def fields(self, labels: tuple[str, ...], answers: tuple[str, ...], *, caption: str) -> str:
        """Return labels with a line behind each to write on, or what was written on it."""
        first = self.width // 5
        rest = self.width - first
        line = '<w:bottom w:val="single" w:sz="4" w:color="808080"/>'
        rows = [
            row(
                (
                    cell(paragraph(run(label, "<w:b/><w:bCs/>"), _TIGHT), first),
                    cell(paragraph(run(answer), _TIGHT), rest, borders=line),
                ),
                height=_READ,
            )
            for label, answer in zip(labels, answers, strict=True)
        ]
        return table(
            rows,
            (first, rest),
            caption=caption,
            description=", ".join(labels),
            grid=False,
            right_to_left=self.right_to_left,
        )

    def _table(self, sheet: Sheet, rows: Iterator[str] | list[str]) -> str:
        titles = ", ".join(column.title for column in sheet.columns)
        return table(
            (self._header(sheet), *rows),
            self._widths(sheet),
            caption=sheet.title,
            description=f"{sheet.title}: {titles}",
            right_to_left=self.right_to_left,
        )

    def _widths(self, sheet: Sheet) -> list[int]:
        widths = column_widths(sheet)
        return [int(width / sum(widths) * self.width) for width in widths]

    def _size(self, sheet: Sheet) -> str:
        count = len(sheet.columns)
        size = next((size for most, size in _SIZES if count <= most), _SMALLEST)
        return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    def _header(self, sheet: Sheet) -> str:
        look = f'<w:b/><w:bCs/><w:color w:val="FFFFFF"/>{self._size(sheet)}'
        cells = (
            cell(paragraph(run(column.title, look), _TIGHT), width, fill=_HEADER)
            for column, width in zip(sheet.columns, self._widths(sheet), strict=True)
        )
        return row(cells, header=True)

    def _rows(self, sheet: Sheet, rows: tuple[Row, ...], *, example: bool) -> Iterator[str]:
        widths, size = self._widths(sheet), self._size(sheet)
        for number, content in enumerate(rows, 1):
            cells = (
                self._cell(value, column, width=width, number=number, size=size, example=example)
                for value, column, width in zip(content, sheet.columns, widths, strict=True)
            )
            least = _READ if example else _WRITE
            yield row(cells, height=max(least, sheet.lines_of(content) * _BOX_LINE))

    def _cell(
        self, value: Cell, column: Column, *, width: int, number: int, size: str, example: bool
    ) -> str:
        if value.kind is CellKind.BOX:
            inner = self._box(value, column, number=number, example=example)
            fill = _SHADE if value.shaded and not example else ""
            return cell(paragraph(inner, _CENTRED), width, fill=fill)
        text = value.example if example else value.blank
        fill = _PROMPT if value.kind is CellKind.PROMPT else ""
        inner = run(text, size)
        if column.choices and not (text or example):
            name = self._name(column, number)
            inner = self.controls.choice(name, column.choices, size)
        return cell(paragraph(inner, _TIGHT), width, fill=fill)

    def _box(self, value: Cell, column: Column, *, number: int, example: bool) -> str:
        if example:
            return symbol(TICKED_BOX if value.ticked else EMPTY_BOX)
        return self.controls.box(self._name(column, number), checked=value.checked)

    def _name(self, column: Column, number: int) -> str:
        """Return what a control is called when it is read out; Word takes 64 characters."""
        title = f"{column.group}: {column.title}" if column.group else column.title
        return f"{title}, {self.terms.row.format(number)}"[:64]

    def _totals(self, sheet: Sheet) -> str:
        """Return an empty row for totals, labelled in the first column."""
        look = f"<w:b/><w:bCs/>{self._size(sheet)}"
        labels = [self.terms.total, *[""] * (len(sheet.columns) - 1)]
        cells = (
            cell(paragraph(run(label, look), _TIGHT), width, fill=_PROMPT if label else "")
            for label, width in zip(labels, self._widths(sheet), strict=True)
        )
        return row(cells, height=_WRITE)
