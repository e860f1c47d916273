"""Examples of several tables: together on a sheet if they fit on a page and go together."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import openpyxl
import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import Template, TemplateOptions
from learning_modules.writers.xlsx import XlsxWriter

PLAN = "| Step | When |\n|---|---|\n"
BOXES = "| Done | Ask in (A,B) |\n|---|---|\n| Mix | [ ] A [X] B |\n"


def _plan(name: str, rows: int = 2) -> str:
    return PLAN + "".join(f"| {name} {n} | [e.g., {name} day {n}] |\n" for n in range(rows))


def _body(*tables: str) -> str:
    """Return tables, each but the first below a heading of its own."""
    first, *others = tables
    return first + "".join(f"\n#### Part {n}\n\n{table}" for n, table in enumerate(others, 2))


def _data(template: Template, identity: Identity) -> bytes:
    [data] = XlsxWriter().write(template, identity)
    return data


def _book(template: Template, identity: Identity) -> Any:
    return openpyxl.load_workbook(io.BytesIO(_data(template, identity)))


def _rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def test_examples_that_fit_share_a_sheet(template_of: Any, identity: Identity) -> None:
    """Each has its title and header; the sheet stands behind the blanks and is called Example."""
    template = template_of(_body(_plan("mix"), _plan("bake"), _plan("sell")), title="Opening")
    book = _book(template, identity)
    assert book.sheetnames == ["Opening", "Part 2", "Part 3", "Example", "Read me"]
    assert _rows(book["Example"])[3:] == [
        [], ["Opening"], ["Step", "When"], ["mix 0", "mix day 0"], ["mix 1", "mix day 1"],
        [], ["Part 2"], ["Step", "When"], ["bake 0", "bake day 0"], ["bake 1", "bake day 1"],
        [], ["Part 3"], ["Step", "When"], ["sell 0", "sell day 0"], ["sell 1", "sell day 1"],
    ]  # fmt: skip
    assert book["Example"]["A1"].value == "Example – Opening"
    assert book["Example"].freeze_panes == "B1"
    assert not book["Example"].tables
    assert [list(sheet.tables) for sheet in book.worksheets[:3]] == [
        ["Form1"],
        ["Form2"],
        ["Form3"],
    ]


def test_what_fits_on_no_page_together_stands_apart(template_of: Any, identity: Identity) -> None:
    """Long tables keep a sheet each, with their header on every page; names say what is where."""
    template = template_of(_body(_plan("a", 22), _plan("b", 22), _plan("c"), _plan("d")))
    book = _book(template, identity)
    assert book.sheetnames[4:] == [
        "Example Plan",
        "Example Part 2",
        "Example Part 3, Part 4",
        "Read me",
    ]
    assert book.worksheets[6]["A1"].value == "Example – Part 3, Part 4"
    assert book.worksheets[5].print_title_rows == "$5:$5"


def test_boxes_and_texts_stand_apart(template_of: Any, identity: Identity) -> None:
    """Columns above each other are of one kind: a box would be as wide as a text."""
    book = _book(template_of(_body(_plan("mix"), BOXES, BOXES)), identity)
    assert book.sheetnames[3:] == ["Example Plan", "Example Part 2, Part 3", "Read me"]
    rows = _rows(book["Example Part 2, Part 3"])
    assert rows.count(["Ask in (A,B)"]) == rows.count(["Done", "A", "B"]) == 2
    assert rows.count(["Mix", False, True]) == 2


def test_fields_stand_above_the_first(template_of: Any, identity: Identity) -> None:
    """Single blanks are part of the first example."""
    body = _body(_plan("mix"), _plan("bake"))
    template = template_of(body, options=TemplateOptions(fields=("Bakery", "Owner")))
    rows = _rows(_book(template, identity)["Example"])
    assert rows[3:7] == [["Bakery"], ["Owner"], [], ["Plan"]]


@pytest.mark.parametrize("rows", [3, 6])
def test_size_of_several_tables(template_of: Any, identity: Identity, rows: int) -> None:
    """Four tables have at most 15 kB; one more adds its sheet, and at times one of examples."""
    sizes = [
        len(_data(template_of(_body(*(_plan(f"step{n}", rows) for n in range(count)))), identity))
        for count in range(1, 7)
    ]
    assert sizes[3] <= 15_000
    assert all(b - a <= 2_900 for a, b in pairwise(sizes))
