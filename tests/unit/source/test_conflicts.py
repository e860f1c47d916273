"""Marks of a merge conflict in a module."""

from __future__ import annotations

from pathlib import Path

import pytest

from learning_modules.settings import Settings
from learning_modules.source.conflicts import merge_conflict
from learning_modules.source.course import read_course
from learning_modules.source.text import SourceText

MARKS = "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"---\n{MARKS}---\n", "content/A-1/1.0.0/module.md:2:1"),
        (f"---\ntitle: A\n---\n\n{MARKS}", "content/A-1/1.0.0/module.md:5:1"),
    ],
)
def test_conflict_is_one_finding(tmp_path: Path, text: str, place: str) -> None:
    """In the fields and in the text it is said as what it is, and nothing else is said."""
    file = tmp_path / "content/A-1/1.0.0/module.md"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    _, findings = read_course(tmp_path, Settings())
    assert [(f.rule, str(f.location)) for f in findings] == [("merge-conflict", place)]


@pytest.mark.parametrize(
    "text",
    [
        f"```text\n{MARKS}```\n",
        f"~~~~\n```\n{MARKS}~~~~\n",
        "<<<<<<< HEAD\nalone\n",
        "a\n=======\nb\n>>>>>>> quoted\n",
    ],
)
def test_example_of_a_conflict_is_none(text: str) -> None:
    """What stands in a fence, and marks without their counterpart, are text."""
    assert merge_conflict(SourceText("m.md", text)) is None
