"""What stands folded in the card of a template: the example, and the blank form on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MODULE = "modules/lrn-beg-011/"


def test_the_example_is_shown_as_filled_in(page: Page, address: str) -> None:
    """From the list of templates a link opens the example: answers without marks, boxes told."""
    page.goto(f"{address}templates/")
    card = page.locator("li.lm-card", has_text="Risk assessment checklist")
    card.get_by_text("A look at the example").click()
    assert page.url == f"{address}{MODULE}#risk-checklist-example"
    table = page.locator("#risk-checklist-example table")
    expect(table).to_be_visible()
    row = table.locator("tbody tr").first
    expect(row).to_contain_text("Fairness")
    expect(row).to_contain_text("Six test e-mails")
    assert "e.g." not in table.inner_text()
    states = row.locator(".lm-box .lm-sr").all_inner_texts()
    assert states == ["not ticked", "ticked", "ticked", "ticked"]


def test_without_a_script_the_files_stand_in(plain: Page, address: str) -> None:
    """Without JavaScript both parts say where the same is found; the table is in the text."""
    plain.goto(address + MODULE)
    card = plain.locator("#stop-plan ~ .lm-downloads").first
    for summary in card.locator("summary").all():
        summary.click()
    expect(card.get_by_text("The files above hold the same.")).to_have_count(2)
    expect(card.get_by_text("The files above hold the same.").last).to_be_visible()
    assert card.locator("button, input, textarea").count() == 0
    expect(plain.locator("#stop-plan ~ table").first).to_be_visible()


def test_without_a_script_the_blank_form_is_a_page(
    plain: Page, address: str, tmp_path: Path
) -> None:
    """A link leads to the blank form and its example; on paper the page is the blank forms."""
    plain.goto(address + MODULE)
    card = plain.locator("#stop-plan ~ .lm-downloads").first
    card.locator("summary").last.click()
    card.get_by_role("link", name="Blank forms and examples").last.click()
    expect(plain).to_have_url(
        re.compile(r"/2\.0\.0/downloads/lrn-beg-011-v2\.0\.0-forms\.html#stop-plan")
    )
    sheet = plain.get_by_role("region", name="Stop plan")
    expect(sheet.locator("tbody tr").first).to_contain_text("A wrong price or promise")
    assert sheet.locator("tbody tr").first.locator("td").all_inner_texts()[1:] == [""] * 4
    plain.locator("details", has_text="Stop plan").locator("summary").click()
    expect(plain.get_by_text("Complaint, or the weekly sample")).to_be_visible()
    printed = _printed(plain, tmp_path / "blank.pdf")
    assert "A wrong price or promise" in printed
    assert "Complaint, or the weekly sample" not in printed
    plain.get_by_role("link", name="Back to").click()
    expect(plain.locator("h1")).to_have_text("From Sandbox to Production")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_page_of_blank_forms_is_for_all(
    browser: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """Nothing stops a keyboard or a screen reader, by day and by night; no form widens the page."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{address}{MODULE}2.0.0/downloads/lrn-beg-011-v2.0.0-forms.html")
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_form_that_does_not_come(page: Page, address: str) -> None:
    """A broken line is told, and the next try brings the form."""
    page.route("**/*-forms.js", lambda route: route.abort())
    page.goto(address + MODULE)
    form = page.locator("#stop-plan-form")
    expect(form.locator(".lm-look__lost")).to_be_hidden()
    form.locator("summary").click()
    expect(form.locator(".lm-look__lost")).to_be_visible()
    page.unroute("**/*-forms.js")
    form.locator("summary").click()
    form.locator("summary").click()
    expect(form.locator("textarea").first).to_be_visible()
    expect(form.locator(".lm-look__lost")).to_have_count(0)


def test_a_card_needs_no_mouse(page: Page, address: str) -> None:
    """Tab and Enter fetch a file and the archive, open the example, and lead into the form."""
    page.goto(address + MODULE)
    card = page.locator("#stop-plan ~ .lm-downloads").first
    card.get_by_role("link", name="Excel").focus()
    with page.expect_download() as sheet:
        page.keyboard.press("Enter")
    assert sheet.value.suggested_filename == "lrn-beg-011-stop-plan-v2.0.0.xlsx"
    for _ in ("Word", "CSV", "Markdown", "the archive"):
        page.keyboard.press("Tab")
    with page.expect_download() as archive:
        page.keyboard.press("Enter")
    assert archive.value.suggested_filename == "lrn-beg-011-templates-v2.0.0.zip"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card.get_by_text("Complaint, or the weekly sample")).to_be_visible()
    fold = card.get_by_text("Fill it in here")
    for _ in range(3):
        if fold.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = card.locator("textarea").first
    expect(field).to_be_visible()
    for _ in range(3):
        if field.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("A customer calls")
    expect(field).to_have_value("A customer calls")


def _printed(page: Page, path: Path) -> str:
    page.pdf(path=path, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_blank_form_is_printed_alone(page: Page, address: str, tmp_path: Path) -> None:
    """Paper gets the prompts, no example, nothing else of the page, and says where it is from."""
    page.goto(address + MODULE)
    page.evaluate("window.print = () => {}")
    card = page.locator("#risk-checklist ~ .lm-downloads").first
    card.get_by_text("Fill it in here").click()
    card.get_by_role("button", name="Print").click()
    text = _printed(page, tmp_path / "blank.pdf")
    assert "Have we tried the same request with different" in text
    assert "Six test e-mails" not in text
    assert "Harbour Bikes" not in text
    assert "/modules/lrn-beg-011/2.0.0/" in text
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    whole = _printed(page, tmp_path / "page.pdf")
    assert "Harbour Bikes" in whole
    assert "Fill it in here" not in whole
