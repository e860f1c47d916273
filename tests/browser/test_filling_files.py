"""What was filled in on the page is saved as files, and other programs read them."""

from __future__ import annotations

import csv
import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

FIRST = "modules/bake-001/1.0.0/"
BLANK = f"{FIRST}downloads/bake-001-plan-v1.0.0.xlsx"


def _form(page: Page, name: str) -> Locator:
    form = page.locator(f"#{name}-form")
    form.locator("summary").click()
    return form


def _saved(page: Page, form: Locator, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        form.get_by_role("button", name=button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _fill_plan(page: Page, *, rows: int = 0) -> Locator:
    form = _form(page, "plan")
    form.get_by_label("Bakery").fill("Corner & Co")
    form.get_by_label("Start, 1. Mix").fill("2026-05-01")
    form.get_by_label("Cost, 1. Mix").fill("1,250.50")
    form.get_by_label("Cost, 2. Bake").fill("about ten")
    form.get_by_label("Hours, 2. Bake").fill("2.5")
    form.get_by_label("State, 2. Bake").select_option("under way")
    form.get_by_label("Note, 1. Mix").fill("=1+1\n<b> & _x0041_")
    for number in range(rows):
        form.get_by_role("button", name="Add a row").click()
        form.get_by_label(f"Step, row {number + 4}").fill(f"More {number}")
        form.get_by_label(f"Cost, row {number + 4}").fill("1")
    return form


def test_the_workbook_has_the_entries(page: Page, bakery: str, tmp_path: Path) -> None:
    """Texts, dates, numbers and choices stand in the cells of the template's own workbook."""
    page.goto(bakery + FIRST)
    path = _saved(page, _fill_plan(page), "Save as Excel", tmp_path)
    assert path.name == "bake-001-plan-v1.0.0-filled.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Plan", "Example", "Read me"]
    sheet = book["Plan"]
    assert sheet["B4"].value == "Corner & Co"
    assert [cell.value for cell in sheet[7]][:3] == ["Step", "What to do", "Start"]
    assert [cell.value for cell in sheet[8]] == [
        "1. Mix",
        "Weigh and stir",
        datetime.datetime(2026, 5, 1),
        1250.5,
        None,
        None,
        "=1+1\n<b> & _x005F_x0041_",  # as programs read it: _x0041_ (ECMA-376, ST_Xstring)
    ]
    assert [cell.value for cell in sheet[9]] == [
        "2. Bake", "Heat the oven", None, "about ten", 2.5, "under way", None,
    ]  # fmt: skip
    assert sheet["G8"].data_type == "s"
    assert sheet["C8"].number_format == "yyyy-mm-dd"
    assert sheet.tables["Form1"].ref == "A7:G13"
    values = openpyxl.load_workbook(path, data_only=True)["Plan"]
    assert (values["D13"].value, values["E13"].value) == (1250.5, 2.5)


def test_nothing_else_of_the_workbook_changes(
    page: Page, bakery: str, bakery_site: Path, tmp_path: Path
) -> None:
    """All parts but the sheet that was filled in are those of the download, byte for byte."""
    page.goto(bakery + FIRST)
    path = _saved(page, _fill_plan(page), "Save as Excel", tmp_path)
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(bakery_site / BLANK) as blank:
        assert made.testzip() is None
        assert made.namelist() == blank.namelist()
        differ = [name for name in blank.namelist() if made.read(name) != blank.read(name)]
    assert differ == ["xl/worksheets/sheet1.xml"]


def test_rows_beyond_the_blank(page: Page, bakery: str, tmp_path: Path) -> None:
    """Added rows are part of the table: totals below them, types and drop-downs in them."""
    page.goto(bakery + FIRST)
    path = _saved(page, _fill_plan(page, rows=5), "Save as Excel", tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Plan"]
    table = sheet.tables["Form1"]
    assert (table.ref, table.autoFilter.ref) == ("A7:G16", "A7:G15")
    assert [row[0].value for row in sheet["A11:A16"]] == [*(f"More {n}" for n in range(5)), "Total"]
    assert sheet["D16"].value == "=SUBTOTAL(109,Form1[Cost])"
    assert openpyxl.load_workbook(path, data_only=True)["Plan"]["D16"].value == 1255.5
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert any("F15" in rule.sqref for rule in lists)
    assert sheet["G15"].border.bottom.style == "thin"


def test_boxes_and_several_sheets(page: Page, bakery: str, tmp_path: Path) -> None:
    """Ticks are true values; each table goes to its own sheet, and to its own CSV file."""
    page.goto(bakery + FIRST)
    form = _form(page, "sheets")
    form.get_by_label("Ask in: Spring, Is it soft?").check()
    form.get_by_label("Amount, Flour").fill("20 sacks")
    book = openpyxl.load_workbook(_saved(page, form, "Save as Excel", tmp_path))
    assert [cell.value for cell in book["Questions"][6]] == ["Is it soft?", True, False, None]
    assert [cell.value for cell in book["Costs"][6]] == ["Flour", "20 sacks"]
    path = _saved(page, form, "Save as CSV", tmp_path)
    assert path.name == "bake-001-sheets-v1.0.0-filled-csv.zip"
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        assert file.testzip() is None
        first = file.read(names[0]).decode("utf-8-sig")
    assert names == [f"bake-001-sheets-v1.0.0-filled-{n}.csv" for n in (1, 2)]
    assert list(csv.reader(io.StringIO(first))) == [
        ["Question", "Spring", "Autumn", "Note"],
        ["Is it soft?", "☑", "☐", ""],
    ]


def test_csv(page: Page, bakery: str, tmp_path: Path) -> None:
    """A record for each row, with the single blanks as columns; no formula comes alive."""
    page.goto(bakery + FIRST)
    data = _saved(page, _fill_plan(page), "Save as CSV", tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert records == [
        ["Step", "What to do", "Start", "Cost", "Hours", "State", "Note", "Bakery", "Owner"],
        ["1. Mix", "Weigh and stir", "2026-05-01", "1,250.50", "", "", "'=1+1\n<b> & _x0041_",
         "Corner & Co", ""],
        ["2. Bake", "Heat the oven", "", "about ten", "2.5", "under way", "", "Corner & Co", ""],
        ["3. Sell", "Open the door", "", "", "", "", "", "Corner & Co", ""],
    ]  # fmt: skip
    assert data.count(b"\r\n") == 4


def test_a_text_in_the_workbook(page: Page, bakery: str, tmp_path: Path) -> None:
    """Each line of a text has its row; lines that were taken out leave none behind."""
    page.goto(bakery + FIRST)
    form = _form(page, "prompt")
    for text in ("One", "One\nTwo\nThree\nFour"):
        form.get_by_label("Instructions to copy").fill(text)
        book = openpyxl.load_workbook(_saved(page, form, "Save as Excel", tmp_path))
        rows = [row[0].value for row in book.worksheets[0].iter_rows(min_row=5)]
        assert [row for row in rows if row] == text.split("\n")


def test_the_saved_copy_says_what_it_is(page: Page, bakery: str, tmp_path: Path) -> None:
    """The page that tells whether a copy is current knows a filled one."""
    page.goto(bakery + FIRST)
    path = _saved(page, _fill_plan(page), "Save as Excel", tmp_path)
    page.goto(f"{bakery}templates/check/")
    page.get_by_label("Your copy").set_input_files(path)
    expect(page.locator(".lm-check [role=status]")).to_have_text(
        "There is a newer version of “Plan”: 2.0.0. Your copy is version 1.0.0."
    )


def test_when_the_workbook_cannot_be_fetched(page: Page, bakery: str, tmp_path: Path) -> None:
    """The reader gets a CSV file and is told why."""
    page.goto(bakery + FIRST)
    form = _fill_plan(page)
    page.route("**/*.xlsx", lambda route: route.abort())
    path = _saved(page, form, "Save as Excel", tmp_path)
    assert path.suffix == ".csv"
    expect(form.get_by_role("status")).to_contain_text("could not be made here")


def test_on_a_disk(browser: Browser, bakery_site: Path, tmp_path: Path) -> None:
    """A site opened as files offers CSV alone: it may not read the workbook beside it."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto((bakery_site / FIRST / "index.html").as_uri())
    form = _form(page, "plan")
    form.get_by_label("Note, 1. Mix").fill("Mine")
    expect(form.get_by_role("button", name="Save as Excel")).to_be_hidden()
    assert "Mine" in _saved(page, form, "Save as CSV", tmp_path).read_text(encoding="utf-8-sig")
    context.close()


def _printed(book: Path) -> list[str]:
    """Return the text of each page that LibreOffice prints of a workbook."""
    profile = f"-env:UserInstallation={(book.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", book.parent]
    subprocess.run([*command, book], check=True, capture_output=True, timeout=120)
    command = ["pdftotext", "-raw", book.with_suffix(".pdf"), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.split("\f")[:-1]


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_shows_every_entry(page: Page, bakery: str, tmp_path: Path) -> None:
    """LibreOffice opens the saved workbook; long entries are whole, totals are right."""
    page.goto(bakery + FIRST)
    form = _fill_plan(page, rows=4)
    words = " ".join(f"word{n}" for n in range(60))
    form.get_by_label("Note, 3. Sell").fill(words)
    path = _saved(page, form, "Save as Excel", tmp_path)
    text = "\n".join(_printed(path))
    assert all(word in text.split() for word in words.split())
    for entry in ("Corner & Co", "2026-05-01", "1,254.50", "More 3", "=1+1", "_x0041_"):
        assert entry in text


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_several_tables_in_arabic_on_letter(page: Page, bakery: str, tmp_path: Path) -> None:
    """Rows added to a table of a saved workbook stand below its header, on each page, uncut."""
    page.goto(f"{bakery}modules/bake-002/1.0.0/")
    form = _form(page, "orders")
    words = " ".join(f"word{n}" for n in range(60))
    for number in range(30):
        form.get_by_role("button", name="Add a row").first.click()
        label = form.get_by_label(re.compile(rf"^Item, .*\D{number + 3}$"))
        label.fill(f"begin{number} {words if number % 9 == 0 else ''} end{number}")
    form.get_by_label("Amount, دقيق").fill("1250.50")
    form.get_by_label("B, اعجن").check()
    path = _saved(page, form, "Save as Excel", tmp_path)
    book = openpyxl.load_workbook(path)
    first, second, *_ = book.worksheets
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert (first["B6"].value, first["A8"].value) == (1250.5, f"begin0 {words} end0")
    assert [cell.value for cell in second[6]] == ["اعجن", None, False, True]
    filled = [text for text in _printed(path) if "begin" in text]
    assert len(filled) > 1
    assert all({"Item", "Amount"} <= set(text.split()) for text in filled)
    shown = " ".join(filled).split()
    assert [shown.count(f"{end}{n}") for n in range(30) for end in ("begin", "end")] == [1] * 60
    assert all(shown.count(word) == 4 for word in words.split())
    pages = pypdf.PdfReader(path.with_suffix(".pdf")).pages
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages}
    assert sizes == {(792, 612)}
