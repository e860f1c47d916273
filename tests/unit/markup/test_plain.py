"""Text of elements, as a file without markup shows it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from learning_modules.markup.plain import element_text, fence_lines, html_text


def _text(
    source: str, *, lines: bool = False, extensions: tuple[str, ...] = (), at: int = 7
) -> str:
    found = []

    class Reader(Treeprocessor):
        def run(self, root: Element) -> None:
            found.append(element_text(root[0], self.md, lines=lines))

    md = Markdown(extensions=list(extensions))
    md.treeprocessors.register(Reader(md), "reader", at)
    md.convert(source)
    return str(found[0])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**a** *b* `c & <d>`", "a b c & <d>"),
        (r"a \* b \_c\_ \[x\]", "a * b _c_ [x]"),
        ("a &amp; b &copy; AT&T &#65;", "a & b © AT&T A"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("a  \nb", "a\nb"),
        ("a\nb", "a b"),
        ("[t](https://x.example/a_b 'title')", "t (https://x.example/a_b)"),
        ("[https://x.example](https://x.example)", "https://x.example"),
        ("[x.example](https://x.example)", "x.example"),
        ("<ann@x.example>", "ann@x.example"),
        ("[Ann](mailto:ann@x.example)", "Ann (ann@x.example)"),
        ("[t](other.md) [u](vbscript:a) [w](data:text/html,a)", "t u w"),
        ("![alt *x*](a.png)", "alt *x*"),
        ('x <i title="a > b">y</i> <!-- gone --> z', "x y z"),
        ('<input type="checkbox" checked> a <input type=checkbox> b', "[x] a [ ] b"),
    ],
)
def test_text_of_markup(source: str, text: str) -> None:
    """Inline markup becomes the text it shows; only addresses that a file can lead to are kept."""
    assert " ".join(_text(source).split(" ")).replace("  ", " ") == text


def test_lines_of_a_paragraph() -> None:
    """The lines of a paragraph can be told apart."""
    assert _text("a\nb  \nc", lines=True) == "a\nb\nc"


def test_smart_quotes() -> None:
    """Characters that an extension stashes as entities are read as characters."""
    assert _text('"a" -- b...', extensions=("smarty",), at=2) == "“a” – b…"


def test_fence_of_highlighted_code() -> None:
    """The lines of a block of code are found in what a highlighter makes of it."""
    code = "<pre><span></span><code><span>a</span> &lt;b&gt;\nc\n</code></pre>"
    assert fence_lines(f'<div class="highlight">{code}</div>') == ("a <b>", "c")
    assert fence_lines("<div>no code</div>") is None


def test_text_of_html() -> None:
    """Tags go, text stays, entities become characters."""
    assert html_text("<b>x</b> &lt;y&gt;") == "x <y>"
