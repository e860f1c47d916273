"""Workbooks of texts that look like something else, and of titles that Excel refuses."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.writers.xlsx import XlsxWriter


def _bytes(template: Template, identity: Identity) -> bytes:
    [data] = XlsxWriter().write(template, identity)
    return data


def _book(template: Template, identity: Identity) -> Any:
    return openpyxl.load_workbook(io.BytesIO(_bytes(template, identity)))


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("History", "History 2"),
        ("Read me", "Read me 2"),
        ("example", "example 2"),
        ("A/B: [what?] *", "A B what"),
        ("'quoted'", "quoted"),
        ("A title that is much too long for a sheet", "A title that is much too long"),
        ("???", "Form"),
    ],
)
def test_sheet_names(template_of: Any, identity: Identity, title: str, name: str) -> None:
    """Titles that Excel takes for no sheet are changed, the rest of the file is whole."""
    template = replace(template_of("- [ ] a\n"), title=title)
    template = replace(template, sheets=(replace(template.sheets[0], title=title),))
    assert _book(template, identity).sheetnames[0] == name


HOSTILE = [
    "=1+1", '=HYPERLINK("http://x.example","y")', "{=1}", "+1", "-1", "@SUM(A1)", "\t=1", " =1",
    "\n=1", "00123", "http://x.example", "mailto:a@x.example", "internal:Sheet!A1", "1e5", "TRUE",
    "#REF!", "<b>&amp;</b>", "_x0041_", "x" * 32_767, "5 %", "2026-01-01", "]]>", "'", "😀",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(template_of: Any, identity: Identity, text: str) -> None:
    """Every text is a string in the file: no formula, number, date or link is made of it."""
    template = template_of("| Step | When |\n|---|---|\n| Mix | x |\n")
    [row] = template.sheets[0].rows
    cells = (replace(row[0], blank=text, example=text), replace(row[1], example=text))
    sheet = replace(template.sheets[0], rows=(cells,), example_rows=(cells,), title=text[:60])
    data = _bytes(replace(template, sheets=(sheet,), title=text[:60]), identity)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for name, column in ((book.sheetnames[0], "A"), ("Example", "A"), ("Example", "B")):
        cell = book[name][f"{column}6"]
        assert cell.data_type == "s"
        assert cell.value == text
        assert cell.hyperlink is None
    assert "<f>" not in _part(data, "xl/worksheets/sheet1.xml")


def test_hostile_titles_of_columns(template_of: Any, identity: Identity) -> None:
    """Titles of columns that are formulas, long or alike make a table that can be opened."""
    titles = ["=1+1", "a & <b>", "A & <B>", "x" * 400, "line<br>break", "'"]
    body = "|" + "|".join(titles) + "|\n|" + "---|" * 6 + "\n|" + "a|" * 6 + "\n"
    sheet = _book(template_of(body), identity).active
    [table] = sheet.tables.values()
    header = [cell.value for cell in sheet[5]]
    assert table.column_names == header
    assert len({title.casefold() for title in header}) == 6
    assert header[:2] == ["=1+1", "a &"]
    assert all(len(title) <= 255 for title in header)


def test_long_titles_that_begin_alike(template_of: Any, identity: Identity) -> None:
    """A header holds 255 characters; two of them never are the same, whatever is cut off."""
    long = "A question about dough " * 12
    text = f"| {long} one | {long.upper()} two | Note |\n|---|---|---|\n| `[e.g., x]` | | |\n"
    sheet = _book(template_of(text), identity).worksheets[0]
    [table] = sheet.tables.values()
    names = [column.name for column in table.tableColumns]
    assert len({name.lower() for name in names}) == 3
    assert max(map(len, names)) <= 255
    assert [cell.value for cell in sheet[table.ref][0]] == names
