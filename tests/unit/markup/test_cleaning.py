"""What the allow-list takes out of module text, and what it keeps."""

from __future__ import annotations

import pytest

from learning_modules.markup.cleaning import clean


@pytest.mark.parametrize(
    "html",
    [
        "<script>pwn()</script>",
        "<style>@import url(x)</style>",
        '<img src="x.png" onerror="pwn()">',
        '<a href="javascript:pwn()">x</a>',
        '<a href="java\tscript:pwn()">x</a>',
        '<a href="&#106;avascript:pwn()">x</a>',
        '<iframe src="https://example.org"></iframe>',
        '<object data="x"></object>',
        '<form action="/x"><input type="text"></form>',
        '<base href="https://example.org">',
        '<meta http-equiv="refresh" content="0">',
        "<svg><script>pwn()</script></svg>",
        "<math><mtext></mtext></math>",
        '<p style="background:url(https://example.org)">x</p>',
        '<div style="width:9%;background:url(https://example.org)">x</div>',
        '<div style="width:900px;position:fixed;background:url(x)">x</div>',
        "<!-- comment -->",
    ],
)
def test_nothing_live_is_left(html: str) -> None:
    """Scripts, handlers, frames, forms and strange addresses go."""
    left = clean(html).lower()
    words = ["script", "pwn", "iframe", "object", "<form", 'type="text"', "<base", "<meta", "<math"]
    assert not [word for word in [*words, "url(", "<!--"] if word in left]


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="phases" class="wide">Phases</h2>',
        '<td style="text-align:center">x</td>',
        '<a href="https://example.org" title="x">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<div class="admonition note"><p class="admonition-title">Note</p></div>',
        '<details open=""><summary>More</summary></details>',
        '<abbr title="large language model">LLM</abbr>',
        '<span class="twemoji"><svg viewBox="0 0 24 24"><path d="M0 0"></path></svg></span>',
        '<ol start="3"><li>x</li></ol>',
        '<img alt="x" src="x.png#only-dark" align="left" loading="lazy" width="80">',
        '<div class="progress-bar" style="width:65.0%"></div>',
        '<div align="center"><p align="right">x</p></div>',
        '<a href="https://example.org" target="_blank" rel="noopener">x</a>',
        '<section role="doc-bibliography" aria-labelledby="x"></section>',
    ],
)
def test_what_markdown_makes_stays(html: str) -> None:
    """Classes, ids, alignment, roles and icons survive to the letter."""
    kept = clean(html)
    wrapped = clean(f"<table><tbody><tr>{html}</tr></tbody></table>") if "<td" in html else kept
    assert html in wrapped


def test_an_id_stands_once() -> None:
    """An id that stands twice, as raw HTML can bring, is left out the second time."""
    assert clean('<p id="a">x</p><p id="a">y</p>') == '<p id="a">x</p><p>y</p>'


def test_ids_of_the_theme_cannot_be_taken() -> None:
    """Module text cannot pose as a switch of the theme."""
    assert "__drawer" not in clean('<p id="__drawer">x</p>')


def test_a_link_cannot_take_the_place_of_another_window() -> None:
    """A link may open a new window, and no window that has a name."""
    assert "target" not in clean('<a href="x" target="_top">x</a><a href="x" target="w">x</a>')
