"""A template is filled in on its page, kept in the browser, and printed with what was written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

MODULE = "modules/bake-001/"
FIRST = f"{MODULE}1.0.0/"
KEY = "lm:fill:BAKE-001:plan"


def _form(page: Page, name: str, where: str = "") -> Locator:
    """Go to ``where``, if anywhere, and open a form."""
    if where:
        page.goto(where)
    form = page.locator(f"#{name}-form")
    form.locator("summary").click()
    expect(form.locator(".lm-fill")).to_be_visible()
    return form


def _kept(page: Page, key: str = KEY) -> Any:
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", key)


def test_entries_are_kept(page: Page, bakery: str) -> None:
    """What was written, chosen and dated is there again after a reload, and is marked as such."""
    form = _form(page, "plan", bakery + FIRST)
    form.get_by_label("Bakery").fill("Corner")
    form.get_by_label("Start, 1. Mix").fill("2026-05-01")
    form.get_by_label("State, 1. Mix").select_option("under way")
    form.get_by_label("Note, 2. Bake").fill("Call Ann\nand Bob")
    form.get_by_label("Step, row 4").fill("4. Rest")
    expect(form.get_by_role("status")).to_have_text("Kept in this browser.")
    record = _kept(page)
    assert (record["format"], record["version"], record["title"]) == (1, "1.0.0", "Plan")
    assert record["page"] == f"/{FIRST}#plan"
    assert record["fields"] == {"Bakery": "Corner"}
    assert record["sheets"] == [
        {
            "title": "Plan",
            "rows": [
                {
                    "label": "1. Mix · Weigh and stir",
                    "cells": {"Start": "2026-05-01", "State": "under way"},
                },
                {"label": "2. Bake · Heat the oven", "cells": {"Note": "Call Ann\nand Bob"}},
                {"label": "", "cells": {"Step": "4. Rest"}},
            ],
        }
    ]
    page.reload()
    expect(page.locator("#plan-form summary")).to_contain_text("Your entries are kept")
    form = _form(page, "plan")
    expect(form.get_by_label("Bakery")).to_have_value("Corner")
    expect(form.get_by_label("Start, 1. Mix")).to_have_value("2026-05-01")
    expect(form.get_by_label("State, 1. Mix")).to_have_value("under way")
    expect(form.get_by_label("Note, 2. Bake")).to_have_value("Call Ann\nand Bob")
    expect(form.get_by_label("Step, row 4")).to_have_value("4. Rest")
    expect(page.locator("#checks-form summary")).to_have_text("Fill it in here")


def test_from_the_list_of_templates(page: Page, bakery: str) -> None:
    """The list of all templates leads to the form, open and ready."""
    page.goto(f"{bakery}templates/")
    page.locator("li.lm-card", has_text="Plan").first.get_by_text("Fill it in here").click()
    assert page.url == f"{bakery}{MODULE}#plan-form"
    page.locator("#plan-form").get_by_label("Who, 1. Mix").fill("Ann")
    expect(page.locator("#plan-form").get_by_role("status")).to_have_text("Kept in this browser.")


def test_all_of_a_cell_ticks_its_box(page: Page, bakery: str) -> None:
    """The cell around a box can be touched as well."""
    form = _form(page, "checks", bakery + FIRST)
    cell = form.locator("td.lm-box").first
    cell.click(position={"x": 2, "y": 2})
    expect(cell.get_by_role("checkbox")).to_be_checked()
    cell.get_by_role("checkbox").click()
    expect(cell.get_by_role("checkbox")).not_to_be_checked()


def test_totals(page: Page, bakery: str) -> None:
    """Numbers are added up as they are written; what is none is marked and not counted."""
    form = _form(page, "plan", bakery + FIRST)
    expect(form.locator("tfoot")).to_contain_text("0.00")
    form.get_by_label("Cost, 1. Mix").fill("€ 1,250.50")
    form.get_by_label("Cost, 2. Bake").fill("49.5")
    form.get_by_label("Cost, 3. Sell").fill("about ten")
    form.get_by_label("Hours, 3. Sell").fill("2.5")
    assert form.locator("tfoot td").all_inner_texts() == [
        "Total",
        "",
        "",
        "1,300.00",
        "2.5",
        "",
        "",
    ]
    expect(form.get_by_label("Cost, 3. Sell")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label("Cost, 2. Bake")).to_have_attribute("aria-invalid", "false")


#: What is written, in which language, and the number that it is (None: no number).
NUMBERS: list[tuple[str, str, float | None]] = [
    ("12", "en", 12),
    ("1,250", "en", 1250),
    ("1,250.50", "en", 1250.5),
    ("1.250", "en", 1.25),
    ("1.250", "de", 1250),
    ("1.250,50 €", "de", 1250.5),
    ("12,5", "de", 12.5),
    ("12,5", "en", 12.5),
    ("1 250,5", "fr", 1250.5),
    ("1,250,000", "de", 1_250_000),
    ("USD 20", "en", 20),
    ("20 EUR", "en", 20),
    ("1'000.25", "de-CH", 1000.25),
    ("-3", "en", -3),
    ("−3", "en", -3),
    ("١٢٫٥", "ar", 12.5),
    ("１２", "en", 12),
    (".5", "en", 0.5),
    ("", "en", None),
    ("5k", "en", None),
    ("2 hours", "en", None),
    ("20 %", "en", None),
    ("1/2", "en", None),
    ("1-2", "en", None),
    ("1.2.3", "en", None),
]


def test_numbers(page: Page, bakery: str) -> None:
    """A number is read as people of the page's language write it; all else is none."""
    _form(page, "plan", bakery + FIRST)
    script = """cases => cases.map(([text, language]) => {
      const found = learningModules.number(text, language);
      return [text, language, Number.isNaN(found) ? null : found];
    })"""
    found = page.evaluate(script, [[text, language] for text, language, _ in NUMBERS])
    assert [tuple(one) for one in found] == NUMBERS


def test_rows_are_added(page: Page, bakery: str) -> None:
    """One empty row is offered beyond those in use, and as many more as are asked for."""
    form = _form(page, "plan", bakery + FIRST)
    rows = form.locator("tbody tr:visible")
    assert rows.count() == 4
    for _ in range(3):
        form.get_by_role("button", name="Add a row").click()
    assert rows.count() == 7
    expect(form.get_by_label("Step, row 7")).to_be_focused()
    page.keyboard.type("7. Sweep")
    page.reload()
    form = _form(page, "plan")
    # The rows between were left empty: what was written comes first.
    expect(form.get_by_label("Step, row 4")).to_have_value("7. Sweep")


def test_clear_and_undo(page: Page, bakery: str) -> None:
    """Clearing takes all entries out of the form and the browser; it can be undone."""
    form = _form(page, "plan", bakery + FIRST)
    form.get_by_label("Note, 1. Mix").fill("Mine")
    form.get_by_role("button", name="Clear my entries").click()
    expect(form.get_by_label("Note, 1. Mix")).to_have_value("")
    expect(form.get_by_role("status")).to_have_text("Your entries are cleared.")
    assert _kept(page) is None
    form.get_by_role("button", name="Undo").click()
    expect(form.get_by_label("Note, 1. Mix")).to_have_value("Mine")
    assert _kept(page) is not None
    expect(form.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_new_version_takes_entries_over(page: Page, bakery: str) -> None:
    """Entries find their row by its prompt, reworded or not; what has no place is not lost."""
    form = _form(page, "plan", bakery + FIRST)
    form.get_by_label("Cost, 1. Mix").fill("10")
    form.get_by_label("Note, 1. Mix").fill("keep cool")
    form.get_by_label("Cost, 3. Sell").fill("30")
    form = _form(page, "plan", bakery + MODULE)
    expect(form.get_by_label("Cost, 0. Clean")).to_have_value("")
    expect(form.get_by_label("Cost, 1. Mix")).to_have_value("10")
    expect(form.get_by_label("Step, row 4")).to_have_value("3. Sell · Open the door")
    expect(form.get_by_label("Cost, row 4")).to_have_value("30")
    rest = form.locator(".lm-rest li")
    assert rest.all_inner_texts() == [
        "Entries that have no place in this version of the form:",
        "1. Mix · Weigh and stir well, Note: keep cool",
    ]
    form.get_by_label("Who, 1. Mix").fill("Ann")
    record = _kept(page)
    assert record["version"] == "2.0.0"
    assert record["sheets"][0]["rows"][0]["cells"] == {
        "Note": "keep cool",
        "Cost": "10",
        "Who": "Ann",
    }
    form = _form(page, "plan", bakery + FIRST)
    expect(form.get_by_label("Note, 1. Mix")).to_have_value("keep cool")
    expect(form.get_by_label("Cost, row 4")).to_have_value("30")


def test_boxes_of_a_check_list_are_the_same_in_text_and_form(page: Page, bakery: str) -> None:
    """A tick in the text is one in the form, and the other way round."""
    page.goto(bakery + FIRST)
    page.get_by_label("The flour is dry", exact=True).check()
    form = _form(page, "checks")
    expect(form.get_by_label("Done, The flour is dry")).to_be_checked()
    form.get_by_label("Done, The oven is hot").check()
    expect(page.get_by_label("The oven is hot", exact=True)).to_be_checked()
    page.get_by_label("The flour is dry", exact=True).uncheck()
    expect(form.get_by_label("Done, The flour is dry")).not_to_be_checked()
    cells = {
        row["label"]: row["cells"]
        for row in _kept(page, "lm:fill:BAKE-001:checks")["sheets"][0]["rows"]
    }
    assert cells == {"The oven is hot": {"Done": True}}


def test_two_tabs(page: Page, bakery: str) -> None:
    """What is written in one tab shows in the other."""
    form = _form(page, "plan", bakery + FIRST)
    other = page.context.new_page()
    there = _form(other, "plan", bakery + FIRST)
    form.get_by_label("Note, 1. Mix").fill("From here")
    expect(there.get_by_label("Note, 1. Mix")).to_have_value("From here")


@pytest.mark.parametrize(
    "kept", ["{", "[]", '{"format": 2}', '{"format":1,"fields":{},"sheets":[]}']
)
def test_a_record_that_cannot_be_read(page: Page, bakery: str, kept: str) -> None:
    """What another program left under the key does no harm."""
    page.goto(bakery + FIRST)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    form = _form(page, "plan", bakery + FIRST)
    expect(form.get_by_label("Note, 1. Mix")).to_have_value("")
    assert faults == []


def test_a_browser_that_keeps_nothing(page: Page, bakery: str) -> None:
    """The reader is told before it is too late; saving and printing still work."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    form = _form(page, "plan", bakery + FIRST)
    form.get_by_label("Note, 1. Mix").fill("Mine")
    expect(form.get_by_role("status")).to_contain_text("This browser does not keep entries.")
    with page.expect_download() as waiting:
        form.get_by_role("button", name="Save as CSV").click()
    assert "Mine" in waiting.value.path().read_text(encoding="utf-8-sig")


def _printed(page: Page, path: Path) -> str:
    page.pdf(path=path, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_paper_gets_the_filled_plan(page: Page, bakery: str, tmp_path: Path) -> None:
    """The printed plan has the entries and totals, no examples; an empty one has all its rows."""
    form = _form(page, "plan", bakery + FIRST)
    page.evaluate("window.print = () => { window.named = document.title; }")
    form.get_by_role("button", name="Print").click()
    sheet = page.locator("body > .lm-sheet")
    expect(sheet).to_be_hidden()  # on the screen
    assert sheet.locator("tbody tr:not([hidden])").count() == 5
    blank = _printed(page, tmp_path / "blank.pdf")  # which ends the printing
    expect(sheet).to_have_count(0)
    assert "0.00" not in blank
    assert "Choose" not in blank
    assert "keep it cool" not in blank
    form.get_by_label("Owner").fill("Mara")
    form.get_by_label("Start, 1. Mix").fill("2026-05-01")
    form.get_by_label("Cost, 1. Mix").fill("20")
    form.get_by_label("State, 2. Bake").select_option("done")
    form.get_by_label("Note, 2. Bake").fill("Ask the neighbour")
    form.get_by_role("button", name="Print").click()
    filled = _printed(page, tmp_path / "filled.pdf")
    for text in ("Mara", "May 1, 2026", "20.00", "done", "Ask the neighbour", "BAKE-001 · v1.0.0"):
        assert text in filled
    assert "Add a row" not in filled
    assert page.evaluate("window.named") == "bake-001-plan-v1.0.0"


def test_a_text_is_adapted(page: Page, bakery: str) -> None:
    """A block of text is there to be changed, and comes back as it was when cleared."""
    form = _form(page, "prompt", bakery + FIRST)
    area = form.get_by_label("Instructions to copy")
    expect(area).to_have_value("You are a baker.\nAnswer in one line.")
    area.fill("You are a miller.")
    assert _kept(page, "lm:fill:BAKE-001:prompt")["sheets"][0]["text"] == "You are a miller."
    page.reload()
    form = _form(page, "prompt")
    expect(form.get_by_label("Instructions to copy")).to_have_value("You are a miller.")
    form.get_by_role("button", name="Clear my entries").click()
    expect(form.get_by_label("Instructions to copy")).to_have_value(
        "You are a baker.\nAnswer in one line."
    )


def test_without_a_script(plain: Page, bakery: str) -> None:
    """The table and the downloads are there; nothing that needs a script is offered."""
    plain.goto(bakery + FIRST)
    form = plain.locator("#plan-form")
    form.locator("summary").click()
    expect(form).to_contain_text("The files above hold the same.")
    assert form.locator("button, input, textarea").count() == 0
    expect(plain.locator("#plan ~ table").first).to_contain_text("Heat the oven")
    card = plain.locator("#plan ~ .lm-downloads").first
    expect(card.get_by_role("link", name="Plan: Excel")).to_be_visible()


def test_on_a_phone(browser: Browser, bakery: str) -> None:
    """Every cell has its label above it, fits the screen, and is large enough to touch."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    form = _form(page, "plan", bakery + FIRST)
    cell = form.get_by_label("Note, 1. Mix")
    cell.tap()
    page.keyboard.type("Touched")
    expect(cell).to_have_value("Touched")
    for one in form.locator("input:visible, select:visible, textarea:visible").all():
        box = one.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] >= 24
        assert one.get_attribute("aria-label")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # A letter smaller than 16 pixels makes a phone zoom in on the field.
    assert (
        page.evaluate("n => parseFloat(getComputedStyle(n).fontSize)", cell.element_handle()) >= 16
    )
    context.close()
