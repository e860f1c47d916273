"""Stamping: it changes nothing that is rendered, and gives places."""

from __future__ import annotations

import gc
import re
import time
from typing import Any

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Location
from learning_modules.markup.positions import Positions
from learning_modules.markup.stamping import PositionsExtension
from learning_modules.markup.stamps import Stamps

PLAIN: list[str] = []
RICH = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "smarty",
    "tables", "toc", "codehilite", "fenced_code", "sane_lists",
]  # fmt: skip
PYMDOWN = [
    "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.arithmatex",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.saneheaders", "pymdownx.smartsymbols",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
CONFIGS: dict[str, dict[str, Any]] = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "octo",
        "repo": "site",
        "provider": "github",
    },
    "pymdownx.inlinehilite": {"style_plain_text": "python"},
    "pymdownx.superfences": {"preserve_tabs": True},
    "toc": {"permalink": True},
}

INLINE = [
    "[@doe99]", "@doe99", "[see @doe99, p. 3]", "[-@doe99]", "-@doe99", "@{odd key}", "\\@doe99",
    "`@doe99`", "``x ` @y``", "`#!python @doe99`", "`", "[a](b)", "[a @b](http://x.y/@c)",
    "[doe99]", "[doe99][]", "[a][doe99]", "[@a]", "[@a][@b]", "![alt @x](i.png)", "![a][doe99]",
    "*", "**", "_", "__", "~~", "^", "==", "\"", "'", "(", ")", "[", "]", "!", "\\", "<", ">", "&",
    "<b>", "</b>", '<span title="@x">', "</span>", "<me@x.org>", "<http://x.y/@z>", "me@x.org",
    "https://x.y/@me", "www.x.y/@me", "@user/repo", "#12", "[^1]", "[^@n]", "$@x$", ":smile:",
    "++@++", "++ctrl+@++", "{==@x==}", "{>>@x<<}", "HTML", "word", "é", "漢字", "\t", "  ", " ",
    "|", "<!-- @x [@y] -->", "&amp;", "--", "...", "1", "[x]", "[ ]", "\\[", "\U00100000",
    "[![a](b)](c)", "[[a](b)](c)", "/@x", "{: .c data-a=\"@x\" }", "{#id}",
]  # fmt: skip
STARTS = [
    "", "# ", "## ", "###", "- ", "* ", "1. ", "> ", "    ", "\t", "- [ ] ", "- [x] ", "| ", ": ",
    "[doe99]: ", "[@a]: ", "[^1]: ", "*[HTML]: ", "*[@x]: ", "```", "```python", "~~~", "    ```",
    "!!! note", '!!! note "', '=== "', "??? note", "---", "===", "|---|---|", "--|--", "<div>",
    '<div markdown="1">', "</div>", "<script>", "</script>", "<pre>", "</pre>", "$$", "[TOC]",
    "> - ", "- # ", "Key: ", "--8<-- ", "\\", "- - [ ] ",
]  # fmt: skip


def render(text: str, extensions: list[str], *, stamped: bool) -> str:
    """Return the HTML of a text, with or without stamps."""
    configs = {name: CONFIGS[name] for name in extensions if name in CONFIGS}
    added = [PositionsExtension(Positions(is_key={"doe99"}.__contains__))] if stamped else []
    return markdown.markdown(
        text, extensions=[*extensions, *added], extension_configs=configs, tab_length=4
    )


lines = st.builds(
    lambda start, parts: start + "".join(parts),
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(INLINE), max_size=6),
)
texts = st.lists(st.one_of(lines, st.just("")), min_size=1, max_size=8).map("\n".join)


@pytest.mark.parametrize("extensions", [PLAIN, RICH, PYMDOWN], ids=["plain", "rich", "pymdown"])
@settings(max_examples=100, deadline=None)
@given(text=texts)
@example(text='| "@doe99" | x |\n|---|---|\n| "a" @doe99 | [doe99] |')
@example(text="a\t[b]\t@doe99\n\n\tcode @doe99\tx")
@example(text="**[@doe99]\n~~~**@doe99")
@example(text="# |\n| ")
@example(text="- [@doe99]\n[TOC]:smile:\n[TOC]")
@example(text="```[@doe99]\n```\n[@doe99][@doe99]\n```")
@example(text="`\\`@doe99`[@doe99]`@doe99`")
@example(text="> \n> - ")
@example(text="*[@doe99]*[doe99]")
@example(text="```x ` @y````x ` @y``")
def test_stamping_renders_the_same(extensions: list[str], text: str) -> None:
    """A text is rendered the same with and without stamps, whatever stands in it."""
    assert render(text, extensions, stamped=True) == render(text, extensions, stamped=False)


class Collector(Treeprocessor):
    """Notes the place of each element once the stamps are read."""

    def __init__(self, positions: Positions) -> None:
        super().__init__()
        self.positions = positions
        self.places: list[tuple[str, str, int | None, int | None]] = []

    def run(self, root: Any) -> None:
        for element in root.iter():
            if element.tag in {"h1", "h2", "td", "th", "a", "img", "li"}:
                place = self.positions.locate(element)
                text = "".join(element.itertext()).strip() or element.get("src", "")
                self.places.append((element.tag, text, place.line, place.column))


def places(text: str, *tags: str, first_line: int = 1) -> list[tuple[str, int | None, int | None]]:
    """Return text, line and column of the elements with these tags."""
    positions = Positions("m.md", first_line=first_line)
    md = markdown.Markdown(
        extensions=[*RICH, "pymdownx.tasklist", PositionsExtension(positions)],
        extension_configs={"toc": {"permalink": False}},
    )
    collector = Collector(positions)
    md.treeprocessors.register(collector, "collector", 12)
    md.convert(text)
    return [place[1:] for place in collector.places if place[0] in tags]


def test_headings_have_line_and_column() -> None:
    """A heading is placed at its text, with hashes, with an underline, and behind front matter."""
    text = "## One\n\ntext\n\nTwo\n---\n\n- a\n\n    # Three"
    assert places(text, "h1", "h2", first_line=10) == [
        ("One", 10, 4),
        ("Two", 14, 4),
        ("Three", 19, 7),
    ]


def test_cells_have_line_and_column() -> None:
    """A filled cell is placed at its text; pipes in code or behind a backslash divide no cell."""
    text = "| a | `b|c` |\n|---|---|\n| x \\| y | z |\n|  | [e.g., *w*](u) |"
    expected = [("a", 1, 3), ("b|c", 1, 7), ("x | y", 3, 3), ("z", 3, 12), ("e.g., w", 4, 6)]
    found = [place for place in places(text, "td", "th") if place[0]]
    assert [(t.replace("\x02124\x03", "|"), line, col) for t, line, col in found] == expected


def test_links_and_images_have_line_and_column() -> None:
    """Links and images are placed at their bracket, also twice the same, also in emphasis."""
    text = "See [a](b) and **[a](b)**,\n*x* [![i](p.png)](c)\nand `[a](b)` [r][] end.\n\n[r]: u"
    assert places(text, "a", "img") == [
        ("a", 1, 5),
        ("a", 1, 18),
        ("", 2, 5),
        ("p.png", 2, 6),
        ("r", 3, 14),
    ]


def test_items_of_task_lists_have_line_and_column() -> None:
    """An item of a task list is placed at its text."""
    text = "- [ ] Data bias\n- [x] Cost\n    - [ ] Deep"
    found = [place[1:] for place in places(text, "li")]
    assert found == [(1, 7), (2, 7), (3, 11)]


def test_stamps_use_characters_that_the_text_does_not() -> None:
    """Private-use characters of the author survive, and are no stamps."""
    own = "".join(chr(0x100000 + n) for n in range(140))
    text = f"{own} [a](b) @doe99"
    stamps = Stamps.unused_in(text)
    assert stamps.strip(text) == text
    assert own in render(text, PLAIN, stamped=True)


@given(st.integers(min_value=0, max_value=128**3 - 1), st.integers(min_value=1, max_value=9))
def test_a_stamp_reads_back(number: int, tab_length: int) -> None:
    """A stamp carries its number and is as long as a whole number of tab stops."""
    stamps = Stamps(tab_length=tab_length)
    stamp = stamps.write(number)
    assert stamps.pattern.fullmatch(stamp)
    assert stamps.read(stamp) == number
    assert len(stamp) % tab_length == 0


def test_find_text_goes_on_from_the_last_place() -> None:
    """What bears no stamp is found in the source, each time at its next occurrence."""
    positions = Positions("m.md", first_line=5)
    positions.stamp(["TODO and TODO", "TODO"])
    assert positions.find_text("TODO") == Location("m.md", 5, 1)
    assert positions.find_text("TODO") == Location("m.md", 5, 10)
    assert positions.find_text("TODO", Location("m.md", 6, 1)) == Location("m.md", 6, 1)
    assert positions.find_text("absent") == Location("m.md")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "word [a](b) @doe99 " * 20_000,
        "\n\n".join(["[" * 40 + "@x"] * 4_000),
        "`" * 200 + "` `` " * 9_000,
    ],
    ids=["one line", "brackets", "backticks"],
)
def test_stamping_costs_time_in_proportion(text: str) -> None:
    """Twice the text takes at most three times as long to stamp."""

    def seconds(source: str) -> float:
        times = []
        for _ in range(3):
            gc.collect()
            start = time.process_time()
            Positions().stamp(source.split("\n"))
            times.append(time.process_time() - start)
        return min(times)

    half = text[: len(text) // 2]
    assert seconds(text) < 3 * seconds(half) + 0.2


def test_nothing_of_a_stamp_is_left() -> None:
    """No character of a stamp reaches the HTML, not even in raw HTML and comments."""
    text = "<div title='@x'>[@y]</div>\n\n<!-- [@z] -->\n\n<b title='[a](b)'>@doe99</b>\n\n    @x"
    assert not re.search("[\U00100000-\U0010fffd]", render(text, RICH, stamped=True))
