"""A site from right to left whose modules are in English: the course with Arabic around it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MODULE = "modules/lrn-beg-011/index.html"
EDGES = """e => {
    const style = getComputedStyle(e);
    return [style.direction, style.borderLeftWidth !== "0px", style.borderRightWidth !== "0px"];
}"""


def test_each_text_runs_in_its_own_direction(page: Page, arabic: str) -> None:
    """The interface from right to left, a module's text as it is, a card as the interface."""
    page.goto(arabic + MODULE)
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert page.locator(".lm-glance").evaluate(EDGES)[0] == "rtl"
    text = page.locator(".lm-text")
    expect(text).to_have_attribute("lang", "en")
    assert text.locator("> blockquote").first.evaluate(EDGES) == ["ltr", True, False]
    aligned = text.locator("th").first.evaluate("e => getComputedStyle(e).textAlign")
    assert aligned == "start"
    card = text.locator(".lm-downloads").first
    expect(card).to_have_attribute("lang", "ar")
    assert card.evaluate(EDGES)[0] == "rtl"
    card.locator("summary").first.click()
    assert card.locator(".lm-look__body").first.evaluate(EDGES)[0] == "ltr"
    expect(page.locator(".lm-fact--time")).to_contain_text("3 س 30 د")


def test_the_icon_of_a_note_stands_before_its_title(page: Page, arabic: str) -> None:
    """In a text from left to right it stands at the left, whatever the interface does."""
    page.goto(arabic + MODULE)
    note = '<div class="admonition note"><p class="admonition-title">Note</p></div>'
    page.locator(".lm-text").evaluate("(e, note) => e.insertAdjacentHTML('beforeend', note)", note)
    title = page.locator(".lm-text .admonition-title")
    icon = title.evaluate(
        """e => {
          const [icon, title] = [getComputedStyle(e, "::before"), getComputedStyle(e)];
          const left = parseFloat(icon.left);
          return [left, left + parseFloat(icon.width), parseFloat(title.paddingLeft)];
        }"""
    )
    left, end, text = icon
    assert 0 < left < end < text


def test_marks_of_lists_stand_before_their_text(page: Page, arabic: str) -> None:
    """Bullets and numbers have room on the side where the text begins."""
    page.goto(arabic + MODULE)
    item = page.locator(".lm-text > ul > li").first
    assert (
        item.evaluate("e => [getComputedStyle(e).marginLeft, getComputedStyle(e).marginRight]")[1]
        == "0px"
    )
    room = item.evaluate(
        "e => e.getBoundingClientRect().left - e.closest('.lm-text').getBoundingClientRect().left"
    )
    assert room > 15


def test_the_path_runs_from_right_to_left(page: Page, arabic: str) -> None:
    """The first module stands at the right, and arrows point to the left."""
    page.goto(f"{arabic}modules/index.html")
    lefts = page.locator(".lm-path-map rect").evaluate_all(
        "els => els.map(e => e.getBoundingClientRect().left)"
    )
    assert lefts == sorted(lefts, reverse=True)
    heads = page.locator(".lm-modules .lm-card__title")
    assert heads.first.evaluate("e => getComputedStyle(e).textAlign") == "right"


def test_titles_keep_their_order_among_arabic(page: Page, arabic: str) -> None:
    """A list of English titles reads from right to left, each of them from left to right."""
    page.goto(f"{arabic}modules/lrn-beg-011/versions/index.html")
    line = page.locator(".lm-computed li", has_text="أعمدة جديدة").first
    assert "\u2068Owner\u2069، \u2068Gate\u2069" in line.inner_text()


@pytest.mark.parametrize("where", [MODULE, "modules/index.html", "templates/index.html"])
def test_an_arabic_phone_never_scrolls_sideways(browser: Browser, arabic: str, where: str) -> None:
    """On a screen 320 pixels wide nothing sticks out."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(arabic + where)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320
