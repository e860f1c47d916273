"""Documents, read back by python-docx and as XML."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from learning_modules.model.download import Identity
from learning_modules.model.template import Template, TemplateOptions
from learning_modules.writers.docx import DocxWriter

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


#: Word keeps a size for Latin letters and one for complex scripts.
SIZES = ("w:sz", "w:szCs")


def _bytes(template: Template, identity: Identity) -> bytes:
    [data] = DocxWriter().write(template, identity)
    return data


def _document(template: Template, identity: Identity) -> Any:
    return docx.Document(io.BytesIO(_bytes(template, identity)))


def _texts(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_headings_and_texts(roadmap: Template, identity: Identity) -> None:
    """Title, link, instruction, table, tip; then the example on a page of its own."""
    document = _document(roadmap, identity)
    texts = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert texts == [
        ("Heading 1", "Baking roadmap"),
        ("Normal", "Module ABC-001, Version 1.2.0"),
        ("Normal", "Plan the first weeks of the bakery."),
        ("Normal", "Tip: begin small."),
        ("Heading 2", "Example"),
        ("Normal", "An example. Fill in your own answers in the blank form."),
    ]
    [example] = [p for p in document.paragraphs if p.style.name == "Heading 2"]
    assert example.paragraph_format.page_break_before


def test_tables(roadmap: Template, identity: Identity) -> None:
    """The blank has empty cells where the example has answers."""
    blank, example = _document(roadmap, identity).tables
    assert _texts(blank) == [
        ["Step", "What to do", "When", "Who", "Note"],
        ["1. Mix", "Weigh, stir", "", "", ""],
        ["1. Mix", "Rest", "", "", ""],
        ["2. Bake", "Heat the oven", "", "", ""],
        *[[""] * 5] * 3,
    ]
    assert _texts(example)[1] == ["1. Mix", "Weigh, stir", "Monday", "you", "Keep it cool"]
    empty = blank.rows[1].cells[2]._tc
    assert not empty.findall(f".//{qn('w:r')}")


def test_boxes_are_high(template_of: Any, identity: Identity) -> None:
    """A row of boxes has room for its lines, the titles between have not."""
    body = "| **A** | **B** |\n|---|---|\n| | |\n| **C** | **D** |\n| | |\n"
    [table] = _document(template_of(body), identity).tables
    assert [row.height.cm > 4 for row in table.rows if row.height] == [True, False, True]


def test_table_properties(roadmap: Template, identity: Identity) -> None:
    """The header row repeats, no row is split, the layout is fixed, alternative text is there."""
    blank = _document(roadmap, identity).tables[0]._tbl
    rows = blank.findall(qn("w:tr"))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, *[False] * 6]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    properties = blank.tblPr
    assert properties.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Baking roadmap"
    described = properties.find(qn("w:tblDescription")).get(qn("w:val"))
    assert described == "Baking roadmap: Step, What to do, When, Who, Note"


def test_check_boxes(checks: Template, identity: Identity) -> None:
    """Boxes of the blank are controls with a name and an id of their own, none of them ticked."""
    document = _document(checks, identity)
    boxes = document.element.findall(f".//{qn('w:sdt')}")
    assert len(boxes) == 2 * (2 + 3)
    names = [box.find(f".//{qn('w:alias')}").get(qn("w:val")) for box in boxes]
    assert names[:3] == [
        "Ask in (A,B): A, row 1",
        "Ask in (A,B): B, row 1",
        "Ask in (A,B): A, row 2",
    ]
    ids = [box.find(f".//{qn('w:id')}").get(qn("w:val")) for box in boxes]
    assert len(set(ids)) == len(ids)
    states = {box.find(f".//{W14}checked").get(f"{W14}val") for box in boxes}
    assert states == {"0"}
    example = _texts(document.tables[1])
    assert [row[2:4] for row in example[1:]] == [["☐", "☑"], ["☑", "☑"]]


def test_ticks_kept(template_of: Any, identity: Identity) -> None:
    """A tick that is kept is a ticked control."""
    template = template_of(
        "| Q | When |\n|---|---|\n| Soft? | [ ] A [X] B |\n", options=TemplateOptions(ticks="keep")
    )
    document = _document(template, identity)
    states = [e.get(f"{W14}val") for e in document.element.iter(f"{W14}checked")]
    assert states[:2] == ["0", "1"]


def test_section(roadmap: Template, identity: Identity) -> None:
    """The page is landscape A4, or letter where asked for."""
    [section] = _document(roadmap, identity).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.orientation == 1
    [section] = _document(replace(roadmap, paper="letter"), identity).sections
    assert (round(section.page_width.inches, 1), round(section.page_height.inches, 1)) == (11, 8.5)


def test_footer_and_link(roadmap: Template, identity: Identity) -> None:
    """The footer names the source and counts pages; the module's line leads to it."""
    document = _document(roadmap, identity)
    footer = document.sections[0].footer._element
    text = "".join(t.text for t in footer.iter(qn("w:t")))
    assert text == f"ABC-001 v1.2.0 · CC-BY-4.0 · {identity.address} · Page 1 of 1"
    fields = [f.get(qn("w:instr")).strip() for f in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    links = [r.target_ref for r in document.part.rels.values() if r.is_external]
    assert links == [identity.address]


@pytest.mark.parametrize("address", ["", "modules/x/", "javascript:alert(1)", "file:///etc"])
def test_address_that_is_no_link(roadmap: Template, identity: Identity, address: str) -> None:
    """An address that leads nowhere from a file makes no link."""
    document = _document(roadmap, replace(identity, address=address))
    assert not [r for r in document.part.rels.values() if r.is_external]


def test_properties_and_language(roadmap: Template, identity: Identity) -> None:
    """The properties are the module's, none are of the library; the language is marked."""
    document = _document(roadmap, replace(identity, language="de-AT"))
    properties = document.core_properties
    assert (properties.title, properties.keywords) == ("Baking roadmap", "ABC-001")
    assert properties.author == "Bakers' course"
    assert properties.language == "de-AT"
    assert properties.created.replace(tzinfo=None) == datetime.datetime(2026, 3, 4)
    assert properties.modified == properties.created
    assert "python" not in properties.comments
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"de-AT"}


def test_right_to_left(template_of: Any, identity: Identity) -> None:
    """A document in Arabic runs from right to left, its tables too."""
    document = _document(
        template_of("| أ | ب |\n|---|---|\n| ج | د |\n"), replace(identity, language="ar")
    )
    assert document.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    section = [child.tag for child in document.element.body.sectPr]
    assert section.index(qn("w:bidi")) == section.index(qn("w:docGrid")) - 1
    assert document.styles.element.find(f".//{qn('w:pPrDefault')}//{qn('w:bidi')}") is not None


def test_arabic_runs_are_marked_where_it_is_allowed(template_of: Any, identity: Identity) -> None:
    """Word takes the mark on runs alone, last in their properties; Latin runs have none."""
    template = template_of("| أ | ب |\n|---|---|\n| ج | `[e.g., Ines]` |\n")
    document = _document(template, replace(identity, language="ar"))
    assert not list(document.styles.element.iter(qn("w:rtl")))
    runs = {run.text: run.rPr for run in document.element.body.iter(qn("w:r"))}
    assert [runs[text][-1].tag for text in "أبج"] == [qn("w:rtl")] * 3
    assert runs["Ines"].find(qn("w:rtl")) is None


def test_letters_of_every_script_have_one_size(template_of: Any, identity: Identity) -> None:
    """Text in Arabic is as large as text in Latin letters."""
    styles = _document(template_of("- [ ] Flour is dry\n"), identity).styles.element
    properties = [p for p in styles.iter(qn("w:rPr")) if p.find(qn("w:sz")) is not None]
    pairs = [
        [p.find(qn(f"w:{tag}")).get(qn("w:val")) for tag in ("sz", "szCs")] for p in properties
    ]
    assert len(pairs) == 5
    assert all(latin == other for latin, other in pairs)


def test_choices(typed: Template, identity: Identity) -> None:
    """An empty cell with choices is a drop-down that also takes other text; paper lists them."""
    document = _document(typed, identity)
    boxes = list(document.element.body.iter(qn("w:comboBox")))
    values = [[item.get(qn("w:value")) for item in box] for box in boxes]
    assert len(values) == 2 * len(typed.sheets[0].blank_rows)
    assert values[:2] == [["low", "high"], ["white, fine", "rye"]]
    names = [e.get(qn("w:val")) for e in document.element.body.iter(qn("w:alias"))]
    assert names[:3] == ["Level, row 1", "Kind, row 1", "Level, row 2"]
    ids = [e.get(qn("w:id")) or e.get(qn("w:val")) for e in document.element.iter(qn("w:id"))]
    assert len(ids) == len(set(ids))
    lines = {paragraph.text: paragraph for paragraph in document.paragraphs}
    for line in ("Level: low / high", "Kind: white, fine / rye"):
        assert lines[line].paragraph_format.keep_with_next


def test_a_text_has_no_cells_to_fill_in(template_of: Any, identity: Identity) -> None:
    """A block of text comes without the line that says to fill in cells."""
    document = _document(template_of("```\nYou are a baker.\n```\n"), identity)
    assert not any("Fill in" in paragraph.text for paragraph in document.paragraphs)


def test_several_sheets_and_fields(sheets: Template, typed: Template, identity: Identity) -> None:
    """Each table has its heading, unless it is the title; single blanks have no header row."""
    document = _document(sheets, identity)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert headings == ["Tasks", "About you", "Example"]
    fields, blank, _ = _document(typed, identity).tables
    assert _texts(fields) == [["Bakery", ""], ["Owner", ""]]
    assert _texts(blank)[-1][0] == "Total"


@pytest.mark.parametrize("text", ["=1+1", "<b>&amp;]]>", "a\tb\nc", " two  spaces ", "😀", '"'])
def test_text_stays_text(template_of: Any, identity: Identity, text: str) -> None:
    """Every text is shown as it is."""
    template = template_of("| Step | When |\n|---|---|\n| Mix | x |\n")
    [row] = template.sheets[0].rows
    cells = (replace(row[0], blank=text, example=text), row[1])
    sheet = replace(template.sheets[0], rows=(cells,), example_rows=(cells,), title=text)
    document = _document(replace(template, sheets=(sheet,), title=text), identity)
    assert document.tables[0].rows[1].cells[0].text == text


def test_parts(roadmap: Template, identity: Identity) -> None:
    """Nothing of the default document is left that a form does not need."""
    data = _bytes(roadmap, identity)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = set(file.namelist())
        assert file.namelist()[0] == "[Content_Types].xml"
        everything = b"".join(file.read(name) for name in names)
    assert not [n for n in names if re.search("thumbnail|stylesWithEffects|customXml|numbering", n)]
    assert b"python-docx" not in everything
    assert b"2013-12-23" not in everything


def test_size(any_template: Template, identity: Identity) -> None:
    """A document has at most 25 kB."""
    assert len(_bytes(any_template, identity)) <= 25_000
