"""Downloads in a language that is written from the right: what stands where, and in which order."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import docx
import openpyxl
import pypdf
import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.writers.downloads import can_write, write

CHECK = "https://course.example/templates/check/"


@pytest.fixture
def arabic(identity: Identity) -> Identity:
    """Return a module in Arabic."""
    return replace(identity, language="ar", module_title="مخبز صغير", check=CHECK)


def _written(template: Template, identity: Identity, kind: str) -> io.BytesIO:
    [download] = write(replace(template, formats=(kind,)), identity)
    return io.BytesIO(download.data)


def _ends(text: Any) -> tuple[str, str]:
    return text.left.text, text.right.text


def test_headers_of_a_workbook_begin_at_the_right(roadmap: Template, arabic: Identity) -> None:
    """The title stands at the right edge of the paper; the numbers of pages need no words."""
    for sheet in openpyxl.load_workbook(_written(roadmap, arabic, "xlsx")):
        assert _ends(sheet.oddHeader) == ("ABC-001 v1.2.0", "Baking roadmap")
        address, pages = _ends(sheet.oddFooter)
        assert address == "course.example/modules/abc-001/1.2.0/"
        assert pages == "CC-BY-4.0 · &P / &N"


def test_addresses_in_a_workbook(roadmap: Template, arabic: Identity) -> None:
    """A link holds a text of one direction, and an address is read from the left."""
    book = openpyxl.load_workbook(_written(roadmap, arabic, "xlsx"))
    links = [c for sheet in book for row in sheet.iter_rows() for c in row if c.hyperlink]
    texts = [cell.value for cell in links]
    assert texts == ["ABC-001 · 1.2.0", arabic.address, CHECK]
    assert not any(re.search("[\u0600-\u06ff]", text) for text in texts)
    assert {(c.alignment.readingOrder, c.alignment.horizontal) for c in links} == {(1, "right")}
    texts_of_cells = {cell.value for row in book.worksheets[-1].iter_rows() for cell in row}
    assert "ABC-001 مخبز صغير" in texts_of_cells


def test_the_foot_of_a_document_keeps_its_order(roadmap: Template, arabic: Identity) -> None:
    """Marks hold the address together: without them its slash would go to the other end."""
    for identity, mark in ((arabic, "\u200e"), (replace(arabic, language="en"), "")):
        document = docx.Document(_written(roadmap, identity, "docx"))
        [foot] = document.sections[0].footer.paragraphs
        assert foot.text.startswith(f"{mark}ABC-001 v1.2.0 · CC-BY-4.0 · {arabic.address}{mark} ·")


@pytest.mark.skipif(not can_write("pdf"), reason="WeasyPrint or Pango is missing")
def test_boxes_of_a_form_stand_in_their_columns(checklist: Template, arabic: Identity) -> None:
    """Mirrored, a check box is as far from the right edge as it was from the left."""
    places = []
    for identity in (arabic, replace(arabic, language="en")):
        [page] = pypdf.PdfReader(_written(checklist, identity, "pdf")).pages[:1]
        fields = [note.get_object() for note in page["/Annots"]]
        [left, _, right, _] = next(f["/Rect"] for f in fields if f.get("/FT") == "/Btn")
        places.append((float(left + right) / 2, float(page.mediabox.width)))
    [(mirrored, width), (plain, _)] = places
    assert mirrored == pytest.approx(width - plain, abs=1)
