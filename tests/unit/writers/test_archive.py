"""Archives with equal bytes, and the cleaning of texts before any writer."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from learning_modules.model.template import Template
from learning_modules.writers.archive import archive, office_archive, read_parts
from learning_modules.writers.clean import clean


def test_archive() -> None:
    """Order is kept; times, systems and modes are fixed; what is compressed is stored."""
    data = archive([("b.txt", b"b" * 100), ("a.xlsx", b"a" * 100)])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        first, second = file.infolist()
    assert (first.filename, second.filename) == ("b.txt", "a.xlsx")
    assert (first.compress_type, second.compress_type) == (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    assert {(e.date_time, e.create_system, e.external_attr) for e in (first, second)} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    }


def test_office_archive() -> None:
    """The content types come first, whatever the order of the parts."""
    parts = {"word/document.xml": b"d", "[Content_Types].xml": b"c", "_rels/.rels": b"r"}
    data = office_archive(parts)
    assert list(read_parts(data)) == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert data == office_archive(dict(reversed(parts.items())))
    assert read_parts(data) == parts


def test_clean(roadmap: Template) -> None:
    """Every text of a template is cleaned; a clean template stays the same object."""
    assert clean(roadmap) is roadmap
    sheet = roadmap.sheets[0]
    cell = replace(sheet.rows[0][0], blank="a\x00b", example="e\u0301")
    dirty = replace(
        roadmap,
        title="t\ud800",
        tips=("x\x0b",),
        sheets=(replace(sheet, rows=((cell, *sheet.rows[0][1:]),)),),
    )
    cleaned = clean(dirty)
    assert (cleaned.title, cleaned.tips) == ("t", ("x",))
    assert cleaned.sheets[0].rows[0][0].blank == "ab"
    assert cleaned.sheets[0].rows[0][0].example == "é"
