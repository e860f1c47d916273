"""The command ``learning-modules import``, called as a person calls it."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result

from learning_modules.cli.main import main

DRAFT = "# Orders\n\n**Content ID:** SHP-ORD-001\n\n## Introduction\n\nText.\n"


def call(*arguments: object) -> Result:
    """Run the command with these arguments."""
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_files_and_folders_of_drafts(tmp_path: Path) -> None:
    """Files and folders are taken; two files of one name are told apart by their paths."""
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / "SHP-ORD-001.md"
        file.write_text(f"{DRAFT}\n{folder}\n", encoding="utf-8")
    (tmp_path / "new" / "notes.csv").write_text("a,b\n", encoding="utf-8")
    into = tmp_path / "course"
    result = call(tmp_path / "old" / "SHP-ORD-001.md", tmp_path / "new", "--into", into)
    assert result.exit_code == 0, result.output
    assert "2 drafts, 0 sources" in result.output
    lines = [line for line in result.output.splitlines() if line.startswith("SHP-ORD-001 ")]
    assert [line[:17] for line in lines] == ["SHP-ORD-001 1.0.0", "SHP-ORD-001 2.0.0"]
    assert all(re.search(r"\d sections?  \d templates?  0 sources", line) for line in lines)
    assert "old" in (into / "content/SHP-ORD-001/1.0.0/module.md").read_text(encoding="utf-8")
    assert "new" in (into / "content/SHP-ORD-001/2.0.0/module.md").read_text(encoding="utf-8")


def test_a_dry_run_prints_the_report(tmp_path: Path) -> None:
    """With --dry-run the report comes to the screen, and no folder is made."""
    file = tmp_path / "SHP-ORD-001.md"
    file.write_text(DRAFT, encoding="utf-8")
    result = call(file, "--into", tmp_path / "course", "--dry-run")
    assert result.exit_code == 0
    assert "# Import report" in result.output
    assert "mkdocs.yml: would be new" in result.output
    assert not (tmp_path / "course").exists()


def test_status(tmp_path: Path) -> None:
    """--status published is written into every version."""
    file = tmp_path / "SHP-ORD-001.md"
    file.write_text(DRAFT, encoding="utf-8")
    call(file, "--into", tmp_path, "--status", "published")
    text = (tmp_path / "content/SHP-ORD-001/1.0.0/module.md").read_text(encoding="utf-8")
    assert "status: published\n" in text


def test_a_second_run_says_that_nothing_changed(tmp_path: Path) -> None:
    """A second run names no file and counts all as unchanged."""
    file = tmp_path / "SHP-ORD-001.md"
    file.write_text(DRAFT, encoding="utf-8")
    call(file, "--into", tmp_path / "course")
    result = call(file, "--into", tmp_path / "course")
    assert "6 files unchanged" in result.output
    assert "new" not in result.output


def test_what_is_missing_is_a_fault_of_usage(tmp_path: Path) -> None:
    """A draft that is not there, or no folder to import into, ends with exit code 2."""
    assert call(tmp_path / "none.md", "--into", tmp_path).exit_code == 2
    assert call("--into", tmp_path).exit_code == 2
    file = tmp_path / "SHP-ORD-001.md"
    file.write_text(DRAFT, encoding="utf-8")
    assert call(file).exit_code == 2


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where a file stands in the way of a folder, the command says so and ends with 2."""
    file = tmp_path / "SHP-ORD-001.md"
    file.write_text(DRAFT, encoding="utf-8")
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "content").write_text("in the way", encoding="utf-8")
    result = call(file, "--into", tmp_path / "course")
    assert result.exit_code == 2
    assert "cannot be written" in result.output
