"""The checks run all, and say which failed; the lock says what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest


class Checkout(Protocol):
    """What the fixture of this name offers; see conftest.py."""

    root: Path
    environ: dict[str, str]

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]: ...


@pytest.mark.slow
def test_every_check_runs_whatever_fails(checkout: Checkout) -> None:
    """A fault found early does not hide one found late; the exit code is that of failure."""
    (checkout.root / "scripts" / "bad.py").write_text(
        "import os\nx: int = 'one'\n", encoding="utf-8"
    )
    (checkout.root / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    (checkout.root / "docs").mkdir()
    (checkout.root / "docs" / "index.md").write_text("[gone](gone.md)\n", encoding="utf-8")
    done = checkout.run("check.py")
    assert done.returncode == 1
    steps = [line for line in done.stdout.splitlines() if line.startswith("== ")]
    assert steps == [
        "== lint",
        "== format",
        "== types",
        "== types of the scripts",
        "== strict build",
    ]
    last = done.stdout.splitlines()[-1]
    assert last.startswith("Failed: ")
    for name in ("lint", "types of the scripts", "strict build"):
        assert name in last
    assert not (checkout.root / "site").exists()


def test_the_lock_needs_uv(root: Path, tmp_path: Path) -> None:
    """Without uv the lock is left alone, and the way to get uv is said."""
    before = (root / "requirements.lock").read_bytes()
    command = [sys.executable, str(root / "scripts" / "lock.py")]
    env = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "pip install uv" in done.stderr) == (1, True), done.stderr
    assert (root / "requirements.lock").read_bytes() == before


@pytest.mark.parametrize("script", ["check.py", "lock.py", "serve.py"])
def test_help_changes_nothing(root: Path, script: str) -> None:
    """``--help`` says what a script does, without making an environment."""
    command = [sys.executable, str(root / "scripts" / script), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, f"python3 scripts/{script}" in done.stdout) == (0, True), done.stderr
