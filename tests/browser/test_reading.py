"""What a reader does: open the module, follow a citation and come back, take a template along."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MODULE = "modules/lrn-beg-011/"


def test_a_citation_leads_to_its_reference_and_back(page: Page, address: str) -> None:
    """A click on a citation shows its reference; the back-link returns to the sentence."""
    page.goto(address + MODULE)
    citation = page.locator("a[role=doc-biblioref]").first
    target = citation.get_attribute("href") or ""
    anchor = citation.get_attribute("id") or ""
    assert target.startswith("#")
    citation.click()
    reference = page.locator(f'[id="{target[1:]}"]')
    expect(reference).to_be_in_viewport()
    back = reference.locator("a[role=doc-backlink]").first
    assert back.get_attribute("href") == f"#{anchor}"
    back.click()
    expect(citation).to_be_in_viewport()


def test_a_screen_reader_hears_what_leads_where(page: Page, address: str) -> None:
    """Citations, list and ways back have their roles, and each way back a name of its own."""
    page.goto(address + MODULE)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    heard: dict[str, list[str]] = {}
    for node in nodes:
        role = str(node.get("role", {}).get("value", ""))
        if role.lower().startswith("doc-"):
            heard.setdefault(role.lower(), []).append(node.get("name", {}).get("value", ""))
    assert heard["doc-bibliography"] == ["References"]
    assert all(heard["doc-biblioref"])
    assert all(name.startswith("Back to citation") for name in heard["doc-backlink"])
    lists = page.locator(".lm-backlinks").evaluate_all(
        "found => found.map((e) => [...e.querySelectorAll('a')].map((a) => a.ariaLabel))"
    )
    assert all(len(names) == len(set(names)) for names in lists)


def test_citations_are_links_without_javascript(browser: Browser, address: str) -> None:
    """Without a script a citation leads to its reference, and the way back to the sentence."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MODULE)
    citation = page.locator("a.lm-cite").first
    citation.click()
    reference = page.locator(".lm-references li:target")
    expect(reference).to_be_in_viewport()
    reference.locator("a.lm-backlink").first.click()
    expect(citation).to_be_in_viewport()
    context.close()


def test_the_roadmap_is_downloaded_blank(page: Page, address: str, tmp_path: Path) -> None:
    """The Excel button gives a workbook with the prompts and without anybody's example."""
    page.goto(address + MODULE)
    card = page.locator("#implementation-roadmap ~ .lm-downloads").first
    with page.expect_download() as waiting:
        card.get_by_text("Excel").first.click()
    download = waiting.value
    assert download.suggested_filename == "lrn-beg-011-implementation-roadmap-v2.0.0.xlsx"
    download.save_as(tmp_path / "roadmap.xlsx")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "roadmap.xlsx").read_bytes()))
    blank = book.worksheets[0]
    cells = [str(cell.value) for row in blank.iter_rows() for cell in row if cell.value]
    assert any("Sandbox" in cell for cell in cells)
    assert not any("e.g." in cell for cell in cells)


def test_the_course_calls_no_other_host(page: Page, address: str) -> None:
    """Nothing on a module page is fetched from anywhere but the site itself."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + MODULE, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_the_module_list_leads_to_every_module(page: Page, address: str) -> None:
    """The list has the modules in the order in which they build on each other."""
    page.goto(address + "modules/")
    titles = page.locator(".lm-modules .lm-card__title a")
    links = [titles.nth(n).get_attribute("href") for n in range(titles.count())]
    assert links == ["lrn-beg-009/", "lrn-beg-010/", "lrn-beg-011/"]
    titles.last.click()
    expect(page.locator("h1")).to_have_text("From Sandbox to Production")


@pytest.mark.parametrize("where", [MODULE, "modules/", "templates/", "bibliography/", ""])
def test_a_phone_never_scrolls_sideways(browser: Browser, address: str, where: str) -> None:
    """On a screen 320 pixels wide the page itself fits; wide tables scroll inside."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + where)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


def test_everything_is_there_without_javascript(browser: Browser, address: str) -> None:
    """Text, references and downloads need no script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MODULE)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".lm-downloads a").first).to_be_visible()
    expect(page.locator(".lm-references li").first).to_be_visible()
    context.close()


def test_an_older_version_leads_to_the_newest(page: Page, address: str) -> None:
    """The old version says that it is old, is closed to search engines, and leads on."""
    page.goto(address + MODULE + "1.0.0/")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    page.locator(".lm-notice--older a").click()
    assert page.url.split("#")[0] == address + MODULE
