"""Words between angles are text; elements stay elements."""

from __future__ import annotations

import pytest

from learning_modules.markup.angle_words import is_words, show_words
from learning_modules.markup.plain import html_text


@pytest.mark.parametrize(
    "tag",
    [
        "<loaf>",
        "<name of the baker>",
        "<Loaf, crust>",
        "<oven-no>",
        "<date>",
        "<address>",
        "<Title>",
    ],
)
def test_words(tag: str) -> None:
    """A tag that no element has, or that only has the name of one, is words."""
    assert is_words(tag)
    assert html_text(tag) == tag


@pytest.mark.parametrize(
    "tag",
    ["<b>", "<br>", "<BR />", "</loaf>", '<loaf x="1">', "<!-- loaf -->", "<p class=x>", "<i>"],
)
def test_elements(tag: str) -> None:
    """Elements, closing tags, tags with attributes and comments are none."""
    assert not is_words(tag)
    assert html_text(tag).strip("\x1e") == ""


def test_what_is_closed_is_an_element() -> None:
    """A tag that something closes is left alone; a lone one of the same kind as well."""
    blocks: list[str] = ["<loaf>", "<summary>", "</summary>", "<summary>", "<b>"]
    show_words(blocks)
    assert blocks == ["&lt;loaf&gt;", "<summary>", "</summary>", "<summary>", "<b>"]
