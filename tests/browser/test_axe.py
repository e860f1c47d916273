"""Every kind of page under axe-core: the rules of WCAG 2.2 AA that a program can see, and more.

axe-core comes with axe-playwright-python and is used in the tests only.
"""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: Material's list of buttons at a block of code is a landmark without a name.
THEME = ".md-code__nav"

#: What colours can break; the other rules are the same by day and by night.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}

#: Folded parts are opened, and come if they are not there yet.
OPEN = """() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
}"""
COME = "() => !document.querySelector('.lm-look__lost')"

#: Of rows and references that look the same, the first will do.
PREPARE = """() => {
    const more = "tbody tr:nth-child(n+4), .lm-references li:nth-child(n+6)";
    for (const one of document.querySelectorAll(more)) one.remove();
}"""


def faults(page: Page, axe: Axe, address: str, options: dict[str, object]) -> list[str]:
    """Return what axe finds on a page with all its folded parts open."""
    page.goto(address)
    page.evaluate(OPEN)
    page.wait_for_function(COME)
    page.evaluate(PREPARE)
    found = axe.run(page, options={"resultTypes": ["violations"], **options}).response
    nodes = [(one["id"], node["target"]) for one in found["violations"] for node in one["nodes"]]
    return [f"{rule}: {target}" for rule, target in nodes if THEME not in target[0]]


VIEWS: dict[str, tuple[Literal["light", "dark"], int, dict[str, object]]] = {
    "desktop": ("light", 1280, {}),
    "phone-by-night": ("dark", 320, {}),
    "desktop-by-night": ("dark", 1280, COLOURS),
    "phone": ("light", 320, COLOURS),
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(browser: Browser, address: str, kinds: list[str], view: str) -> None:
    """No rule is broken, on a desktop and on the smallest phone, by day and by night."""
    scheme, width, options = VIEWS[view]
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page, axe = context.new_page(), Axe()
    found = {name: faults(page, axe, address + name, options) for name in kinds}
    context.close()
    assert {name: broken for name, broken in found.items() if broken} == {}


#: Kinds of pages that the project's own course has not, and those that run from right to left.
MORE = {
    "long_course": ("modules/", "modules/step-7/1.1.0/", "modules/step-7/versions/"),
    "arabic": (
        "modules/",
        "modules/lrn-beg-011/",
        "modules/lrn-beg-011/1.0.0/",
        "modules/lrn-beg-011/versions/",
        "modules/lrn-beg-011/versions/1.0.0...2.0.0/",
        "templates/",
        "templates/plan/",
        "templates/check/",
        "bibliography/",
    ),
}


@pytest.mark.parametrize("view", ["desktop", "phone-by-night"])
@pytest.mark.parametrize("course", MORE)
def test_axe_finds_nothing_elsewhere(
    browser: Browser, request: pytest.FixtureRequest, course: str, view: str
) -> None:
    """A long path, a withdrawn version, corrections, and an interface from right to left."""
    scheme, width, options = VIEWS[view]
    address: str = request.getfixturevalue(course)
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, axe = context.new_page(), Axe()
    found = {name: faults(page, axe, address + name, options) for name in MORE[course]}
    context.close()
    assert {name: broken for name, broken in found.items() if broken} == {}
