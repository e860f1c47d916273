"""Which Python is needed, and what a person with another one is told."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

OLD = [f"python3.{minor}" for minor in range(6, 11)]


def of_pyenv() -> list[str]:
    """Return the Pythons that pyenv keeps on this machine, if it is there."""
    if not shutil.which("pyenv"):
        return []
    root = subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=False).stdout
    return sorted(str(path) for path in Path(root.strip()).glob("versions/3.*/bin/python"))


def is_old(command: str) -> bool:
    """Whether this command starts a Python 3 that is too old for the project."""
    if not shutil.which(command):
        return False
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    return done.stdout.startswith(tuple(f"Python 3.{minor}." for minor in range(6, 11)))


@pytest.mark.usefixtures("scripts")
def test_the_message_names_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person with a newer Python beside the old one gets the whole command."""
    import pythons  # noqa: PLC0415 - the fixture makes it importable

    monkeypatch.setattr("sys.argv", ["scripts/test.py", "-k", "one"])
    message = pythons.old_python_message("3.8.18", "/usr/bin/python3", "python3.12")
    assert "Python 3.11 or newer is needed; this is 3.8.18 at /usr/bin/python3." in message
    assert "    python3.12 scripts/test.py -k one\n" in message


@pytest.mark.usefixtures("scripts")
def test_the_message_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person without a newer Python is told where it comes from."""
    import pythons  # noqa: PLC0415

    monkeypatch.setattr("sys.argv", ["scripts/serve.py"])
    message = pythons.old_python_message("3.9.2", "/usr/bin/python3", None)
    assert "python.org/downloads" in message
    assert "    python3.13 scripts/serve.py\n" in message


@pytest.mark.usefixtures("scripts")
def test_a_newer_python_is_only_named_if_it_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A command that is on the PATH but fails is not proposed."""
    import pythons  # noqa: PLC0415

    for name in ("python3.14", "python3"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pythons.newer_python() is None


@pytest.mark.parametrize("name", ["console", "environment", "packages", "pythons", "serve", "test"])
def test_old_pythons_can_read_the_scripts(root: Path, name: str) -> None:
    """What runs before the version is checked has the syntax of the oldest Python 3 we can ask."""
    source = (root / "scripts" / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "from __future__ import annotations" not in source  # unknown to Python 3.6


@pytest.mark.parametrize("script", ["serve.py", "test.py", "check.py"])
def test_an_old_python_is_refused_in_a_sentence(root: Path, script: str) -> None:
    """The scripts start under every old Python here, say which is needed, and touch nothing."""
    pythons = [command for command in [*OLD, *of_pyenv()] if is_old(command)]
    if not pythons:
        pytest.skip("no Python older than 3.11 here")
    for python in pythons:
        command = [python, str(root / "scripts" / script)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("\nPython 3.11 or newer is needed; this is 3."), done.stderr
        assert done.stdout == ""
