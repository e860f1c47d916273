"""Addresses in finished HTML, moved from one page to another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.mkdocs.addresses import rebase

OLD, NEW = "modules/a/1.0.0/", "modules/a/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="downloads/x.xlsx">', '<a href="1.0.0/downloads/x.xlsx">'),
        ('<a href="../../b/#x">', '<a href="../b/#x">'),
        ('<a href="./">', '<a href="1.0.0/">'),
        ('<a href="../">', '<a href="./">'),
        ('<a href="#x">', '<a href="#x">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<img alt="a > b" src="x.png">', '<img alt="a > b" src="1.0.0/x.png">'),
        ("<a href='x.png'>", "<a href='1.0.0/x.png'>"),
        ('&lt;a href="x.png"&gt;', '&lt;a href="x.png"&gt;'),
        ('<p>href="x.png"</p>', '<p>href="x.png"</p>'),
    ],
)
def test_addresses_move_and_text_does_not(html: str, expected: str) -> None:
    """Attributes lead to the same place from the new page; text stays as it is."""
    assert rebase(html, OLD, NEW) == expected


@given(st.lists(st.sampled_from(["..", "b", "c.png", ""]), max_size=4))
def test_moving_there_and_back_is_the_same_place(parts: list[str]) -> None:
    """A second move undoes the first, up to how the address is written."""
    html = f'<a href="{"/".join(parts)}x/">'
    there = rebase(html, OLD, NEW)
    back = rebase(there, NEW, OLD)
    assert rebase(back, OLD, NEW) == there
