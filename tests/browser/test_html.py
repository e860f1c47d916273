"""The HTML of every kind of page, as the standard's rules of nesting and naming want it.

A checker of the whole standard needs another runtime; what its rules most often find is held here.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

#: Elements without an end tag (HTML Living Standard, 13.1.2).
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

#: Elements whose end tag the theme may leave out.
OPTIONAL = frozenset("p li dt dd option thead tbody tfoot tr td th colgroup".split())

#: What a paragraph cannot hold.
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul".split()
)

#: What cannot be inside itself, or inside another of them.
INTERACTIVE = frozenset(("a", "button", "label", "select", "textarea"))

#: Attributes that name the id of another element.
NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")


class Outline(HTMLParser):
    """Reads a page and notes what breaks a rule."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.named: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and names, and what may not stand where it does."""
        given = dict(attrs)
        if len(given) < len(attrs):
            self.faults.append(f"an attribute twice: {self.get_starttag_text()}")
        self.ids.update([given["id"] or ""] if "id" in given else [])
        self.named += [name for key in NAMING for name in (given.get(key) or "").split()]
        if tag in BLOCKS and self.open and self.open[-1] == "p":
            self.faults.append(f"<{tag}> in <p>, line {self.getpos()[0]}")
        if tag in INTERACTIVE - {"button"} and {"a", "button"} & set(self.open):
            self.faults.append(f"<{tag}> in a link or button, line {self.getpos()[0]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element of SVG that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element; only those with an optional end tag may be open in it."""
        while self.open and self.open[-1] != tag and self.open[-1] in OPTIONAL:
            self.open.pop()
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}, line {self.getpos()[0]}")
        else:
            self.open.pop()


def faults(path: Path) -> list[str]:
    """Return what is wrong with the HTML of a page."""
    page = Outline()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    twice = [f"id twice: {name}" for name, count in page.ids.items() if count > 1 or not name]
    missing = {name for name in page.named if name not in page.ids}
    # The theme has the switch of a list of contents in the navigation, one label beside it and one
    # beside the text; a page that is not in the navigation, or an index of it, has the last alone.
    if page.named.count("__toc") == 1:
        missing.discard("__toc")
    return [*page.faults, *twice, *(f"no element has the id {name}" for name in sorted(missing))]


def test_the_reader_of_this_test_finds_faults(tmp_path: Path) -> None:
    """What it is there to find, it finds."""
    page = tmp_path / "page.html"
    page.write_text('<p><div id="a"></p></div><b id="a"><label for="b"></label>', encoding="utf-8")
    assert len(faults(page)) == 4


def test_pages_are_sound(course_site: Path, kinds: list[str]) -> None:
    """Elements are nested as they may, ids stand once, and names lead to elements."""
    found = {name: faults(course_site / name / "index.html") for name in kinds}
    assert {name: broken for name, broken in found.items() if broken} == {}
