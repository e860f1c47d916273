"""The shared cases of bad input, run by their own runner against this project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the runner needs POSIX")
def test_shared_cases(shared: Path, tmp_path: Path) -> None:
    """Each case ends as it says, and the good project is built without a word."""
    report = tmp_path / "report.json"
    runner = shared / "bad-inputs" / "adapt.py"
    command = [sys.executable, str(runner), "--run", "*", "--jobs", "2", "--report", str(report)]
    environment = {**os.environ, "BIN": str(Path(sys.executable).parent)}
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    result = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    assert result, run.stdout + run.stderr
    failed = [f"{case['id']}: {case['problems']}" for case in result["cases"] if not case["ok"]]
    assert failed == []
    assert result["good_project"] == []
