"""Golden cases: a whole course with one thing changed, and every diagnostic of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.diagnostics import Severity, format_diagnostic
from learning_modules.mkdocs.engine import check_project

FOLDER = Path(__file__).parents[2] / "cases" / "checks"
GOOD: dict[str, str] = yaml.safe_load((FOLDER / "good.yml").read_text("utf-8"))
CASES: list[dict[str, Any]] = [
    case
    for file in sorted((FOLDER / "courses").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
EDITED = "content/PLAN-001/1.0.0/module.md"


def write(case: dict[str, Any], folder: Path) -> Path:
    """Write the course of a case; return its mkdocs.yml."""
    files = {**GOOD, **case.get("more", {})}
    for old, new in case.get("edits", ()):
        assert old in files[EDITED], f"the course has no {old!r}"
        files[EDITED] = files[EDITED].replace(old, new)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_course_has_exactly_these_diagnostics(case: dict[str, Any], tmp_path: Path) -> None:
    """What was changed is reported where it stands, in these words, and nothing else is."""
    found = check_project(write(case, tmp_path)).diagnostics
    loud = [
        format_diagnostic(d) for d in found if case.get("info") or d.severity is not Severity.INFO
    ]
    assert loud == case["expect"]
