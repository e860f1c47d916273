"""Golden cases: the next version of a module with one thing changed, and the step it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.diagnostics import Severity
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


def write(folder: Path, old: str, new: str) -> Path:
    """Write the course with these two versions of its module; return its mkdocs.yml."""
    files = {
        **GOOD,
        "content/PLAN-001/1.0.0/module.md": old,
        "content/PLAN-001/1.0.1/module.md": new,
        "bib/library.bib": GOOD["bib/library.bib"] + MORE,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_step(case: dict[str, Any], tmp_path: Path) -> None:
    """A patch is refused where the change is larger, with the number to take and the reason."""
    old = with_ids(GOOD["content/PLAN-001/1.0.0/module.md"])
    new = old.replace("title:", "changes: [Something.]\ntitle:", 1)
    for before, after in case["edits"]:
        assert before in new
        new = new.replace(before, after)
    found = check_project(write(tmp_path, old, new)).diagnostics
    steps = [d.finding for d in found if d.finding.rule == "version-too-small"]
    if case["step"] == "patch":
        assert steps == []
        return
    (finding,) = steps
    assert f"too small a step for a {case['step']} change" in finding.message
    assert case["why"] in finding.message
    number = {"minor": "1.1.0", "major": "2.0.0"}[case["step"]]
    assert number in (finding.hint or "")


@pytest.mark.parametrize("line", ["changes: []\n", "changes:\n", 'changes: ""\n', ""])
def test_changes_have_to_be_said(tmp_path: Path, line: str) -> None:
    """A list without a word in it says nothing; one finding asks for it, once."""
    old = GOOD["content/PLAN-001/1.0.0/module.md"]
    new = old.replace("title:", f"{line}title:", 1).replace("a small group", "few people")
    found = check_project(write(tmp_path, old, new)).diagnostics
    loud = [d for d in found if d.severity is not Severity.INFO]
    assert [(d.finding.rule, d.severity) for d in loud] == [("changes-missing", Severity.ERROR)]
