"""PDF forms, read back by pypdf."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from learning_modules.model.course import Course
from learning_modules.model.download import Identity
from learning_modules.model.template import Template, TemplateDefaults
from learning_modules.settings import Settings
from learning_modules.writers.downloads import obstacle, writer_for
from learning_modules.writers.unavailable import unavailable_formats

pytestmark = pytest.mark.skipif(bool(obstacle("pdf")), reason="WeasyPrint or Pango is missing")


def _reader(template: Template, identity: Identity) -> pypdf.PdfReader:
    [data] = writer_for("pdf").write(template, identity)
    return pypdf.PdfReader(io.BytesIO(data))


def _fields(reader: pypdf.PdfReader) -> dict[str, Any]:
    return dict(reader.get_fields() or {})


def _tags(node: Any) -> list[str]:
    """Return the types of all structure elements, in order of reading."""
    node = node.get_object()
    if isinstance(node, list):
        return [tag for kid in node for tag in _tags(kid)]
    if not isinstance(node, dict):
        return []
    own = [node["/S"].lstrip("/")] if "/S" in node else []
    return own + (_tags(node["/K"]) if "/K" in node else [])


def test_texts_and_pages(roadmap: Template, identity: Identity) -> None:
    """The blank has prompts and no answers; the example has a page of its own without fields."""
    blank, example = _reader(roadmap, identity).pages
    for text in ("Baking roadmap", "Module ABC-001, Version 1.2.0", "Weigh, stir", "begin small"):
        assert text in blank.extract_text()
    assert "every day" not in blank.extract_text()
    assert "every day" in example.extract_text()
    assert "/Widget" not in {a.get_object()["/Subtype"] for a in example.get("/Annots", [])}
    for number, page in enumerate((blank, example), 1):
        foot = page.extract_text().splitlines()[-1]
        assert "ABC-001 v1.2.0 · CC-BY-4.0" in foot
        assert f"Page {number} of 2" in foot
        assert page.mediabox.width > page.mediabox.height
    links = [a.get_object() for a in blank["/Annots"] if a.get_object()["/Subtype"] == "/Link"]
    assert [link["/A"]["/URI"] for link in links] == [identity.address]
    assert all(link["/Contents"] for link in links)


def test_fields_have_names(roadmap: Template, identity: Identity) -> None:
    """A field says column, row and the author's example; none holds a value."""
    fields = _fields(_reader(roadmap, identity))
    assert len(fields) == 3 * 3 + 3 * 5
    assert fields["s1-r1-c4"]["/TU"] == "Who, row 1: 1. Mix (Example: you)"
    assert fields["s1-r6-c1"]["/TU"] == "Step, row 6"
    assert {field["/FT"] for field in fields.values()} == {"/Tx"}
    assert not any(field["/V"] for field in fields.values())


def test_kinds_of_fields(typed: Template, checks: Template, identity: Identity) -> None:
    """Choices are a list, boxes can be ticked and are not, single fields stand above."""
    kinds = {field["/FT"] for field in _fields(_reader(typed, identity)).values()}
    assert kinds == {"/Tx", "/Ch"}
    boxes = [f for f in _fields(_reader(checks, identity)).values() if f["/FT"] == "/Btn"]
    assert boxes
    assert {box["/V"] for box in boxes} == {"/Off"}
    assert any(box["/TU"].startswith("Ask in (A,B): A, row 1: Dough") for box in boxes)


def test_tagged(any_template: Template, identity: Identity) -> None:
    """The file is PDF/UA: language, title, marks, a tag and a name for each field."""
    reader = _reader(any_template, identity)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    fields = _fields(reader)
    assert fields
    assert all(field["/TU"] for field in fields.values())
    tags = _tags(root["/StructTreeRoot"])
    assert tags.count("Form") == len(fields)
    assert {"H1", "Table", "THead", "TH"} <= set(tags)
    assert all(page["/Tabs"] == "/S" for page in reader.pages)


def test_properties(roadmap: Template, identity: Identity) -> None:
    """Title, author, date and origin stand in the properties."""
    found = _reader(roadmap, identity).metadata
    assert found is not None
    assert (found.title, found.author) == ("Baking roadmap", "Bakers' course")
    assert (found.subject, found["/CreationDate"]) == (identity.module_title, "D:20260304")
    assert (found["/module"], found["/moduleversion"]) == ("ABC-001", "1.2.0")


def test_header_on_each_page(template_of: Any, identity: Identity) -> None:
    """A long table has its header on each page; every row is whole on one."""
    rows = "".join(f"| Step {n} | [e.g., x] |\n" for n in range(60))
    template = template_of(f"| What to do | Who |\n|---|---|\n{rows}")
    pages = [page.extract_text() for page in _reader(template, identity).pages]
    assert len(pages) > 3
    assert all("What to do" in page for page in pages)


def test_a_tip_stands_below_rows(template_of: Any, identity: Identity) -> None:
    """Where a table ends with its page, its last row goes on with the tip."""
    pages = set()
    for count in range(13, 18):
        rows = "".join(f"| Step {n} | |\n" for n in range(count))
        template = template_of(f"| What to do | Who |\n|---|---|\n{rows}\nBegin small.\n")
        texts = [page.extract_text() for page in _reader(template, identity).pages]
        [page] = [number for number, text in enumerate(texts) if "Begin small." in text]
        assert "What to do" in texts[page]
        pages.add(page)
    assert pages == {0, 1}


def test_right_to_left(roadmap: Template, identity: Identity) -> None:
    """Fields of a language written from the right begin there, as do the columns."""
    reader = _reader(roadmap, replace(identity, language="ar"))
    page = reader.pages[0]
    edges = {
        a.get_object()["/T"]: a.get_object()["/Rect"][0]
        for a in page["/Annots"]
        if "/T" in a.get_object()
    }
    assert edges["s1-r4-c1"] > edges["s1-r4-c2"] > edges["s1-r4-c5"]
    assert {a.get_object()["/Q"] for a in page["/Annots"] if "/T" in a.get_object()} == {2}


def test_paper(roadmap: Template, identity: Identity) -> None:
    """Letter is as wide as it is high elsewhere."""
    box = _reader(replace(roadmap, paper="letter"), identity).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (792, 612)


def test_nothing_is_loaded(template_of: Any, identity: Identity, tmp_path: Path) -> None:
    """Markup and addresses in a prompt are text: nothing is read from a disk or the network."""
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    prompt = f'&lt;img src="{secret.as_uri()}"&gt;&lt;script&gt;1&lt;/script&gt;'
    template = template_of(f"| What | Who |\n|---|---|\n| {prompt} | |\n")
    hostile = replace(identity, licence='"} @import url(file:///etc/passwd); {', language="en")
    reader = _reader(template, hostile)
    text = "".join(reader.pages[0].extract_text().split())
    assert "<script>1</script>" in text
    assert "SECRET" not in text
    assert "@importurl(file:///etc/passwd)" in text


PROGRAM = """
import hashlib, pickle, sys
from learning_modules.writers.downloads import writer_for
template, identity = pickle.load(open(sys.argv[1], "rb"))
print(hashlib.sha256(writer_for("pdf").write(template, identity)[0]).hexdigest())
"""


def test_equal_bytes(roadmap: Template, identity: Identity, tmp_path: Path) -> None:
    """Another hash seed, time zone and folder give the same bytes."""
    (tmp_path / "made").write_bytes(pickle.dumps((roadmap, identity)))
    found = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "made"],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_nothing_to_report_here() -> None:
    """Where the format can be made, nothing is said; and it is no default."""
    assert not list(unavailable_formats(Course(()), Settings(formats=("pdf",))))
    assert "pdf" not in TemplateDefaults().formats
