"""Widths and heights of tables."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.writers.layout import (
    MOST_LINES,
    TOTAL_WIDTH,
    column_widths,
    line_count,
    text_width,
)


def test_wrapping() -> None:
    """Words wrap at spaces, long ones in the midst; line ends count."""
    assert line_count("", 10) == 1
    assert line_count("aaa bbb", 10) == 1
    assert line_count("aaaa bbbb cccc", 8) == 3
    assert line_count("a\nb\nc", 20) == 3
    assert line_count("a" * 100, 12) >= 9


@given(st.text(max_size=80), st.floats(5, 60))
def test_a_wider_column_takes_no_more_lines(text: str, width: float) -> None:
    """More room never means more lines."""
    assert line_count(text, width * 2) <= line_count(text, width)


def test_widths_of_letters() -> None:
    """Capitals and East Asian characters are wider, marks take no room."""
    assert text_width("WWW") > text_width("nnn") > text_width("iii")
    assert text_width("漢字") > 3.5
    assert text_width("e\u0301") == text_width("e")


@pytest.mark.parametrize("columns", [1, 2, 5, 12, 40])
def test_total_width(template_of: Any, columns: int) -> None:
    """A table is no wider than can be printed, and a narrow one is stretched."""
    titles = "|".join(f"Column {n}" for n in range(columns))
    text = "|".join(["a longer text in a cell"] * columns)
    sheet = template_of(f"|{titles}|\n|{'---|' * columns}\n|{text}|\n").sheets[0]
    widths = column_widths(sheet)
    assert len(widths) == columns
    assert sum(widths) <= TOTAL_WIDTH[1] + columns
    assert sum(widths) >= min(60, 64 * columns)


def test_a_very_long_text_is_not_cut(template_of: Any) -> None:
    """A column is so wide that its longest text fits into the highest row there can be."""
    text = "Why the law asks for it and who has to be told. " * 75
    sheet = template_of(f"| What | Why |\n|---|---|\n| {text} | [e.g., short] |\n").sheets[0]
    widths = column_widths(sheet)
    assert line_count(sheet.rows[0][0].blank, widths[0]) <= MOST_LINES
    assert widths[1] < 65


def test_boxes_are_narrow(template_of: Any) -> None:
    """A column of boxes is as wide as its title."""
    done, item, notes = column_widths(template_of("- [ ] Flour is dry and cool\n").sheets[0])
    assert 6 <= done <= 14
    assert item > 30
    assert notes > 30
