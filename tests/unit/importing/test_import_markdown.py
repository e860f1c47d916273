"""Any Markdown, written for Python-Markdown: both readers see the same blocks and words."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from learning_modules.importing.blocks import read_blocks
from learning_modules.importing.form_marks import with_form_marks
from learning_modules.importing.rendering import render
from learning_modules.importing.site_files import EXTENSIONS

COMMON = MarkdownIt("commonmark").enable(["table", "strikethrough"])
COUNTED = frozenset({"li", "table", "blockquote", "pre"})

PIECES = st.sampled_from(
    [
        *("bread", "**Rolls:** soft", "*one* two", "`code {x}`", "3 * 4 = 12", "<Your Name>"),
        *("#tag", "a_b_c d_e", "1986. It", "- dash", "+ plus", "> more", "price $5 & up", "{name}"),
        *("[link](http://x.y)", "line  ", "x | y", "50%", "(a) b", "[ ] box", "**bold**", "e.g."),
    ]
)
LINES = st.lists(st.lists(PIECES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3)
CELLS = st.sampled_from(["a", "b c", "`x`", "[e.g., y]", "", "**z**", "{k}"])
FENCES = st.sampled_from([["```", "# x", "", "  y", "```"], ["~~~text", "- z", "~~~"]])
RULES = st.just(["", "---", ""])
HEADINGS = st.sampled_from([["", "### One", ""], ["", "#### Two {x}", ""]])


def table(rows: list[list[str]]) -> list[str]:
    """Return the lines of a table of two columns."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], "|---|:---|", *lines[1:]]


TABLES = st.lists(st.tuples(CELLS, CELLS).map(list), min_size=2, max_size=4).map(table)


def items(parts: list[tuple[list[str], list[str], bool]], marker: str) -> list[str]:
    """Return a list with these items: lines, what stands inside, and an empty line between."""
    lines = []
    for number, (text, inside, apart) in enumerate(parts, start=1):
        mark = f"{number}. " if marker == "1" else f"{marker} "
        body = [*text, *([""] if apart else []), *inside]
        first, *rest = body
        lines += [mark + first, *[" " * len(mark) + line if line else "" for line in rest]]
    return lines


def quoted(lines: list[str]) -> list[str]:
    """Return the lines as a quotation."""
    return [f"> {line}".rstrip() for line in lines]


def containers(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """Return lists and quotations of what ``inner`` gives."""
    item = st.tuples(LINES, st.one_of(st.just([]), inner), st.booleans())
    lists = st.builds(items, st.lists(item, min_size=1, max_size=3), st.sampled_from("*-+1"))
    return st.one_of(lists, inner.map(quoted))


BLOCKS = st.recursive(st.one_of(LINES, TABLES, FENCES, RULES, HEADINGS), containers, max_leaves=6)
TEXTS = st.lists(st.tuples(BLOCKS, st.booleans()), min_size=1, max_size=5).map(
    lambda parts: "\n".join(
        line for lines, gap in parts for line in [*lines, *([""] if gap else [])]
    )
)


class Page(HTMLParser):
    """Counts elements and gathers the words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag in COUNTED:
            self.count[tag] += 1

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def words(self) -> list[str]:
        return re.findall(r"[^\W_]+", unescape(self.text))


def site(text: str) -> str:
    """Return the page that a site makes of a text."""
    return markdown.markdown(text, extensions=list(EXTENSIONS))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_both_readers_see_the_same_blocks(text: str) -> None:
    """What is written has as many items, tables, quotations and code blocks under both."""
    written = render(with_form_marks(read_blocks(text)))
    assert Page(site(written)).count == Page(COMMON.render(written)).count


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_word_is_lost_in_writing(text: str) -> None:
    """Each word of a text stands in what is written."""
    written = render(with_form_marks(read_blocks(text)))
    words = Counter(re.findall(r"[^\W_]+", text))
    assert words - Counter(re.findall(r"[^\W_]+", written)) - Counter(
        {"1": 99, "2": 99, "3": 99}
    ) == (Counter())
