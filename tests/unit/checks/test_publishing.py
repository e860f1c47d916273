"""Where a published text differs from what was committed."""

from __future__ import annotations

import pytest

from learning_modules.checks.publishing import _first_difference


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("a\nb\nc\n", "a\nx\nc\n", 2),
        ("a\nb\n", "a\nb\nc\n", 3),
        ("a\nb\nc\n", "a\nb\n", 2),
        ("a\r\nb\r\n", "a\nb\n", None),
        ("a", "a\n", None),
        ("", "", None),
        ("a\n", "", 1),
    ],
)
def test_first_difference(old: str, new: str, line: int | None) -> None:
    """It is a line that the new text has; line ends make no difference."""
    assert _first_difference(old, new) == line
