"""Golden cases: the next version of a module with one thing changed, and the step it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.mkdocs.engine import check_project

CASES_FOLDER = Path(__file__).parents[2] / "cases"
GOOD: dict[str, str] = yaml.safe_load((CASES_FOLDER / "checks" / "good.yml").read_text("utf-8"))
CASES: list[dict[str, Any]] = yaml.safe_load(
    (CASES_FOLDER / "versions" / "steps.yml").read_text("utf-8")
)
IDS = {
    "## Introduction": "introduction",
    "## Applications and Limitations": "applications",
    "## Responsible AI": "responsible-ai",
    "## Conclusion and Next Steps": "conclusion",
}
MORE = "\n@book{doe2021, author = {Doe, Jo}, title = {Pilots}, publisher = {A}, year = {2021}}\n"


def with_ids(text: str) -> str:
    for heading, name in IDS.items():
        text = text.replace(f"{heading}\n", f"{heading} {{#{name}}}\n")
    return text


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_step(case: dict[str, Any], tmp_path: Path) -> None:
    """A patch is refused where the change is larger, with the number to take and the reason."""
    old = with_ids(GOOD["content/PLAN-001/1.0.0/module.md"])
    new = old.replace("title:", "changes: [Something.]\ntitle:", 1)
    for before, after in case["edits"]:
        assert before in new
        new = new.replace(before, after)
    files = {
        **GOOD,
        "content/PLAN-001/1.0.0/module.md": old,
        "content/PLAN-001/1.0.1/module.md": new,
        "bib/library.bib": GOOD["bib/library.bib"] + MORE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = check_project(tmp_path / "mkdocs.yml").diagnostics
    steps = [d.finding for d in found if d.finding.rule == "version-too-small"]
    if case["step"] == "patch":
        assert steps == []
        return
    (finding,) = steps
    assert f"too small a step for a {case['step']} change" in finding.message
    assert case["why"] in finding.message
    number = {"minor": "1.1.0", "major": "2.0.0"}[case["step"]]
    assert number in (finding.hint or "")
