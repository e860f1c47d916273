"""``learning-modules init``: what it writes, and when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from learning_modules.cli.main import main


def init(folder: Path) -> Result:
    """Run the command for ``folder``."""
    return CliRunner().invoke(main, ["init", str(folder)])


def test_a_new_folder_becomes_a_course(tmp_path: Path) -> None:
    """Everything a course needs is written, and what to type next is said."""
    result = init(tmp_path / "one" / "course")
    assert result.exit_code == 0, result.output
    written = {
        path.relative_to(tmp_path / "one" / "course").as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert written == {
        ".gitignore",
        "README.md",
        "bib/course.bib",
        "content/START-001/1.0.0/module.md",
        "docs/index.md",
        "mkdocs.yml",
    }
    assert "mkdocs serve" in result.output


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Two courses are equal, and their lines end in LF on every system."""
    init(tmp_path / "a")
    init(tmp_path / "b")
    for path in (tmp_path / "a").rglob("*"):
        if path.is_file():
            twin = tmp_path / "b" / path.relative_to(tmp_path / "a")
            assert path.read_bytes() == twin.read_bytes()
            assert b"\r" not in path.read_bytes()


def test_an_empty_folder_and_one_with_hidden_entries_are_taken(tmp_path: Path) -> None:
    """A fresh repository or an environment in the folder is no obstacle."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".venv").mkdir()
    assert init(tmp_path).exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize("name", ["notes.txt", "mkdocs.yml", ".gitignore"])
def test_a_folder_in_use_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written where something stands; the message names it and the way on."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = init(tmp_path)
    assert result.exit_code == 2
    assert f"is not empty (it holds {name}); name a new folder, or an empty one" in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_long_list_is_cut(tmp_path: Path) -> None:
    """Three names are enough to recognise a folder; visible ones come first."""
    for name in (".gitignore", "a", "b", "c", "d"):
        (tmp_path / name).touch()
    assert "(it holds a, b, c, ...)" in init(tmp_path).output


def test_a_file_is_refused(tmp_path: Path) -> None:
    """DIR may not be a file."""
    (tmp_path / "course").touch()
    result = init(tmp_path / "course")
    assert (result.exit_code, "is a file" in result.output) == (2, True)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """The reason of the system is told, without a traceback."""
    (tmp_path / "file").touch()
    result = init(tmp_path / "file" / "course")
    assert result.exit_code == 2
    assert "cannot be written" in result.output
    assert isinstance(result.exception, SystemExit)
