"""The command references: a library as a reference list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from learning_modules.cli.main import main

LIBRARY = """
@article{smith2022, author = {Smith, Jane}, title = {A Study of {ACME}}, journal = {Journal},
  volume = {10}, pages = {1--20}, year = {2022}}
@book{brown2023, author = {Brown, Emma}, title = {A Book}, publisher = {Press}, year = {2023}}
"""


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["references", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a library in bib/ and no mkdocs.yml, made the current one."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib/a.bib").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_file_and_project_give_the_same(folder: Path) -> None:
    """Without a file the library of the course is taken."""
    assert folder.is_dir()
    by_file, by_project = run("bib/a.bib"), run()
    assert by_file.exit_code == by_project.exit_code == 0
    assert by_file.stdout == by_project.stdout
    assert [line[:5] for line in by_file.stdout.splitlines() if line] == ["Brown", "Smith"]


def test_style_and_language_choose_the_form(folder: Path) -> None:
    """IEEE numbers in the order of the library; German has German words."""
    assert folder.is_dir()
    lines = run("--style", "ieee", "--language", "de").stdout.splitlines()
    assert lines[0].startswith("[1] J. Smith")
    assert "S. 1–20" in lines[0]


def test_json_and_html_are_for_programs(folder: Path) -> None:
    """JSON has key, text and HTML of each reference; HTML is a list."""
    assert folder.is_dir()
    data = json.loads(run("--format", "json").stdout)
    assert [item["key"] for item in data] == ["brown2023", "smith2022"]
    assert "<i>" in data[0]["html"]
    assert "<i>" not in data[0]["text"]
    assert run("--format", "html").stdout.count("<li>") == 2


def test_faults_are_told_apart_from_the_list(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A fault of the library goes to the error stream and ends with 1; the rest is shown."""
    (folder / "bib/b.bib").write_text("@book{smith2022, title = {B}}\n@book{c, title={X")
    with pytest.raises(SystemExit) as end:
        main(["references"])
    printed = capfd.readouterr()
    assert end.value.code == 1
    assert "Brown" in printed.out
    assert "[entry-duplicate]" in printed.err
    assert "[library-syntax]" in printed.err


def test_missing_file_is_wrong_usage(folder: Path) -> None:
    """A file that is not there ends with 2."""
    assert folder.is_dir()
    assert run("nowhere.bib").exit_code == 2
