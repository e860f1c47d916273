"""Workbooks, read back by an independent reader."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import Template, TemplateOptions
from learning_modules.writers.xlsx import XlsxWriter

HEADER = 5


def _bytes(template: Template, identity: Identity) -> bytes:
    [data] = XlsxWriter().write(template, identity)
    return data


def _book(template: Template, identity: Identity) -> Any:
    return openpyxl.load_workbook(io.BytesIO(_bytes(template, identity)))


def _rows(sheet: Any, first: int = HEADER) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def _part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode()


def test_sheets(roadmap: Template, identity: Identity) -> None:
    """The first and active sheet is the blank one; the example and the read-me follow."""
    book = _book(roadmap, identity)
    assert book.sheetnames == ["Baking roadmap", "Example", "Read me"]
    assert book.active.title == "Baking roadmap"


def test_what_stands_above_the_table(roadmap: Template, identity: Identity) -> None:
    """Title, instruction, link to the version and an empty row stand above the header."""
    sheet = _book(roadmap, identity).active
    assert sheet["A1"].value == "Baking roadmap"
    assert sheet["A1"].font.sz == 16
    assert sheet["A2"].value == "Plan the first weeks of the bakery."
    assert sheet["A3"].value == "Module ABC-001, Version 1.2.0"
    assert sheet["A3"].hyperlink.target == identity.address
    assert [cell.value for cell in sheet[4]] == [None] * 5


def test_blank_is_blank(roadmap: Template, identity: Identity) -> None:
    """The blank holds the prompts, labels filled down, and nothing of the examples."""
    sheet = _book(roadmap, identity).active
    header, *rows = _rows(sheet)
    assert header == ["Step", "What to do", "When", "Who", "Note"]
    assert rows[:3] == [
        ["1. Mix", "Weigh, stir", None, None, None],
        ["1. Mix", "Rest", None, None, None],
        ["2. Bake", "Heat the oven", None, None, None],
    ]
    assert rows[3:] == [[None] * 5] * 3
    assert not sheet.merged_cells.ranges
    assert not sheet.protection.sheet


def test_example(roadmap: Template, identity: Identity) -> None:
    """The example sheet shows the author's examples and suggested values."""
    _, *rows = _rows(_book(roadmap, identity)["Example"])
    assert rows == [
        ["1. Mix", "Weigh, stir", "Monday", "you", "Keep it cool"],
        ["1. Mix", "Rest", None, None, None],
        ["2. Bake", "Heat the oven", "every day", "the baker", None],
    ]


def test_no_empty_example(template_of: Any, identity: Identity) -> None:
    """A template without examples has no example sheet."""
    book = _book(template_of("- [ ] Flour\n"), identity)
    assert book.sheetnames == ["Plan", "Read me"]


def test_table_object(roadmap: Template, identity: Identity) -> None:
    """Header and rows are a table with filter; its alternative text names the columns."""
    data = _bytes(roadmap, identity)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    [table] = sheet.tables.values()
    assert table.ref == "A5:E11"
    assert table.autoFilter is not None
    assert table.column_names == ["Step", "What to do", "When", "Who", "Note"]
    assert 'altTextSummary="Baking roadmap: Step, What to do' in _part(data, "xl/tables/table1.xml")


def test_view_and_print(roadmap: Template, identity: Identity) -> None:
    """Header and first column are frozen; the page is landscape, one wide, the header repeated."""
    sheet = _book(roadmap, identity).active
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9)
    assert (setup.fitToWidth or 1, int(setup.fitToHeight)) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_margins.left == pytest.approx(0.4)
    assert "Baking roadmap" in sheet.oddHeader.left.text
    assert "ABC-001 v1.2.0" in sheet.oddHeader.right.text
    assert "CC-BY-4.0" in sheet.oddFooter.left.text
    assert "&P" in sheet.oddFooter.left.text.replace("&[Page]", "&P")
    assert "course.example/modules" in sheet.oddFooter.right.text


@pytest.mark.parametrize("title", ["Bread & butter " * 20, "&" * 90, "Bread"])
def test_long_titles_in_the_header(roadmap: Template, identity: Identity, title: str) -> None:
    """A header keeps to 255 characters, codes included, and says that it is cut."""
    data = _bytes(replace(roadmap, title=title), identity)
    [header] = re.findall("<oddHeader>(.*)</oddHeader>", _part(data, "xl/worksheets/sheet1.xml"))
    text = html.unescape(header)
    assert len(text) <= 255
    shown = text.removeprefix("&L").partition("&R")[0].replace("&&", "&")
    assert shown == title if len(title) < 10 else (shown.endswith("…") and len(shown) > 45)


def test_letter_paper(roadmap: Template, identity: Identity) -> None:
    """The paper can be US letter."""
    sheet = _book(replace(roadmap, paper="letter"), identity).active
    assert int(sheet.page_setup.paperSize) == 1


def test_looks(roadmap: Template, identity: Identity) -> None:
    """Headers are white on dark blue, prompts grey, answers white; texts wrap at the top."""
    sheet = _book(roadmap, identity).active
    header, prompt, answer = sheet["A5"], sheet["B6"], sheet["C6"]
    assert (header.font.color.rgb, header.fill.fgColor.rgb) == ("FFFFFFFF", "FF1F3864")
    assert prompt.fill.fgColor.rgb == "FFF2F2F2"
    assert answer.fill.fill_type is None
    assert all(c.alignment.wrap_text and c.alignment.vertical == "top" for c in (prompt, answer))


def test_row_heights_are_written_but_can_grow(roadmap: Template, identity: Identity) -> None:
    """Each row has a height, and none is fixed: a longer answer makes its row higher."""
    data = _bytes(roadmap, identity)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert all(sheet.row_dimensions[row].height >= 30 for row in range(6, 12))
    assert "customHeight" not in _part(data, "xl/worksheets/sheet1.xml")


def test_boxes_are_high(template_of: Any, identity: Identity) -> None:
    """A row of boxes is as high as its lines and stays so; the titles between are not."""
    data = _bytes(
        template_of("| **A** | **B** |\n|---|---|\n| | |\n| **C** | **D** |\n| | |\n"), identity
    )
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.row_dimensions
    assert rows[6].height == rows[8].height > 100
    assert rows[7].height < 40
    assert _part(data, "xl/worksheets/sheet1.xml").count("customHeight") == 2


def test_long_prompt_makes_a_high_row(template_of: Any, identity: Identity) -> None:
    """The height of a row follows from its longest text and the width of its column."""
    body = "| Step | When |\n|---|---|\n| {} | |\n"
    short = _book(template_of(body.format("Mix")), identity).active
    long = _book(template_of(body.format("Mix it well. " * 40)), identity).active
    assert long.row_dimensions[6].height > 2 * short.row_dimensions[6].height
    huge = _book(template_of(body.format("Mix it well. " * 2000)), identity).active
    assert huge.row_dimensions[6].height <= 409


def test_check_boxes(checks: Template, identity: Identity) -> None:
    """Boxes are native ones with the value FALSE, with a list and a format for older programs."""
    data = _bytes(checks, identity)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    assert [cell.value for cell in sheet[5]] == ["Part", "Question", "A", "B", "Note"]
    assert [[c.value for c in row[2:4]] for row in sheet["A6:D10"]] == [[False, False]] * 5
    assert sheet["C6"].number_format == '[=1]"☑";[=0]"☐";General'
    assert [[c.value for c in row[2:4]] for row in book["Example"]["A6:D7"]] == [
        [False, True],
        [True, True],
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert "xl/featurePropertyBag/featurePropertyBag.xml" in file.namelist()
    [boxes] = [v for v in sheet.data_validations.dataValidation if "C6" in str(v.sqref)]
    assert boxes.formula1 == '"TRUE,FALSE"'
    assert str(boxes.sqref) == "C6:C10"
    assert sheet["C4"].value == "Ask in (A,B)"


def test_ticks_kept_and_shaded(template_of: Any, identity: Identity) -> None:
    """The author's ticks can stay, or grey the boxes that are not ticked."""
    body = "| Q | When |\n|---|---|\n| Soft? | [ ] A [X] B |\n"
    kept = _book(template_of(body, options=TemplateOptions(ticks="keep")), identity).active
    assert (kept["B6"].value, kept["C6"].value) == (False, True)
    shaded = _book(template_of(body, options=TemplateOptions(ticks="shade")), identity).active
    assert (shaded["B6"].value, shaded["C6"].value) == (False, False)
    assert shaded["B6"].fill.fgColor.rgb == "FFBFBFBF"
    assert shaded["C6"].fill.fill_type is None


def test_examples_are_offered_as_input_messages(roadmap: Template, identity: Identity) -> None:
    """The example of a cell is its input message, within the limits of Excel."""
    sheet = _book(roadmap, identity).active
    messages = {
        str(v.sqref): (v.promptTitle, v.prompt) for v in sheet.data_validations.dataValidation
    }
    assert messages["C6"] == ("When", "Example: Monday")
    assert messages["C8"] == ("When", "Example: every day")
    assert "A6" not in messages


def test_long_messages_are_cut(template_of: Any, identity: Identity) -> None:
    """A message and its title are cut to what Excel takes."""
    body = f"| Step | {'When ' * 20} |\n|---|---|\n| Mix | [e.g., {'x ' * 300}] |\n"
    [found] = _book(template_of(body), identity).active.data_validations.dataValidation
    assert len(found.promptTitle) == 32
    assert len(found.prompt) <= 255
    assert found.prompt.endswith("…")


def test_rows_of_dots_show_the_example_in_each_row(template_of: Any, identity: Identity) -> None:
    """Where no row has prompts, the first example helps in all of them."""
    body = "| Step | When |\n|---|---|\n| Mix | Monday |\n| ... | ... |\n"
    sheet = _book(template_of(body), identity).active
    assert sheet.max_row == HEADER + 10
    messages = {str(v.sqref): v.prompt for v in sheet.data_validations.dataValidation}
    assert messages == {"A6:A15": "Example: Mix", "B6:B15": "Example: Monday"}


def test_types(typed: Template, identity: Identity) -> None:
    """Declared types give number formats and checks that ask and never refuse."""
    sheet = _book(typed, identity).active
    assert [c.value for c in sheet[7]][:3] == ["Thing", "Day", "Cost [#1]"]
    checks = {str(v.sqref)[0]: v for v in sheet.data_validations.dataValidation}
    assert checks["B"].type == "date"
    assert checks["C"].type == checks["D"].type == "decimal"
    assert checks["E"].formula1 == '"low,high"'
    assert {v.errorStyle for v in checks.values() if v.type} == {"warning"}
    assert sheet["B8"].number_format == "yyyy-mm-dd"
    assert sheet["C8"].number_format == "#,##0.00"


def test_choices_with_commas_stand_on_the_read_me_sheet(
    typed: Template, identity: Identity
) -> None:
    """A list that a drop-down cannot hold itself is read from the read-me sheet."""
    book = _book(typed, identity)
    [check] = [v for v in book.active.data_validations.dataValidation if "F8" in str(v.sqref)]
    name, cells = re.fullmatch(r"'(.+)'!(.+)", check.formula1).groups()  # type: ignore[union-attr]
    values = [cell.value for (cell,) in book[name][cells.replace("$", "")]]
    assert values == ["white, fine", "rye"]
    # Others stand there for people, in one line.
    assert ["Choices: Level", "low / high"] in _rows(book[name], 3)


def test_totals(typed: Template, identity: Identity) -> None:
    """Only a declared total makes a formula, and it sums the column of the table."""
    sheet = _book(typed, identity).active
    [table] = sheet.tables.values()
    last = int(table.ref.rpartition("G")[2])
    assert table.totalsRowCount == 1
    assert sheet.cell(last, 1).value == "Total"
    assert sheet.cell(last, 3).value == "=SUBTOTAL(109,Form1[Cost '['#1']])"
    formulas = [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert len(formulas) == 1


def test_fields_above_the_table(typed: Template, identity: Identity) -> None:
    """Single blanks stand in row 4 and below, and the header follows an empty row."""
    sheet = _book(typed, identity).active
    assert [sheet["A4"].value, sheet["A5"].value, sheet["A6"].value] == ["Bakery", "Owner", None]
    assert sheet["B4"].value is None
    assert sheet["B4"].border.bottom.style == "thin"
    assert sheet.freeze_panes == "B8"


def test_read_me(roadmap: Template, identity: Identity) -> None:
    """The read-me sheet says how to use the file and where it is from."""
    rows = _rows(_book(roadmap, identity)["Read me"], 3)
    assert rows[:3] == [
        ["How to use it", "Plan the first weeks of the bakery."],
        [None, "You may change this file: add, rename or delete rows and columns."],
        ["Tips", "Tip: begin small."],
    ]
    about = {row[0]: row[1] for row in rows}
    assert about["Module"] == "ABC-001 Baking bread for a living"
    assert about["Version"] == "1.2.0"
    assert about["Date"] == "2026-03-04"
    assert about["Licence"].startswith("CC-BY-4.0")
    assert about["Source"] == identity.address


def test_several_sheets(sheets: Template, identity: Identity) -> None:
    """Each table is a sheet; the examples follow, named after them."""
    book = _book(sheets, identity)
    assert book.sheetnames == [
        "Opening day",
        "Tasks",
        "About you",
        "Example Opening day",
        "Example Tasks",
        "Example About you",
        "Read me",
    ]
    names = [table for sheet in book for table in sheet.tables]
    assert len(names) == len(set(names)) == 3


def test_properties(roadmap: Template, identity: Identity) -> None:
    """The properties name module, version, licence and language; nothing depends on the clock."""
    data = _bytes(roadmap, identity)
    book = openpyxl.load_workbook(io.BytesIO(data))
    properties = book.properties
    assert properties.title == "Baking roadmap"
    assert properties.subject == "Baking bread for a living"
    assert properties.keywords == "ABC-001"
    assert properties.language == "en"
    assert properties.created == datetime.datetime(2026, 3, 4)
    assert "CC-BY-4.0" in properties.description
    custom = {p.name: p.value for p in book.custom_doc_props.props}
    assert custom == {
        "Module": "ABC-001",
        "Module version": "1.2.0",
        "Template": "plan",
        "Licence": "CC-BY-4.0",
        "Source": identity.address,
    }


def test_right_to_left(template_of: Any, identity: Identity) -> None:
    """A workbook in Arabic runs from right to left, with its fixed texts in Arabic."""
    book = _book(template_of("| أ | ب |\n|---|---|\n| ج | د |\n"), replace(identity, language="ar"))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert "مثال" in book.sheetnames


@pytest.mark.parametrize(
    "address", ["", "modules/abc-001/1.2.0/", "javascript:alert(1)", "file:///x"]
)
def test_address_that_is_no_link(roadmap: Template, identity: Identity, address: str) -> None:
    """An address that leads nowhere from a file is text."""
    book = _book(roadmap, replace(identity, address=address))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.hyperlink]
