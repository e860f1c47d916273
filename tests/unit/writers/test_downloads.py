"""All downloads of a template: names, order, equal bytes, hostile content."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import xml.parsers.expat
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning_modules.diagnostics import Location
from learning_modules.model.download import Identity
from learning_modules.model.template import Cell, CellKind, Column, Sheet, Template
from learning_modules.writers.downloads import FORMATS, can_write, write
from learning_modules.writers.names import sheet_name


def test_names_and_order(sheets: Template, identity: Identity) -> None:
    """Files come in the order of the formats; CSV files of several sheets are numbered."""
    names = [download.name for download in write(sheets, identity)]
    stem = "abc-001-plan-v1.2.0"
    assert names == [
        f"{stem}.xlsx",
        f"{stem}.docx",
        *(f"{stem}-{number}.csv" for number in (1, 2, 3)),
        f"{stem}.md",
    ]
    assert [d.sheet for d in write(sheets, identity)] == [None, None, 1, 2, 3, None]


def test_formats_asked_for(roadmap: Template, identity: Identity) -> None:
    """Only the formats asked for are written, each once."""
    template = replace(roadmap, formats=("md", "csv", "md", "odt"))
    assert [download.format for download in write(template, identity)] == ["md", "csv"]


def test_media_types(roadmap: Template, identity: Identity) -> None:
    """Each file has the media type that IANA has for it."""
    types = {download.format: download.media_type for download in write(roadmap, identity)}
    assert types["csv"] == "text/csv"
    assert types["md"] == "text/markdown"
    assert types["docx"].endswith("wordprocessingml.document")
    assert types["xlsx"].endswith("spreadsheetml.sheet")


PROGRAM = """
import datetime, hashlib, sys
from learning_modules.diagnostics import Location
from learning_modules.model.download import Identity
from learning_modules.model.identity import Version
from learning_modules.model.raw_form import RawCell, RawTable
from learning_modules.model.template import TemplateDefaults, TemplateOptions
from learning_modules.model.template_build import TemplateHead, build_template
from learning_modules.writers.bundle import bundle
from learning_modules.writers.downloads import write
cell = RawCell
table = RawTable(
    (cell("Step"), cell("Ask"), cell("When")),
    ((cell("Mix"), cell("[ ] A [x] B"), cell("[e.g., May]")),),
)
head = TemplateHead("plan", "Plan", Location("m"), TemplateOptions(), TemplateDefaults())
template, _ = build_template(head, [table])
identity = Identity("A-1", "T", Version(1, 0, 0), None, "https://x.example/", "MIT")
files = write(template, identity)
whole = bundle(files, identity, {"b.txt": b"b", "a.txt": b"a"})
print([hashlib.sha256(f.data).hexdigest() for f in [*files, whole]])
"""


def test_equal_bytes_everywhere() -> None:
    """The bytes do not depend on hash seed, time zone, locale, clock or folder."""
    outputs = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Tokyo", "C.UTF-8"), ("2", "", "C")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        env["SOURCE_DATE_EPOCH"] = str(int(seed) * 100_000_000)
        outputs.add(
            subprocess.run(
                [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True
            ).stdout
        )
    assert len(outputs) == 1


TEXT = st.text(st.characters(codec=None, categories=None), max_size=30)


def _template(texts: list[str]) -> Template:
    a, b, c, d, e = texts
    columns = (Column(a or "A", CellKind.PROMPT), Column(f"{a} {b} 2", CellKind.ANSWER))
    rows = (
        (Cell(CellKind.PROMPT, b, b), Cell(CellKind.ANSWER, "", c, c)),
        (Cell(CellKind.PROMPT, c, c), Cell(CellKind.BOX)),
    )
    sheets = (Sheet(d, columns, rows, rows), Sheet(d.upper(), columns, rows, rows))
    return Template("plan", e, Location("m"), sheets, (a, b), (c,), (d,), field_examples=(e,))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TEXT, min_size=5, max_size=5))
def test_any_text_makes_files_that_can_be_opened(identity: Identity, texts: list[str]) -> None:
    """Whatever characters a template holds, its files are well formed and hold no formula."""
    source = replace(identity, module_title=texts[0], site_name=texts[1], licence=texts[2])
    for download in write(_template(texts), source):
        if download.format not in ("xlsx", "docx"):
            download.data.decode("utf-8")
            continue
        with zipfile.ZipFile(io.BytesIO(download.data)) as file:
            assert file.testzip() is None
            for name in file.namelist():
                part = file.read(name)
                xml.parsers.expat.ParserCreate().Parse(part, True)
                assert not (name.startswith("xl/worksheets") and b"<f>" in part)
                assert b"javascript:" not in part or not name.endswith(".rels")


def test_too_long_a_cell_is_cut(identity: Identity) -> None:
    """A text that no cell can hold is cut in every format, with an ellipsis."""
    template = _template(["a", "x" * 40_000, "c", "d", "e"])
    for download in write(template, identity):
        if download.format in ("csv", "md"):
            text = download.data.decode()
            assert "x" * 32_766 + "…" in text
            assert "x" * 32_767 not in text


@given(st.lists(st.text(max_size=40), max_size=6))
def test_sheet_names(titles: list[str]) -> None:
    """Names of sheets are legal in Excel and differ without regard to case."""
    names: list[str] = []
    for title in titles:
        names.append(sheet_name(title, names))
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("'")
        assert name.casefold() != "history"
    assert len({name.casefold() for name in names}) == len(names)


def test_all_formats_have_a_writer(roadmap: Template, identity: Identity) -> None:
    """Every format that can be asked for, and be made on this machine, is written."""
    made: Any = {d.format for d in write(replace(roadmap, formats=FORMATS), identity)}
    assert made == {name for name in FORMATS if can_write(name)}
    assert made >= {"xlsx", "docx", "csv", "md"}


@pytest.mark.parametrize("rows", [500])
def test_time_grows_with_size(identity: Identity, rows: int) -> None:
    """A sheet at the default limits is written, and none of its cells is lost."""
    columns = tuple(Column(f"C{n}", CellKind.PROMPT) for n in range(40))
    row = tuple(Cell(CellKind.PROMPT, f"text {n}", f"text {n}") for n in range(40))
    template = Template("big", "Big", Location("m"), (Sheet("Big", columns, (row,) * rows),))
    found = {d.format: d.data for d in write(template, identity)}
    assert found["csv"].count(b"\r\n") == rows + 1
    assert set(found) == {"xlsx", "docx", "csv", "md"}
