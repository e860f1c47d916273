"""What the theme's script makes of a module's text works after cleaning, without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from features import PAGE, build_module

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_of_features(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Build the page and return its address."""
    page = build_module(tmp_path_factory.mktemp("features") / "module")
    return serve(page.parents[3]) + PAGE.removesuffix("index.html")


@pytest.fixture
def features(page: Page, page_of_features: str) -> Page:
    """Return the page, open; a request to another host fails the test."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_of_features)
    expect(page.locator("html")).to_contain_class("js")
    assert [url for url in asked if "127.0.0.1" not in url and not url.startswith("data:")] == []
    return page


def test_annotations_open(features: Page) -> None:
    """Every mark for an annotation becomes a button that shows its text."""
    expect(features.locator(".md-annotation")).to_have_count(7)
    mark = features.locator("p.annotate .md-annotation").first
    mark.locator(".md-annotation__index").click()
    expect(features.locator(".md-tooltip--active, .md-tooltip2--active")).to_contain_text(
        "The first."
    )


def test_linked_tabs_change_together(features: Page) -> None:
    """A tab of the same name opens in every set."""
    features.locator(".tabbed-labels label", has_text="C++").first.click()
    expect(features.locator(".tabbed-block", has_text="return 0").last).to_be_visible()
    expect(features.locator(".tabbed-content ol")).to_be_visible()


def test_code_has_its_buttons(features: Page) -> None:
    """Code can be copied, and no button stands where the author wants none."""
    expect(features.locator(".copy [data-md-type=copy]")).to_have_count(1)
    expect(features.locator(".no-copy [data-md-type=copy]")).to_have_count(0)


def test_one_picture_of_two_is_seen(features: Page) -> None:
    """A picture for dark colours is hidden while colours are light."""
    expect(features.get_by_alt_text("Light")).to_be_visible()
    expect(features.get_by_alt_text("Dark")).to_be_hidden()
    width = features.locator(".progress-bar").evaluate("e => e.style.width")
    assert width == "65%"
