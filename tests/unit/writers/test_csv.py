"""CSV files, read back by the standard library."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.cell_text import begins_like_formula, clean_text
from learning_modules.model.download import Identity
from learning_modules.model.template import Template, TemplateOptions
from learning_modules.writers.csv import CsvWriter, safe_text


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def _only(template: Template, identity: Identity) -> bytes:
    [data] = CsvWriter().write(template, identity)
    return data


def test_form(roadmap: Template, identity: Identity) -> None:
    """UTF-8 with mark, CRLF, header first, labels filled down, answers empty, no tips."""
    data = _only(roadmap, identity)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    assert _rows(data) == [
        ["Step", "What to do", "When", "Who", "Note"],
        ["1. Mix", "Weigh, stir", "", "", ""],
        ["1. Mix", "Rest", "", "", ""],
        ["2. Bake", "Heat the oven", "", "", ""],
    ]


def test_boxes(checks: Template, template_of: Any, identity: Identity) -> None:
    """A box is ☐, and ☑ only where the author's ticks are kept."""
    assert [row[2:4] for row in _rows(_only(checks, identity))[1:]] == [["☐", "☐"]] * 2
    kept = template_of("- [x] a\n", options=TemplateOptions(ticks="keep"))
    assert _rows(_only(kept, identity))[1][0] == "☑"


def test_one_file_for_each_sheet(sheets: Template, identity: Identity) -> None:
    """Several sheets are several files, each rectangular."""
    files = CsvWriter().write(sheets, identity)
    assert len(files) == 3
    for data in files:
        assert len({len(row) for row in _rows(data)}) == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "@x", "\t=1", " =1", "-x", "＝1", "\n=1"])
def test_formula_gets_an_apostrophe(text: str) -> None:
    """A text that a program might run is marked as text."""
    assert safe_text(text) == "'" + text


@given(st.lists(st.text(max_size=20).map(clean_text), min_size=1, max_size=4))
def test_any_text_survives(texts: list[str]) -> None:
    """What is written is what is read, and nothing that is read begins like a formula."""
    from learning_modules.writers.csv import _write  # noqa: PLC0415 - one function under test

    buffer = io.StringIO(newline="")
    _write(buffer, texts)
    [row] = list(csv.reader(io.StringIO(buffer.getvalue(), newline=""))) or [[]]
    assert [
        text.removeprefix("'") if begins_like_formula(text[1:]) else text for text in row
    ] == texts
    assert not any(begins_like_formula(text) for text in row)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_separators_are_quoted(template_of: Any, identity: Identity, mark: str) -> None:
    """A program that splits at another mark finds the whole record quoted."""
    template = template_of("| Step | When |\n|---|---|\n| Mix | x |\n")
    [row] = template.sheets[0].rows
    cells = (replace(row[0], blank=f"a{mark}=1+1"), row[1])
    template = replace(template, sheets=(replace(template.sheets[0], rows=(cells,)),))
    assert f'"a{mark}=1+1",""\r\n'.encode() in _only(template, identity)
