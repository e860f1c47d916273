"""What readers set for themselves: larger text, other colours, less motion, no mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

MODULE, QUIZ = "modules/lrn-beg-011/", "modules/lrn-beg-009/"

#: Parts of the content that stick out of the window, or whose text is cut by their own edge.
LOST = """() => [...document.querySelectorAll("article *")].filter((e) => {
    if (!e.checkVisibility() || e.closest(".lm-sr, thead, pre, .lm-scroll, input")) return false;
    const cut = getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 2;
    return cut || e.getBoundingClientRect().right > innerWidth + 1;
}).map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 30)}`)"""

#: The element in focus: where it is, whether it can be seen, and how it is marked.
FOCUS = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const naming = document.getElementById(e.getAttribute("aria-labelledby"));
    const labels = [naming, ...(e.labels || [])].map((label) => label?.textContent).join(" ");
    const content = document.querySelector("article");
    return {
        what: e.outerHTML.slice(0, 100),
        ours: content.contains(e),
        seen: e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 0,
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
        name: (e.getAttribute("aria-label") || e.textContent.trim() || e.title || labels).trim(),
        place: [...document.querySelectorAll("*")].indexOf(e),
    };
}"""


# ---- Larger text ----


def test_text_at_twice_its_size_fits_the_smallest_phone(
    launch: Callable[..., Browser], address: str, kinds: list[str]
) -> None:
    """Nothing sticks out, and no text is cut, for a reader whose browser has large text."""
    opened = launch("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")
    page = opened.new_page(viewport={"width": 320, "height": 640})
    found = {}
    for name in kinds:
        page.goto(address + name)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[name] = [*page.evaluate(LOST), *([f"{wide} pixels"] if wide > 320 else [])]
    opened.close()
    docs = ("authors/", "rules/", "reference/")  # the theme's own blocks of code and tables
    assert {k: v for k, v in found.items() if v and not k.startswith(docs)} == {}


# ---- No mouse ----


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("where", [QUIZ, "modules/", "templates/check/"])
def test_every_stop_is_seen_named_and_in_order(
    browser: Browser, address: str, where: str, width: int
) -> None:
    """From the first to the last stop, each is seen in focus, has a name, and comes in turn."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + where)
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    context.close()
    assert 10 < len(stops) < 400
    own = [stop for stop in stops if stop["ours"]]
    assert [s["what"] for s in own if not (s["seen"] and s["ring"])] == []
    assert [s["what"] for s in stops if not s["name"]] == []
    places = [stop["place"] for stop in own]
    assert places == sorted(places)


# ---- Other colours ----


def test_colours_of_the_system_leave_every_part_to_be_seen(browser: Browser, address: str) -> None:
    """Where the system sets all colours, cards, buttons, path and focus still have their lines."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(address + MODULE)
    for part in (".lm-glance", ".lm-downloads", ".lm-downloads .lm-button"):
        line = page.locator(part).first.evaluate("e => getComputedStyle(e).borderTopStyle")
        assert line == "solid", part
    page.locator(".lm-downloads .lm-button").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["ring"]
    page.goto(f"{address}modules/")
    colours = page.locator(".lm-path-map rect").first.evaluate(
        "e => [getComputedStyle(e).stroke, getComputedStyle(e).fill]"
    )
    assert colours[0] != colours[1]
    context.close()


# ---- Less motion ----


@pytest.mark.parametrize("where", [MODULE, "modules/"])
def test_nothing_of_ours_moves_for_who_wants_less_motion(
    browser: Browser, address: str, where: str
) -> None:
    """No part of ours has a transition or an animation, and pages do not glide."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + where)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("article [class*=lm-]")].filter((e) => {
            const style = getComputedStyle(e);
            const time = style.transitionDuration.split(",").some((one) => parseFloat(one) > 0.01);
            return (time && style.transitionProperty !== "none") || style.animationName !== "none";
        }).map((e) => e.className)"""
    )
    assert sorted(set(moving)) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


# ---- Parts of a page ----


def test_a_reader_can_skip_to_the_content(page: Page, address: str) -> None:
    """The first stop leads past the menu to the beginning of the module."""
    page.goto(address + MODULE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading = page.locator("article h1, article h2").first
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["ours"]
