"""What the parts of a page do for readers: previews, check lists, filters, tables, print."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MODULE, CHECKLIST = "modules/lrn-beg-011/", "modules/lrn-beg-010/"
PAGES = (
    MODULE,
    CHECKLIST,
    f"{MODULE}1.0.0/",
    f"{MODULE}versions/",
    "modules/",
    "templates/",
    "bibliography/",
    "",
)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone with a touch screen."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


# ---- The preview of a reference ----


def test_a_preview_stays_while_it_is_pointed_at(page: Page, address: str) -> None:
    """The reference shows on hover, can be pointed at, and goes when the pointer leaves."""
    page.goto(address + MODULE)
    citation, preview = page.locator("a.lm-cite").first, page.locator(".lm-preview")
    citation.hover()
    expect(preview).to_be_visible()
    preview.hover()
    page.wait_for_timeout(400)
    expect(preview).to_be_visible()
    expect(citation).to_have_attribute("aria-describedby", "lm-preview")
    page.mouse.move(5, 5)
    expect(preview).to_be_hidden()


def test_a_preview_follows_the_keyboard_and_escape(page: Page, address: str) -> None:
    """Focus by keyboard shows the reference, Escape hides it, and focus stays where it was."""
    page.goto(address + MODULE)
    citation, preview = page.locator("a.lm-cite").first, page.locator(".lm-preview")
    page.keyboard.press("Tab")
    citation.focus()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(citation).to_be_focused()


def test_escape_hides_a_preview_that_is_pointed_at(page: Page, address: str) -> None:
    """Who has the pointer on a citation need not move it to see the text below again."""
    page.goto(address + MODULE)
    citation, preview = page.locator("a.lm-cite").first, page.locator(".lm-preview")
    citation.hover()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    page.wait_for_timeout(400)
    expect(preview).to_be_hidden()
    expect(citation).not_to_have_attribute("aria-describedby", "lm-preview")


def test_a_first_touch_shows_the_preview_and_a_second_follows(phone: Page, address: str) -> None:
    """On a touch screen nobody is thrown to the end of the page by the first touch."""
    phone.goto(address + MODULE)
    citation, preview = phone.locator("a.lm-cite").first, phone.locator(".lm-preview")
    citation.tap()
    expect(preview).to_be_visible()
    assert "#ref-" not in phone.url
    box = preview.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    citation.tap()
    expect(preview).to_be_hidden()
    assert "#ref-" in phone.url


# ---- Check lists ----


def test_ticks_of_a_check_list_stay(page: Page, address: str) -> None:
    """A tick is there after a reload, is counted, and can be taken back."""
    page.goto(address + CHECKLIST)
    boxes = page.locator(".lm-task input")
    page.locator(".lm-task__label span").first.click()
    expect(boxes.first).to_be_checked()
    state = page.locator(".lm-tasks [role=status]")
    expect(state).to_have_text(re.compile(r"^1 of \d+ done$"))
    page.reload()
    expect(boxes.first).to_be_checked()
    page.locator(".lm-tasks button").click()
    expect(boxes.first).not_to_be_checked()
    expect(page.locator(".lm-tasks")).to_be_hidden()
    page.reload()
    expect(boxes.first).not_to_be_checked()


def test_ticks_survive_a_new_version(page: Page, address: str) -> None:
    """A tick is found again by its text where its list has another title now."""
    page.goto(address + CHECKLIST)
    text = page.locator(".lm-task__label").first.inner_text().strip()
    ticks = json.dumps({"items": {f"A former title\n{text}": True}})
    key = "lm:ticks:LRN-BEG-010"
    page.evaluate("([key, ticks]) => localStorage.setItem(key, ticks)", [key, ticks])
    page.reload()
    expect(page.locator(".lm-task input").first).to_be_checked()


# ---- Lists that can be filtered ----


def test_modules_are_found_by_word_and_time(page: Page, address: str) -> None:
    """Words, also those of templates, and a time narrow the list; the number is said."""
    page.goto(address + "modules/")
    shown = page.locator(".lm-modules > li:visible")
    expect(shown).to_have_count(3)
    page.get_by_role("searchbox", name="Find a module or template").fill("ranking sheet")
    expect(shown).to_have_count(1)
    expect(page.locator(".lm-filter [role=status]")).to_have_text("1 of 3 shown")
    page.get_by_role("searchbox", name="Find a module or template").fill("")
    page.get_by_role("combobox", name="Time").select_option("120")
    expect(shown).to_have_count(2)


def test_templates_and_sources_are_found(page: Page, address: str) -> None:
    """The lists of templates and sources can be narrowed too."""
    page.goto(address + "templates/")
    page.get_by_role("searchbox", name="Find a template").fill("roadmap")
    expect(page.locator(".lm-templates > li:visible")).to_have_count(1)
    page.goto(address + "bibliography/")
    page.get_by_role("searchbox", name="Find a source").fill("sculley 2015")
    expect(page.locator(".lm-references > li:visible")).to_have_count(1)


def test_a_template_has_a_lasting_address(page: Page, address: str) -> None:
    """The anchor of a template leads to its card."""
    page.goto(f"{address}templates/#lrn-beg-011-implementation-roadmap")
    expect(page.locator("#lrn-beg-011-implementation-roadmap")).to_be_in_viewport()


def test_filters_are_away_without_javascript(browser: Browser, address: str) -> None:
    """What needs a script is not shown without one; the path and the list are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "modules/")
    expect(page.locator(".lm-filter")).to_be_hidden()
    expect(page.locator(".lm-path-map rect")).to_have_count(3)
    expect(page.locator(".lm-modules > li")).to_have_count(3)
    page.goto(address + CHECKLIST)
    page.locator(".lm-task input").first.check()
    context.close()


# ---- Versions ----


def test_an_older_version_leads_to_the_same_section(page: Page, address: str) -> None:
    """The banner of an old version takes the reader along to the section they are in."""
    page.goto(f"{address}{MODULE}1.0.0/#considerations")
    page.locator(".lm-notice--older a").click()
    assert page.url == f"{address}{MODULE}#considerations"


def test_an_address_with_a_lone_percent_sign_breaks_nothing(page: Page, address: str) -> None:
    """Whatever stands behind the #, the page works, and the banner leads to the newest version."""
    faults: list[object] = []
    page.on("pageerror", lambda fault: faults.append(fault))  # noqa: PLW0108 - wants a Python function
    page.goto(f"{address}{MODULE}1.0.0/#100%")
    page.locator(".lm-versions > summary").click()
    expect(page.locator(".lm-versions a[aria-current]")).to_contain_text("1.0.0")
    page.locator(".lm-notice--older a").click()
    assert page.url.partition("#")[0] == f"{address}{MODULE}"
    assert faults == []


def test_an_older_template_names_the_columns_of_the_newest(page: Page, address: str) -> None:
    """The card of an old template offers the newest first and says what is new in it."""
    page.goto(f"{address}{MODULE}1.0.0/")
    line = page.locator("[data-template=implementation-roadmap] .lm-downloads__newer")
    expect(line).to_contain_text("Owner, Gate")
    line.locator("a").click()
    assert page.url == f"{address}{MODULE}#implementation-roadmap"


def test_a_module_can_be_cited(page: Page, address: str) -> None:
    """The page gives a reference to itself, with version and permanent address, and BibTeX."""
    page.goto(address + MODULE)
    page.locator(".lm-about > summary").click()
    expect(page.locator(".lm-cite-this .lm-reference")).to_contain_text("2.0.0")
    page.locator(".lm-cite-this .lm-more > summary").click()
    expect(page.locator(".lm-bibtex")).to_contain_text("modules/lrn-beg-011/2.0.0/")
    with page.expect_download() as waiting:
        page.locator(".lm-sources a").first.click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "sculley2015hidden" in text


# ---- Tables ----


def test_a_wide_table_is_a_region_with_a_name(page: Page, address: str) -> None:
    """What scrolls sideways can be reached by keyboard and says what it is; other tables do not."""
    page.goto(address + MODULE)
    wide = page.locator(".lm-scroll")
    expect(wide).to_have_count(1)
    expect(wide).to_have_attribute("tabindex", "0")
    expect(wide).to_have_attribute("aria-label", "Table, Implementation roadmap")
    assert page.locator("article > * > thead th:not([scope=col])").count() == 0
    fold = page.locator(".lm-downloads details").first
    fold.locator("summary").click()
    inside = fold.locator(".lm-scroll")
    expect(inside).to_have_attribute("tabindex", "0")


def test_rows_are_cards_on_a_phone(phone: Page, address: str) -> None:
    """On a phone each cell stands under the name of its column, and nothing scrolls sideways."""
    phone.goto(address + MODULE)
    cell = phone.locator("td[data-label='Owner']").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Owner"'
    assert cell.evaluate("e => getComputedStyle(e).display") == "block"
    expect(phone.locator(".lm-scroll")).to_have_count(0)


def test_the_first_screen_of_a_phone_says_what_matters(phone: Page, address: str) -> None:
    """Objective, what one will have, and what to read first fit on one screen."""
    phone.goto(address + MODULE)
    box = phone.locator(".lm-glance").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 844


# ---- Print ----


@pytest.mark.parametrize("width", [718, 740], ids=["a4", "letter"])
def test_no_table_is_cut_on_paper(page: Page, address: str, width: int) -> None:
    """On paper every table fits the width, rows stay whole, headers repeat, the card is open."""
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media="print")
    page.goto(address + MODULE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    cut = "els => els.filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    assert page.locator("article table").evaluate_all(cut) == 0
    row = page.locator("article tbody tr").first
    assert row.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    expect(page.locator(".lm-about__body")).to_be_visible()
    expect(page.locator(".lm-downloads").first).to_be_hidden()


def test_paper_says_module_and_version(page: Page, address: str) -> None:
    """Each sheet of paper carries the module's id and version."""
    page.goto(address + MODULE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    rules = page.evaluate("document.adoptedStyleSheets.map(s => s.cssRules[0]?.cssText).join()")
    assert "LRN-BEG-011" in rules
    assert "2.0.0" in rules


# ---- Everybody ----


@pytest.mark.parametrize("where", PAGES)
def test_headings_follow_each_other(page: Page, address: str, where: str) -> None:
    """One heading of the first level, none skipped, and no picture or field without a name."""
    page.goto(address + where)
    levels = page.locator("article :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "els => els.map(e => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    unnamed = "els => els.filter(e => e.type !== 'hidden' && !e.labels?.length).length"
    assert page.locator("article :is(input, select, textarea)").evaluate_all(unnamed) == 0


@pytest.mark.parametrize("where", [MODULE, "modules/"])
def test_every_stop_of_the_keyboard_is_seen(page: Page, address: str, where: str) -> None:
    """Tab goes to nothing hidden in the content, and each stop there shows a ring."""
    page.goto(address + where)
    faults = []
    for _ in range(400):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (!at || at === document.body) return "end";
              if (!at.closest("article")) return "";
              const style = getComputedStyle(at), box = at.getBoundingClientRect();
              const shown = at.checkVisibility({opacityProperty: true, visibilityProperty: true});
              const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
              return shown && box.width > 0 && ring ? "" : at.outerHTML.slice(0, 80);
            }"""
        )
        if seen == "end":
            break
        faults += [seen] if seen else []
    assert faults == []


def test_nothing_moves_while_a_page_loads(page: Page, address: str) -> None:
    """The layout shift of a module page and of the list of modules is 0."""
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({type: "layout-shift", buffered: true});"""
    )
    for where in (MODULE, "modules/"):
        page.goto(address + where, wait_until="networkidle")
        assert page.evaluate("window.shift") == 0


def test_style_and_script_are_small(course_site: Path) -> None:
    """All that pages load of ours, as it is delivered, is at most 30 kB, compressed.

    What helps the search of pages on a disk is loaded there only.
    """
    delivered = (course_site / "assets").glob("learning-modules*")
    files = [file for file in delivered if "iframe-worker" not in file.name]
    assert len(files) > 5
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 30_000
