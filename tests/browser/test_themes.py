"""The course under the two themes that come with MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("", "modules/", "modules/lrn-beg-011/", "modules/lrn-beg-011/versions/", "templates/")
MODULE = "modules/lrn-beg-009/"


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def themed(
    request: pytest.FixtureRequest,
    variant_site: Callable[..., Path],
    serve: Callable[[Path], str],
) -> str:
    """Return the address of the course under a theme; without colours for code, from elsewhere."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    material = text[text.index("theme:\n") : text.index("extra_css:\n")]
    theme = f"theme:\n  name: {request.param}\n  highlightjs: false\n"
    site = variant_site(f"theme-{request.param}", {material: theme})
    return serve(site)


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_read_well_under_any_theme(browser: Browser, themed: str, width: int) -> None:
    """One heading of the first level, no error of a script, no other host, nothing sticks out."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda asked: found.append(asked.url))
    for name in PAGES:
        page.goto(themed + name)
        expect(page.locator("[role=main] h1")).to_have_count(1)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name} is wider than {width} pixels")
    context.close()
    assert [one for one in found if not one.startswith((themed, "data:", "blob:"))] == []


def test_a_module_works_under_any_theme(page: Page, themed: str) -> None:
    """A citation shows its source and leads there; the template can be downloaded."""
    page.goto(themed + MODULE)
    citation = page.locator("a.lm-cite").first
    citation.hover()
    expect(page.locator(".lm-preview")).to_be_visible()
    citation.click()
    expect(page.locator(".lm-references li:target")).to_be_in_viewport()
    with page.expect_download() as waiting:
        page.locator(".lm-downloads a").first.click()
    assert waiting.value.suggested_filename.endswith(".xlsx")


def test_forms_questions_and_plan_work_under_any_theme(page: Page, themed: str) -> None:
    """A form opens and keeps what is written, My plan shows it, and a question is answered."""
    page.goto(themed + MODULE)
    page.locator(".lm-look--blank > summary").first.click()
    page.locator(".lm-look--blank textarea").first.fill("Sorting the mail")
    page.locator(".lm-question__check button").first.click()
    expect(page.locator(".lm-question__state").first).not_to_be_empty()
    page.goto(f"{themed}templates/plan/")
    expect(page.locator(".lm-plan textarea").first).to_have_value("Sorting the mail")


def test_links_of_a_list_have_one_colour(page: Page, themed: str) -> None:
    """In cards, topics and lines above them, links look alike."""
    page.goto(f"{themed}modules/")
    colours = page.locator(".lm-listing a:not(.lm-tag, .headerlink)").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).color)"
    )
    assert len(colours) > 10
    assert len(set(colours)) == 1


def test_a_field_in_focus_is_marked_under_any_theme(page: Page, themed: str) -> None:
    """The theme's own rules for fields leave the ring."""
    page.goto(f"{themed}modules/")
    page.locator("#lm-find").press("Tab")
    for _ in range(2):
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"
        page.keyboard.press("Shift+Tab")


def test_a_long_word_stays_on_a_phone_under_any_theme(phone: Page, themed: str) -> None:
    """A word longer than the line is broken."""
    phone.goto(themed + MODULE)
    phone.locator(".lm-text > p").first.evaluate("e => { e.textContent = 'Werk'.repeat(30); }")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_rows_are_cards_under_any_theme(browser: Browser, themed: str) -> None:
    """On a phone each row is a card without the stripes of the theme's tables."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(themed + MODULE)
    cell = page.locator("td[data-label]").first
    look = cell.evaluate("e => [getComputedStyle(e).display, getComputedStyle(e).backgroundColor]")
    context.close()
    assert look == ["block", "rgba(0, 0, 0, 0)"]
