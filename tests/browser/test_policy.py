"""The whole course under the policy that ``learning-modules csp`` prints, and without a network."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

#: One page of every kind: of docs/, generated, newest, permanent, older, history, comparison.
PAGES = (
    "",
    "modules/",
    "modules/lrn-beg-011/",
    "modules/lrn-beg-011/2.0.0/",
    "modules/lrn-beg-011/1.0.0/",
    "modules/lrn-beg-011/versions/",
    "templates/",
    "templates/check/",
    "bibliography/",
    "authors/citations/",
    "reference/limits/",
    "rules/",
)
OLD = "modules/lrn-beg-011/1.0.0/downloads/lrn-beg-011-implementation-roadmap-v1.0.0.xlsx"

WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation',
  event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI + event.sample));
"""


def _policy(site: Path) -> str:
    command = [sys.executable, "-m", "learning_modules.cli", "csp", str(site)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout.strip()


@pytest.fixture(scope="module")
def guarded(course_site: Path) -> Iterator[str]:
    """Serve the course with the policy as a header."""
    policy = _policy(course_site)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Handler, directory=str(course_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture
def watched(browser: Browser, guarded: str) -> Iterator[Page]:
    """Return a page without a network; at its end nothing was refused and no host was asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    faults: list[str] = []

    def offline(route: Route) -> None:
        if route.request.url.startswith((guarded, "data:")):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", offline)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert page.evaluate("window.refused") == []
    assert asked == []
    assert faults == []
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_refused(watched: Page, guarded: str, name: str) -> None:
    """The theme's scripts run, and the page is as it is without a policy."""
    watched.goto(guarded + name)
    expect(watched.locator("html")).to_contain_class("js")  # the theme's script has run
    expect(watched.locator("[data-md-component=search-query]")).to_be_attached()


def test_search_finds_a_module(watched: Page, guarded: str) -> None:
    """The worker of the search loads its index and answers."""
    watched.goto(guarded)
    box = watched.get_by_role("textbox", name="Search")
    box.click()
    expect(watched.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    box.press_sequentially("roadmap")
    expect(watched.locator(".md-search-result__item").first).to_be_visible()


def test_colours_change_and_code_is_copied(watched: Page, guarded: str) -> None:
    """The switches of the theme work."""
    watched.goto(guarded + "authors/citations/")
    before = watched.locator("body").get_attribute("data-md-color-scheme")
    watched.locator("label.md-header__button[for^=__palette]:visible").click()
    expect(watched.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")
    watched.locator(".md-code__button, .md-clipboard").first.click()
    watched.reload()
    expect(watched.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")


def test_a_copy_is_checked(watched: Page, guarded: str, course_site: Path) -> None:
    """The page that reads a reader's file works."""
    watched.goto(guarded + "templates/check/")
    watched.get_by_label("Your copy").set_input_files(course_site / OLD)
    expect(watched.locator(".lm-check [role=status]")).to_contain_text("newer version")


def test_a_script_of_another_is_refused(browser: Browser, guarded: str) -> None:
    """What the build did not write does not run."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(guarded)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=stop()>')")
    page.wait_for_function("window.refused.length > 0")
    assert page.evaluate("window.refused")[0].startswith("script-src-attr inline")
    context.close()
