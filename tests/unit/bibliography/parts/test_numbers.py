"""Numbers in references."""

from __future__ import annotations

import pytest

from learning_modules.bibliography.parts.numbers import (
    is_numeric,
    is_several,
    ordinal_number,
    ranges,
)


def test_numeric() -> None:
    """Numbers may have letters around them and stand in lists and ranges."""
    numbers = ["2", "2nd", "B12", "3-5", "1, 2 & 3", "1–4"]
    assert [text for text in numbers if not is_numeric(text)] == []
    assert [
        text for text in ["", "LIX", "7.2", "In Press", "NIST AI 100-1"] if is_numeric(text)
    ] == []


def test_several() -> None:
    """A range or a list is more than one."""
    assert all(map(is_several, ["3-5", "3, 4", "iv–ix", "3 & 4", "3 and 4"]))
    assert not any(map(is_several, ["3", "iv", "201+", "e1007"]))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("436--444", "436–444"), ("2974-8", "2974–2978"), ("S1-S4", "S1–S4"),
        ("e123--e145, S1--S4, 201+", "e123–e145, S1–S4, 201+"), ("iv-ix", "iv–ix"), ("7", "7"),
    ],
)  # fmt: skip
def test_ranges(text: str, wanted: str) -> None:
    """Ranges get the language's mark, and short ends are written out."""
    assert ranges(text, "–", expand=True) == wanted


def test_short_ends_may_stay() -> None:
    """Without expansion a short end stays short."""
    assert ranges("2974-8", "-") == "2974-8"


def test_ordinals() -> None:
    """Numbers with and without an ending are ordinals, words are not."""
    assert [ordinal_number(text) for text in ("2", "2nd", "11TH", "Revised")] == [2, 2, 11, None]
