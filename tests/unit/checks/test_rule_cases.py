"""Every rule of the registry has a case that fires and one, as near as can be, that does not."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.checks.publishing import compare_with_lock
from learning_modules.checks.registry import RULES
from learning_modules.mkdocs.engine import check_project
from learning_modules.source.lock_file import stage_lock

FOLDER = Path(__file__).parents[2] / "cases" / "checks"
GOOD: dict[str, str] = yaml.safe_load((FOLDER / "good.yml").read_text("utf-8"))
CASES: dict[str, dict[str, Any]] = {
    rule: cases
    for file in sorted((FOLDER / "rules").glob("*.yml"))
    for rule, cases in yaml.safe_load(file.read_text("utf-8")).items()
}
EDITED = "content/PLAN-001/1.0.0/module.md"
PARAGRAPH = "One person answers for each phase."

#: Rules whose cause no file of a case can hold, with the test that has it.
ELSEWHERE = {
    "format-unavailable": "tests/unit/writers/test_unavailable.py",
    "file-name-invalid": "tests/unit/source/test_folders.py",
    "file-not-regular": "tests/unit/source/test_folders.py",
    "source-vanished": "tests/unit/source/test_lock.py",
    "template-characters": "tests/cases/templates/faults.yml",
    "text-unreadable": "tests/cases/bad-inputs/resources.yml",
    "too-many-marks": "tests/cases/bad-inputs/resources.yml",
}


def files_of(case: dict[str, Any]) -> dict[str, str | None]:
    """Return the files of a case as text; None for one that is taken away."""
    files: dict[str, str | None] = {**GOOD, **case.get("more", {})}
    module, library = GOOD[EDITED], GOOD["bib/library.bib"]
    if "text" in case:
        module = module.replace(PARAGRAPH, case["text"])
    for old, new in case.get("edits", ()):
        module = module.replace(old, new)
    if EDITED not in case.get("more", {}):
        files[EDITED] = module
    if "bib/library.bib" not in case.get("more", {}):
        old, new = case.get("replace", ("", ""))
        files["bib/library.bib"] = library.replace(old, new) + case.get("bib", "")
    if "settings" in case:
        files["mkdocs.yml"] = (
            f"{GOOD['mkdocs.yml'].rstrip().removesuffix(':')}:\n      {case['settings']}\n"
        )
    return files


def write(files: dict[str, str | None], folder: Path) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
            path.parent.rmdir()
        else:
            path.write_text(text, encoding="utf-8")


def rules_of(case: dict[str, Any], folder: Path) -> set[str]:
    """Write the course of a case and return the rules that its check reports."""
    write(dict(GOOD), folder)
    if case.get("publish"):
        reading = check_project(folder / "mkdocs.yml").reading
        stage_lock(folder, reading.settings, compare_with_lock(reading).lock).commit()
    write(files_of(case), folder)
    for name, data in case.get("base64", {}).items():
        (folder / name).write_bytes(base64.b64decode(data))
    for name, target in case.get("links", {}).items():
        (folder / name).symlink_to(target)
    return {d.rule for d in check_project(folder / "mkdocs.yml").diagnostics}


def test_every_rule_has_its_cases() -> None:
    """No rule of the registry is without a case, and no case without a rule."""
    assert sorted(set(CASES) | set(ELSEWHERE)) == sorted(RULES)
    root = Path(__file__).parents[3]
    for rule, test in ELSEWHERE.items():
        assert rule in (root / test).read_text("utf-8"), f"{test} says nothing of {rule}"


@pytest.mark.parametrize("rule", sorted(CASES))
def test_rule_fires_where_it_should_and_only_there(rule: str, tmp_path: Path) -> None:
    """The first case is reported by the rule, its neighbour is not."""
    cases = CASES[rule]
    assert set(cases) == {"fires", "quiet"}
    assert rule in rules_of(cases["fires"], tmp_path / "fires")
    assert rule not in rules_of(cases["quiet"], tmp_path / "quiet")
