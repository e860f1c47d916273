"""The words of a module, and the plan that a reader has filled in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

QUIZ = "modules/lrn-beg-009/"


# ---- Words ----


def test_a_term_is_explained_by_keyboard(page: Page, address: str) -> None:
    """Focus shows the meaning, Escape hides it, Enter leads to it, and a link leads back."""
    page.goto(address + QUIZ)
    term, preview = page.locator("#use-language-model"), page.locator(".lm-preview")
    page.keyboard.press("Tab")
    term.focus()
    expect(preview).to_contain_text("continue almost any text")
    expect(term).to_have_attribute("aria-describedby", "lm-preview")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    meaning = page.locator("#term-language-model")
    expect(meaning).to_be_in_viewport()
    meaning.locator(".lm-backlink").click()
    expect(term).to_be_in_viewport()


def test_a_term_is_explained_by_touch_and_pointer(phone: Page, page: Page, address: str) -> None:
    """The first touch shows the meaning and does not leave the place; a pointer shows it too."""
    phone.goto(address + QUIZ)
    phone.locator("#use-confabulation").tap()
    expect(phone.locator(".lm-preview")).to_contain_text("fluent and confident words")
    assert "#term-" not in phone.url
    page.goto(address + QUIZ)
    page.locator("#use-confabulation").hover()
    expect(page.locator(".lm-preview")).to_contain_text("fluent and confident words")


def test_terms_lead_on_without_javascript(plain: Page, address: str) -> None:
    """Without a script a term leads to its meaning, and that to the glossary."""
    plain.goto(address + QUIZ)
    plain.locator("#use-prompt").click()
    assert plain.url.endswith("#term-prompt")
    if not plain.locator("#term-prompt").is_visible():
        plain.locator(".lm-words > summary").click()
    expect(plain.locator("#term-prompt")).to_contain_text("Your instruction")
    plain.get_by_role("link", name="The whole glossary").click()
    expect(plain.locator("dt#prompt")).to_be_visible()


def test_words_are_open_on_paper(page: Page, address: str) -> None:
    """A printed module has its words with it."""
    page.goto(address + QUIZ)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#term-prompt")).to_be_visible()
    expect(page.locator(".lm-question__check").first).to_be_hidden()


# ---- My plan ----


def test_my_plan_gathers_what_was_filled_in(page: Page, address: str) -> None:
    """Begun templates of all modules stand on one page, can be gone on with, and print together."""
    page.goto(address + "templates/")
    page.get_by_role("link", name="My plan").click()
    blank = page.locator(".lm-plan__blank li:visible")
    expect(blank).to_have_count(10)
    expect(page.get_by_role("button", name="Print my plan")).to_be_hidden()
    begin(page, f"{address}{QUIZ}#task-list-form", "Answer e-mails")
    begin(page, f"{address}modules/lrn-beg-011/#stop-plan-form", "Ines")
    page.goto(address + "templates/plan/")
    parts = page.locator(".lm-plan__part:visible")
    expect(parts).to_have_count(2)
    expect(blank).to_have_count(8)
    expect(page.locator(".lm-plan [role=status]").first).to_have_text("2 of 10 templates begun")
    expect(parts.first.locator("textarea").first).to_have_value("Answer e-mails")
    parts.first.locator("textarea").first.fill("Answer letters")
    page.evaluate("window.print = () => window.dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Print my plan").click()
    sheets = page.locator("body > .lm-sheet")
    expect(sheets).to_have_count(2)
    expect(sheets.filter(has_text="Answer letters")).to_have_count(1)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(sheets).to_have_count(0)
    with page.expect_download() as waiting:
        parts.first.get_by_role("button", name="Save as Excel").click()
    assert waiting.value.suggested_filename.endswith("-task-list-v1.1.0-filled.xlsx")
    page.goto(f"{address}{QUIZ}#task-list-form")
    expect(page.locator("#task-list-form textarea").first).to_have_value("Answer letters")


def begin(page: Page, where: str, text: str) -> None:
    """Write into the first field of a form."""
    page.goto(where)
    form = page.locator(f"#{where.partition('#')[2]}")
    if not form.get_attribute("open"):
        form.evaluate("e => e.open = true")
    form.locator("textarea").first.fill(text)
    expect(form.locator("[role=status]")).not_to_be_empty()


def test_my_plan_without_javascript_lists_the_templates(plain: Page, address: str) -> None:
    """Without a script the page leads to the templates."""
    plain.goto(address + "templates/plan/")
    expect(plain.locator(".lm-plan")).to_be_hidden()
    expect(plain.locator(".lm-notice")).to_contain_text("switched off")
    plain.get_by_role("link", name="Ranking sheet").click()
    assert plain.url == f"{address}{QUIZ}#ranking-sheet-form"
