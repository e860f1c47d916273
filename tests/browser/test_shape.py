"""What a page looks like where a course is long, words are long, and lists are deep or empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from long_course import STEPS

pytestmark = pytest.mark.browser

LAST = f"modules/step-{STEPS}/"


def test_a_long_path_stays_readable(page: Page, long_course: str) -> None:
    """Its boxes keep the size of text; what does not fit is scrolled to, and the page is not."""
    page.goto(f"{long_course}modules/")
    figure = page.locator(".lm-path-map")
    heights = figure.locator("rect").evaluate_all("all => all.map((e) => e.getBBox().height)")
    scale = figure.locator("svg").evaluate("e => e.clientWidth / e.viewBox.baseVal.width")
    assert scale * min(heights) > 60
    assert figure.evaluate("e => e.scrollWidth > e.clientWidth")
    expect(figure).to_contain_class("lm-scroll--more")
    figure.evaluate("e => e.scrollTo(e.scrollWidth, 0)")
    expect(figure).not_to_contain_class("lm-scroll--more")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_path_grows_with_the_text(launch: Callable[..., Browser], address: str) -> None:
    """Who has set larger text gets a larger drawing: a box is as many letters wide as before."""
    sizes = []
    for size in (16, 32):
        opened = launch(f"--blink-settings=defaultFontSize={size}")
        page = opened.new_page(viewport={"width": 1920, "height": 900})
        page.goto(f"{address}modules/")
        box = page.locator(".lm-path-map rect").first
        width = box.evaluate("e => e.getBoundingClientRect().width")
        letter = box.evaluate("e => parseFloat(getComputedStyle(e.closest('figure')).fontSize)")
        sizes.append((width, width / letter))
        opened.close()
    assert sizes[1][0] > 1.5 * sizes[0][0]
    assert sizes[1][1] == pytest.approx(sizes[0][1], rel=0.02)


def test_an_item_of_an_item_stands_further_in(page: Page, long_course: str) -> None:
    """The box of a nested item begins about where the text of its own item does."""
    page.goto(long_course + LAST)
    boxes = page.locator(".lm-task input").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().left)"
    )
    assert boxes[1] - boxes[0] > 20


def test_folded_parts_look_alike(page: Page, long_course: str) -> None:
    """Whatever folds has the browser's triangle: no box, no icon of the theme."""
    seen = set()
    for where in (LAST, f"{LAST}versions/"):
        page.goto(long_course + where)
        for fold in page.locator("article summary").all():
            seen.add(
                fold.evaluate(
                    """e => [getComputedStyle(e).display, getComputedStyle(e).paddingLeft,
                        getComputedStyle(e.parentElement).borderTopWidth,
                        getComputedStyle(e, "::before").display].join(" ")"""
                )
            )
    assert seen == {"list-item 0px 0px none"}


def test_an_empty_cell_takes_no_room_on_a_phone(phone: Page, long_course: str) -> None:
    """A column of which a row has nothing is not named in its card."""
    phone.goto(long_course + LAST)
    cells = phone.locator("td[data-label=Length], td[data-label=Note]")
    expect(cells).to_have_count(2)
    expect(cells.first).to_be_hidden()
    expect(cells.last).to_be_hidden()


def test_long_words_of_titles_are_hyphenated_on_a_phone(
    phone: Page, page: Page, long_course: str
) -> None:
    """On a phone a browser with a dictionary may divide them; on a wide screen it need not."""
    for narrow, wanted in ((phone, "auto"), (page, "manual")):
        narrow.goto(long_course + LAST)
        for title in ("h1", "#ship"):
            assert narrow.locator(title).evaluate("e => getComputedStyle(e).hyphens") == wanted


def test_filters_of_a_phone_stand_in_pairs(phone: Page, address: str) -> None:
    """The first module is not pushed off the screen by one filter below the other."""
    phone.goto(f"{address}modules/")
    tops = phone.locator(".lm-filter select").evaluate_all(
        "all => all.map((e) => Math.round(e.getBoundingClientRect().top))"
    )
    assert len(set(tops)) == (len(tops) + 1) // 2


def test_a_list_without_a_hit_has_a_way_back(page: Page, address: str) -> None:
    """Where nothing fits, a button shows all again and leaves the reader in the first field."""
    page.goto(f"{address}modules/")
    button = page.get_by_role("button", name="Show all")
    expect(button).to_be_hidden()
    page.locator("#lm-find").fill("no such word")
    expect(page.locator(".lm-modules > li:visible")).to_have_count(0)
    button.click()
    expect(page.locator(".lm-modules > li:visible")).to_have_count(3)
    expect(page.locator("#lm-find")).to_be_focused()
    expect(button).to_be_hidden()


def test_a_wrong_address_leads_on(page: Page, address: str, course_site: Path) -> None:
    """Where there is no page, the reader finds the lists of the course."""
    html = (course_site / "404.html").read_text(encoding="utf-8")
    page.goto(address)
    page.set_content(html, wait_until="commit")
    links = page.locator("article a")
    root = "/genai-for-small-firms/"
    expect(links).to_have_count(3)
    for link, name in zip(links.all(), ("modules", "templates", "bibliography"), strict=True):
        expect(link).to_have_attribute("href", f"{root}{name}/")
        assert (course_site / name / "index.html").is_file()


def test_a_button_breaks_between_its_words(launch: Callable[..., Browser], address: str) -> None:
    """With large text on a phone, a format and its size go below each other; neither is cut up."""
    opened = launch("--blink-settings=defaultFontSize=32")
    page = opened.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}templates/")
    heights = page.locator(".lm-button__format").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().height)"
    )
    opened.close()
    assert max(heights) < 1.5 * min(heights)


def test_titles_of_the_course_look_alike(page: Page, long_course: str) -> None:
    """A module, the lists, its history and a comparison have titles of one weight and colour."""
    seen = set()
    for where in (
        LAST,
        "modules/",
        "templates/",
        f"{LAST}versions/",
        f"{LAST}versions/1.0.0...1.0.1/",
    ):
        page.goto(long_course + where)
        seen.add(
            page.locator("article h1").evaluate(
                "e => `${getComputedStyle(e).fontWeight} ${getComputedStyle(e).color}`"
            )
        )
    assert len(seen) == 1
