"""The environment of a checkout: made once, mended when it no longer fits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest


class Checkout(Protocol):
    """What the fixture of this name offers; see conftest.py."""

    root: Path
    index: Path
    environ: dict[str, str]
    python: Path

    def command(self, script: str, *arguments: str) -> list[str]: ...
    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]: ...
    def lock(self, line: str) -> None: ...


pytestmark = pytest.mark.slow

TINY = ("-q", "-s", "-p", "no:cacheprovider", "tests")


def remake(checkout: Checkout, reason: str) -> None:
    """Hold that the next run makes the environment anew, says why, and works."""
    done = checkout.run("test.py", *TINY)
    assert done.stdout.startswith(f"{reason} ...\nInstalling"), done.stdout
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout


def test_made_once_and_mended_when_something_changes(
    checkout: Checkout, wheel: Callable[[str], str], tmp_path: Path
) -> None:
    """First run, second run, new lock, moved checkout, broken environment: each does its part."""
    remake(checkout, "Making .venv")

    again = checkout.run("test.py", *TINY)
    assert "Installing" not in again.stdout
    assert "1.0\n" in again.stdout

    checkout.lock(wheel("2.0"))
    newer = checkout.run("test.py", *TINY)
    assert newer.stdout.startswith("Installing"), "the environment itself was still good"
    assert "2.0\n" in newer.stdout

    (checkout.root / ".venv" / "pyvenv.cfg").unlink()
    remake(checkout, "The .venv is broken: making it anew")

    copy = tmp_path / "copy"
    shutil.copytree(checkout.root, copy, symlinks=True)
    remake(
        type(checkout)(copy, checkout.index),  # type: ignore[call-arg]
        "The checkout was moved or copied: making .venv anew",
    )

    shutil.rmtree(checkout.root / ".venv")
    (checkout.root / ".venv").write_text("no folder", encoding="utf-8")
    remake(checkout, "The .venv is broken: making it anew")


def test_the_environment_of_an_author_is_kept(checkout: Checkout) -> None:
    """A good environment that stands there already is used, with what is installed in it."""
    venv = checkout.root / ".venv"
    command = [sys.executable, "-m", "venv", "--without-pip", str(venv)]
    subprocess.run(command, check=True)
    (venv / "mine.txt").touch()
    done = checkout.run("test.py", *TINY)
    assert (done.returncode, (venv / "mine.txt").exists()) == (0, True), done.stdout


def test_a_changed_package_is_not_installed(
    checkout: Checkout, wheel: Callable[[str], str]
) -> None:
    """A package without the hash of the lock is refused in plain words, and nothing is noted."""
    checkout.lock(wheel("1.0").replace("sha256:", "sha256:0")[:-2] + "\n")
    done = checkout.run("test.py", *TINY)
    assert done.returncode == 1
    assert "is not the one that requirements.lock names" in done.stdout
    assert "Traceback" not in done.stdout
    assert not (checkout.root / ".venv" / "installed.json").exists()


def test_a_missing_package_is_named(checkout: Checkout, wheel: Callable[[str], str]) -> None:
    """What the index lacks is said, and the next run with a good lock goes on."""
    good = wheel("1.0")
    checkout.lock(good.replace("1.0", "3.0"))
    done = checkout.run("test.py", *TINY)
    assert done.returncode == 1
    assert "lacks a version that requirements.lock names" in done.stdout
    assert "tiny==3.0" in done.stdout
    checkout.lock(good)
    assert checkout.run("test.py", *TINY).returncode == 0


def test_foreign_variables_do_not_lead_astray(checkout: Checkout, tmp_path: Path) -> None:
    """Variables that belong to other environments change nothing."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "tiny.py").write_text("version = 'other'\n", encoding="utf-8")
    env = {
        **checkout.environ,
        "PYTHONPATH": str(tmp_path / "other"),
        "PIP_TARGET": str(tmp_path / "target"),
        "PIP_USER": "1",
        "PIP_REQUIRE_VIRTUALENV": "1",
    }
    command = checkout.command("test.py", *TINY)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert "1.0\n" in done.stdout, done.stdout + done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_cannot_be_written(checkout: Checkout) -> None:
    """A read-only checkout gives a sentence, no traceback."""
    checkout.root.chmod(0o500)
    done = checkout.run("test.py", *TINY)
    checkout.root.chmod(0o700)
    assert done.returncode == 1
    assert "Making .venv failed" in done.stdout
    assert "Traceback" not in done.stdout
