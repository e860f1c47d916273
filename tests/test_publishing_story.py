"""The life of a module, told by the real commands: ``pytest -s`` prints it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest


@dataclass
class Course:
    """A course that is worked on; ``said`` is what the last command printed."""

    root: Path
    said: str = field(default="")

    def run(self, *command: str) -> int:
        """Run ``mkdocs`` or ``learning-modules`` with these arguments, and print both."""
        program = "mkdocs" if command[0] == "mkdocs" else "learning_modules.cli"
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "NO_COLOR": "1",
            "HOME": str(self.root),
        }
        done = subprocess.run(
            [sys.executable, "-m", program, *command[1:]],
            cwd=self.root, env=environment, capture_output=True, text=True, encoding="utf-8",
            check=False, timeout=120,
        )  # fmt: skip
        self.said = done.stdout + done.stderr
        assert "Traceback" not in self.said
        print(f"\n$ {' '.join(command)}\n{self.said.rstrip()}\n(exit {done.returncode})")  # noqa: T201
        return done.returncode

    def tool(self, *arguments: str) -> int:
        return self.run("learning-modules", *arguments)

    def build(self) -> int:
        return self.run("mkdocs", "build", "-q")

    def text(self, version: str) -> Path:
        return self.root / f"content/START-001/{version}/module.md"

    def edit(self, version: str, old: str, new: str) -> None:
        """Replace some words of a version, once."""
        file = self.text(version)
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
        print(f"\n(edit of {version}: {old!r} becomes {new!r})")  # noqa: T201

    def page(self, address: str) -> str:
        return (self.root / "site" / address / "index.html").read_text(encoding="utf-8")

    def has(self, address: str) -> bool:
        return (self.root / "site" / address).exists()

    def locked(self) -> set[str]:
        text = (self.root / "content/modules.lock").read_text(encoding="utf-8")
        return set(re.findall(r'^"START-001@([\d.]+)"\.body', text, re.MULTILINE))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return the course that ``init`` writes, with its one version published."""
    assert Course(tmp_path).tool("init", "course") == 0
    course = Course(tmp_path / "course")
    assert course.build() == 0
    assert course.locked() == {"1.0.0"}
    return course


HOME = "modules/start-001/"


def test_from_the_first_version_to_the_last(course: Course) -> None:
    """Published, edited and refused, renewed, corrected, withdrawn: the addresses hold."""
    refuse_an_edit(course)
    publish_the_next(course)
    correct_a_word(course)
    withdraw(course)


def refuse_an_edit(course: Course) -> None:
    """A published version cannot change: the message has both digests and the two ways on."""
    site = course.page(f"{HOME}1.0.0")
    course.edit("1.0.0", "a few numbers", "some numbers")
    assert course.build() == 1
    assert re.search(r"digest [0-9a-f]{12} is now [0-9a-f]{12}", course.said)
    assert "learning-modules new-version START-001 patch" in course.said
    assert "learning-modules reopen START-001 1.0.0" in course.said
    assert course.page(f"{HOME}1.0.0") == site
    course.edit("1.0.0", "some numbers", "a few numbers")


def publish_the_next(course: Course) -> None:
    """A renamed row is a MAJOR change; both versions then have their addresses."""
    assert course.tool("new-version", "START-001", "minor") == 0
    assert course.build() == 0
    assert not course.has(f"{HOME}1.1.0")
    course.edit("1.1.0", "What must not get worse", "What stays as good as it is")
    course.edit("1.1.0", "changes: []", "changes: [A row has another name.]")
    assert course.build() == 1
    assert "1.0.0 to 1.1.0 is too small a step for a major change" in course.said
    course.text("1.1.0").parent.rename(course.root / "content/START-001/2.0.0")
    assert course.build() == 0
    assert course.locked() == {"1.0.0", "2.0.0"}
    assert "What stays as good as it is" in course.page(HOME)
    old = course.page(f"{HOME}1.0.0")
    assert "What must not get worse" in old
    assert 'There is a newer one: <a href="../"' in old
    history = course.page(f"{HOME}versions")
    assert "rows with a new text: “What must not get worse” → “What stays as good" in history
    assert "<del>" in course.page(f"{HOME}versions/1.0.0...2.0.0")


def correct_a_word(course: Course) -> None:
    """One command and one edit; what nobody has seen yet can be taken back."""
    assert course.tool("new-version", "START-001", "patch") == 0
    course.edit("2.0.1", "three numbers.", "three numbers only.")
    assert course.build() == 0
    course.edit("2.0.1", "three numbers only.", "just three numbers.")
    assert course.build() == 1
    assert course.tool("reopen", "START-001", "2.0.1") == 0
    assert course.build() == 0
    assert "<summary>Corrections</summary>" in course.page(f"{HOME}versions")
    assert "just three numbers." in course.page(HOME)


def withdraw(course: Course) -> None:
    """A withdrawn version keeps its page, with the reason; at last the module says so itself."""
    gone = "status: withdrawn\nwithdrawn: {date: 2026-12-01, reason: The advice was wrong.}"
    course.edit("1.0.0", "status: published", gone)
    assert course.build() == 0
    page = course.page(f"{HOME}1.0.0")
    assert "The advice was wrong." in page
    assert "An AI assistant is quickly opened" not in page
    assert not course.has(f"{HOME}1.0.0/downloads")
    for version in ("2.0.0", "2.0.1"):
        course.edit(version, "status: published", gone)
    assert course.build() == 0
    assert "No version of this module is left to read." in course.page(HOME)
    assert "START-001" not in course.page("modules")
    data = json.loads((course.root / f"site/{HOME}versions.json").read_text(encoding="utf-8"))
    assert [v["status"] for v in data["versions"]] == ["withdrawn"] * 3
    assert course.locked() == {"1.0.0", "2.0.0", "2.0.1"}
