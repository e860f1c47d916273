"""Golden cases: a .bib text in, the references of both styles out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules import format_references

FOLDER = Path(__file__).parents[2] / "cases" / "references"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['says']} ({case.get('language', 'en-US')})")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def without_links(html: str) -> str:
    """Return HTML with its text and fonts only."""
    return re.sub(r"</?a\b[^>]*>", "", html)


@pytest.mark.parametrize("style", ["apa", "ieee"])
@pytest.mark.parametrize("case", CASES)
def test_reference_is_written(case: dict[str, Any], style: str) -> None:
    """A list of entries is written and ordered as the style's manual wants it."""
    found = format_references(case["bib"], style, case.get("language", "en-US"))
    assert [without_links(reference.html) for reference in found] == case[style]
