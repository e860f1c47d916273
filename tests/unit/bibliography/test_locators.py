"""Suffixes of citations taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.locators import Locator, Suffix, split_suffix
from learning_modules.bibliography.terms import terms_for

ENGLISH = terms_for("en")


@pytest.mark.parametrize(
    ("suffix", "label", "value", "rest"),
    [
        (", p. 3", "page", "3", ""),
        (", pp. 33-35", "page", "33-35", ""),
        (", pp.\u00a033–35 and passim", "page", "33–35", " and passim"),
        (", 33", "page", "33", ""),
        (", 33-35, 38-39", "page", "33-35, 38-39", ""),
        (", chap. 3", "chapter", "3", ""),
        (", Chapter 3", "chapter", "3", ""),
        (", sec. 2.1", "section", "2.1", ""),
        (", § 4", "section", "4", ""),
        (", ¶12", "paragraph", "12", ""),
        (", fig. 2b", "figure", "2b", ""),
        (", pp. iv-ix", "page", "iv-ix", ""),
        (", p. 3, but not always", "page", "3", ", but not always"),
        (", {99} years", "", "99", " years"),
        (", {pp. iv, vi-xi, (xv)} more", "page", "iv, vi-xi, (xv)", " more"),
        ("p. 33", "page", "33", ""),
        (", line 5", "line", "5", ""),
        (", vol. 2", "volume", "2", ""),
        (", p. 3 and 5", "page", "3", " and 5"),
        (", pt.III", "part", "III", ""),
        (", p. 4(2)", "page", "4(2)", ""),
        (", pp. 3, [7]-[9] x, y", "page", "3, [7]-[9] x", ", y"),
        (", 12 [sic]", "page", "12", " [sic]"),
        (", 1:23", "page", "1:23", ""),
        (", 3/4", "page", "3", "/4"),
        (", apps.3", "page", "apps.3", ""),
        (", {chap. two} more", "chapter", "two", " more"),
        (", {pp. a {b} [c]} d", "page", "a {b} [c]", " d"),
        (", sub verbo 3", "sub-verbo", "3", ""),
        (", sections iv", "section", "iv", ""),
    ],
)  # fmt: skip
def test_locator(suffix: str, label: str, value: str, rest: str) -> None:
    """Label, place and the words after it are told apart."""
    found = split_suffix(suffix, ENGLISH)
    assert (found.locator, found.rest) == (Locator(label, value), rest)


@pytest.mark.parametrize(
    "suffix",
    [
        "",
        ", emphasis added",
        "and elsewhere",
        ", lines of code",
        ", {}",
        ", eq. 3",
        ", p. a",
        ", {p. 3",
    ],
)
def test_no_locator(suffix: str) -> None:
    """Words that name no place are words; empty braces say that there is none."""
    found = split_suffix(suffix, ENGLISH)
    assert found.locator is None
    assert found.rest == ("" if suffix == ", {}" else suffix)


def test_labels_of_the_language() -> None:
    """Labels may be those of the module's language or English."""
    german = terms_for("de")
    assert split_suffix(", S. 12", german, ENGLISH).locator == Locator("page", "12")
    assert split_suffix(", Kap. 3", german, ENGLISH).locator == Locator("chapter", "3")
    assert split_suffix(", p. 3", german, ENGLISH).locator == Locator("page", "3")


def test_labels_of_a_style() -> None:
    """A style may have a word of its own; others keep it as it is written."""
    own = {"chapter": "ieee-chapter"}
    assert split_suffix(", ch. 3", ENGLISH, own=own).locator == Locator("chapter", "3")
    assert split_suffix(", ch. 3", ENGLISH).locator is None


def test_what_is_held_back_is_no_number() -> None:
    """Code in a suffix stands between marks, with a number that is not the author's."""
    code = "\U000f8000klzzwxh:0012\U000f8001"
    assert split_suffix(f", {code}", ENGLISH) == Suffix(None, f", {code}")
    assert split_suffix(f", p. 3 {code}", ENGLISH).rest == f" {code}"


PIECES = st.sampled_from(
    [",", " ", "p.", "pp.", "3", "12", "iv", "-", "–", "(", ")", "[", "]", "{", "}", ".", "x", ":",
     "§", "chap.", "sub", "verbo", "and", "&", "\u00a0", "\U000f0000", "\U000f8000", "\U000f8001"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_suffix_is_read(suffix: str) -> None:
    """No suffix makes the reader fail, and what is read was there."""
    found = split_suffix(suffix, ENGLISH)
    if found.locator:
        assert found.locator.value in suffix.replace("\u00a0", " ")
