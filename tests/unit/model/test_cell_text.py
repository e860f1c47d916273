"""What a text may hold in an office file or a CSV file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.cell_text import (
    begins_like_formula,
    clean_text,
    illegal_characters,
    is_command,
)

ANY = st.text(st.characters(codec=None, categories=None), max_size=60)


@pytest.mark.parametrize(
    "text",
    ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff", "\U0001ffff"],
)
def test_illegal_characters(text: str) -> None:
    """Control characters, surrogates and noncharacters are named and left out."""
    assert illegal_characters(f"a{text}b") == (text,)
    assert clean_text(f"a{text}b") == "ab"


def test_legal_characters() -> None:
    """Tabs, line ends, every script and emoji stay; line ends become LF."""
    assert clean_text("a\tb\r\nc\rd\u2028e é 漢字 😀 عربي") == "a\tb\nc\nd\ne é 漢字 😀 عربي"
    assert illegal_characters("a\tb\r\nc é 漢字 😀 عربي") == ()


def test_long_text_is_cut() -> None:
    """A text over the limit ends with an ellipsis at the limit."""
    assert clean_text("x" * 40_000) == "x" * 32_766 + "…"
    assert clean_text("x" * 32_767) == "x" * 32_767


@given(ANY)
def test_clean_text_is_clean(text: str) -> None:
    """What is cleaned is legal in XML, in form NFC, and cleaning it again changes nothing."""
    clean = clean_text(text)
    assert not illegal_characters(clean)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean_text(clean) == clean
    clean.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-a", "@SUM(A1)", " =1", "\t=1", "\n=1", "\u00a0=1", "\tx"),
        *("＝1", "＋1", "＠a", "－1", '=HYPERLINK("x")', "+49 30", "- item", "--x"),
    ],
)
def test_begins_like_formula(text: str) -> None:
    """What Excel, LibreOffice or their East Asian editions may run begins like a formula."""
    assert begins_like_formula(text)


@pytest.mark.parametrize(
    "text", ["", "a", "1+1", "-5", "-5.5", "-5,5", "-", "--", "a=b", "{=1}", "00123", "'=1"]
)
def test_does_not_begin_like_formula(text: str) -> None:
    """Negative numbers, dashes and ordinary text are harmless."""
    assert not begins_like_formula(text)


def test_command() -> None:
    """Only what does something counts as a command; a sign or a handle does not."""
    assert all(map(is_command, ["=1+1", "=A1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+f(x)", "＝1"]))
    assert not any(map(is_command, ["+5 %", "@ann", "- item", "-5", "+49 30 1", "x"]))
