"""What is left for readers without JavaScript, without a network, and without other hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MODULE = "modules/lrn-beg-011/"

#: Controls that do nothing without a script; what a browser does by itself is no such control.
IDLE = "els => els.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"


# ---- Without JavaScript ----


def test_every_page_reads_without_javascript(
    browser: Browser, address: str, kinds: list[str]
) -> None:
    """Headings and text are there, and nothing is offered that would not work."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    idle = {}
    for name in kinds:
        page.goto(address + name)
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator("article").inner_text()) > 200
        idle[name] = page.locator("article button, article form").evaluate_all(IDLE)
    assert {name: found for name, found in idle.items() if found} == {}
    context.close()


def test_downloads_need_no_javascript(browser: Browser, address: str, tmp_path: Path) -> None:
    """A plain link brings the file."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{address}templates/")
    with page.expect_download() as waiting:
        page.locator(".lm-templates .lm-button").first.click()
    waiting.value.save_as(tmp_path / "sheet.xlsx")
    assert openpyxl.load_workbook(tmp_path / "sheet.xlsx").worksheets
    context.close()


# ---- Without other hosts ----


def test_no_page_asks_another_host(browser: Browser, address: str, kinds: list[str]) -> None:
    """Pages, styles, scripts, fonts and pictures come from the site itself."""
    asked: set[str] = set()
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.add(request.url))
    for name in kinds:
        page.goto(address + name, wait_until="networkidle")
    context.close()
    own = (address, "data:", "blob:")
    assert sorted(url for url in asked if not url.startswith(own)) == []
    assert sum("sitemap" in url for url in asked) == 0, "the feed is taken for a translation"


# ---- Without a network: opened from a disk ----


@pytest.fixture(scope="module")
def disk(browser: Browser, variant_site: Callable[..., Path]) -> Iterator[tuple[Page, str]]:
    """Return a page of a browser without a network, and the address of the folder on the disk."""
    site = variant_site("offline", {"  - search\n": "  - search\n  - offline\n"})
    context = browser.new_context(offline=True, accept_downloads=True)
    page = context.new_page()
    yield page, f"{site.as_uri()}/"
    context.close()


def test_search_works_from_a_disk(disk: tuple[Page, str]) -> None:
    """Words are found, and the result leads to the page in the folder."""
    page, folder = disk
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{folder}index.html")
    box = page.get_by_role("textbox", name="Search")
    box.click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    box.press_sequentially("roadmap")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_be_visible()
    assert (result.get_attribute("href") or "").startswith(folder)
    result.click()
    expect(page.locator("h1")).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_links_previews_and_downloads_work_from_a_disk(disk: tuple[Page, str]) -> None:
    """From the list to a module, to a source and back, to a file, to an old version."""
    page, folder = disk
    page.goto(f"{folder}modules/index.html")
    page.locator(".lm-card__title a").last.click()
    assert page.url == f"{folder}{MODULE}index.html"
    citation = page.locator("a.lm-cite").first
    citation.hover()
    expect(page.locator(".lm-preview")).to_be_visible()
    citation.click()
    expect(page.locator(".lm-references li:target")).to_be_in_viewport()
    with page.expect_download() as waiting:
        page.locator(".lm-downloads a").first.click()
    assert waiting.value.suggested_filename.endswith("-v2.0.0.xlsx")
    page.get_by_text("Other versions").click()
    page.locator(".lm-versions a", has_text="1.0.0").click()
    assert page.url == f"{folder}{MODULE}1.0.0/index.html"


def test_no_link_leads_to_a_folder(disk: tuple[Page, str]) -> None:
    """From a disk a browser would show the folder's list of files instead of its page."""
    _, folder = disk
    site = Path(folder.removeprefix("file://"))
    pages = [site / name for name in ("index.html", "modules/index.html", f"{MODULE}index.html")]
    for text in (path.read_text(encoding="utf-8") for path in pages):
        hrefs = [part.split('"')[0].split("#")[0] for part in text.split('href="')[1:]]
        local = [href for href in hrefs if not href.startswith("http")]
        assert [href for href in local if href.endswith(("/", "/."))] == []
