"""The commands that start, copy and reopen versions."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from learning_modules.cli.main import main
from learning_modules.cli.project import today
from learning_modules.settings import Settings
from learning_modules.source.course import read_course
from learning_modules.source.digests import digests
from learning_modules.source.lock import Lock
from learning_modules.source.lock_file import read_lock, write_lock

MODULE = """\
---
title: A plan
status: published
date: 2026-01-15
changes: [Was shorter before.]
objective: Create a plan.
---

## Introduction

Text.

### Plan {.template}

| Step | Owner |
|---|---|
| One | `[e.g., you]` |

## Toolkit {#tools}
"""


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a course with one published version, made the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [learning-modules]\n")
    (tmp_path / "docs").mkdir()
    folder = tmp_path / "content/LRN-1/1.0.0"
    folder.mkdir(parents=True)
    (folder / "module.md").write_text(MODULE)
    (folder / "img").mkdir()
    (folder / "img/a.png").write_bytes(b"\x00\r\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def publish(root: Path) -> None:
    modules, _ = read_course(root, Settings())
    locked = [digests(m, root, entries={})[0] for m in modules]
    write_lock(root, Settings(), Lock().with_versions(v for v in locked if v))


def commit(root: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not here")
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*name, "commit", "-q", "-m", "x"]):
        subprocess.run([git, "-C", str(root), *command], check=True)


def test_new_writes_a_draft_that_can_be_read(course: Path) -> None:
    """The new module has the title, is a draft, and its front matter has no fault."""
    result = run("new", "LRN-2", 'Plans: "how" to')
    assert result.exit_code == 0, result.output
    assert "content/LRN-2/1.0.0/module.md" in result.output
    modules, findings = read_course(course, Settings())
    assert findings == ()
    assert modules[1].version.front_matter.title == 'Plans: "how" to'
    assert modules[1].version.is_draft


@pytest.mark.parametrize(
    ("module_id", "title", "word"),
    [
        ("../x", "A", "letters and digits"),
        ("CON", "A", "cannot be the id"),
        ("lrn-1", "A", "already"),
        ("LRN-2", "  ", "title"),
        ("LRN-2", "A\x07B", "title"),
    ],
)
def test_new_refuses_what_cannot_be_a_module(
    course: Path, module_id: str, title: str, word: str
) -> None:
    """A wrong id, a taken one or an empty title is a fault of usage, and nothing is written."""
    result = run("new", module_id, title)
    assert result.exit_code == 2
    assert word in " ".join(result.output.split())
    assert [p.name for p in (course / "content").iterdir()] == ["LRN-1"]


def test_patch_copies_the_newest_version(course: Path) -> None:
    """Ids are written out, the day and the changes are set, the rest is as it was."""
    result = run("new-version", "lrn-1", "patch")
    assert result.exit_code == 0, result.output
    folder = course / "content/LRN-1/1.0.1"
    assert (folder / "module.md").read_text() == (
        MODULE.replace("2026-01-15", "2026-03-02")
        .replace("[Was shorter before.]", "[Corrections.]  # for readers: what is new?")
        .replace("## Introduction", "## Introduction {#introduction}")
        .replace("### Plan {.template}", "### Plan {#plan .template}")
    )
    assert (folder / "img/a.png").read_bytes() == b"\x00\r\n"
    assert sorted(p.name for p in (course / "content/LRN-1").iterdir()) == ["1.0.0", "1.0.1"]


def test_minor_leaves_the_changes_to_the_author(course: Path) -> None:
    """Only for corrections the tool knows what to say to readers."""
    result = run("new-version", "LRN-1", "minor")
    text = (course / "content/LRN-1/1.1.0/module.md").read_text()
    assert result.exit_code == 0
    assert "\nchanges: []  # for readers: what is new?\n" in text
    assert "2. Say in its front matter, for readers, what is new:  changes: [" in result.output
    assert "with the file beside it" in result.output


def test_copy_of_a_copy_has_one_hint(course: Path) -> None:
    """The hint behind the changes stands there once, however many corrections there are."""
    assert run("new-version", "LRN-1", "patch").exit_code == 0
    file = course / "content/LRN-1/1.0.1/module.md"
    file.write_text(file.read_text().replace("Text.", "Better text."))
    for part, number in (("patch", "1.0.2"), ("minor", "1.1.0")):
        assert run("new-version", "LRN-1", part).exit_code == 0
        text = (course / f"content/LRN-1/{number}/module.md").read_text()
        assert text.count("# for readers: what is new?") == 1
        file = course / f"content/LRN-1/{number}/module.md"
        file.write_text(text.replace("Better text.", f"Text of {number}."))
    assert "changes: []  # for" in text


def test_next_steps_name_what_is_there(course: Path) -> None:
    """The steps fit the copy: files, corrections, edits; where git is not, it is not named."""
    publish(course)
    file = course / "content/LRN-1/1.0.0/module.md"
    (file.parent / "b.csv").write_text("a,b")
    output = run("new-version", "LRN-1", "patch").output
    assert "with the 2 files beside it" in output
    assert '2. The changes: line says "Corrections." to readers' in output
    assert "differs from what was published" in output
    assert "Put it back as it was.\n" in output


def test_written_version_and_line_ends_are_kept(course: Path) -> None:
    """A version in the front matter follows its folder, and CRLF stays CRLF."""
    file = course / "content/LRN-1/1.0.0/module.md"
    text = MODULE.replace("title:", "version: 1.0.0\ntitle:").replace("\n", "\r\n")
    file.write_bytes(text.encode())
    assert run("new-version", "LRN-1", "major").exit_code == 0
    data = (course / "content/LRN-1/2.0.0/module.md").read_bytes()
    assert b"version: 2.0.0\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_withdrawn_version_is_copied_as_a_draft(course: Path) -> None:
    """The copy of a withdrawn version is not withdrawn, and not published unseen."""
    file = course / "content/LRN-1/1.0.0/module.md"
    withdrawn = "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Wrong.}"
    file.write_text(MODULE.replace("status: published", withdrawn))
    assert run("new-version", "LRN-1", "minor").exit_code == 0
    text = (course / "content/LRN-1/1.1.0/module.md").read_text()
    assert "status: draft" in text
    assert "withdrawn" not in text


def test_edited_published_version_is_to_be_put_back(course: Path) -> None:
    """Who edited a published version learns how to keep both the edit and the version."""
    publish(course)
    file = course / "content/LRN-1/1.0.0/module.md"
    commit(course)
    file.write_text(MODULE.replace("Text.", "Better text."))
    result = run("new-version", "LRN-1", "patch")
    assert "git checkout -- content/LRN-1/1.0.0" in result.output
    assert "Better text." in (course / "content/LRN-1/1.0.1/module.md").read_text()


def test_new_version_refuses_drafts_and_unknown_modules(course: Path) -> None:
    """A draft is changed in place; an unknown id is a fault of usage; both say what to do."""
    assert run("new-version", "LRN-9", "patch").exit_code == 2
    assert run("new-version", "LRN-1", "huge").exit_code == 2
    run("new", "LRN-2", "A")
    result = run("new-version", "LRN-2", "patch")
    assert (result.exit_code, "is a draft" in result.output) == (1, True)
    (course / "content/LRN-1/1.0.0/module.md").write_text("---\ntitle: [A\n---\n")
    result = run("new-version", "LRN-1", "patch")
    assert (result.exit_code, "cannot be copied" in result.output) == (1, True)


def test_version_that_waits_to_be_published_is_changed_in_place(course: Path) -> None:
    """Once a module is in the lock, a newest version that is not is no reason for another one."""
    publish(course)
    assert run("new-version", "LRN-1", "minor").exit_code == 0
    file = course / "content/LRN-1/1.1.0/module.md"
    file.write_text(file.read_text().replace("Text.", "More text.").replace("[]", "[More.]"))
    result = run("new-version", "LRN-1", "patch")
    assert (result.exit_code, "is not published yet, for no build" in result.output) == (1, True)
    publish(course)
    assert run("new-version", "LRN-1", "patch").exit_code == 0


def test_reopen_takes_a_version_out_of_the_lock(course: Path) -> None:
    """A version that no commit holds as published can be changed again."""
    publish(course)
    result = run("reopen", "lrn-1", "1.0.0")
    assert result.exit_code == 0, result.output
    assert read_lock(course, Settings())[0].versions == {}


def test_reopen_refuses_what_was_committed(course: Path) -> None:
    """If the last commit holds it as published, only --force takes it out."""
    publish(course)
    commit(course)
    result = run("reopen", "LRN-1", "1.0.0")
    assert result.exit_code == 1
    assert "new-version LRN-1 patch" in result.output
    assert len(read_lock(course, Settings())[0].versions) == 1
    assert run("reopen", "LRN-1", "1.0.0", "--force").exit_code == 0
    assert read_lock(course, Settings())[0].versions == {}


def test_reopen_names_what_the_lock_holds(course: Path) -> None:
    """A version that is not in the lock, or no version, is a fault of usage."""
    publish(course)
    result = run("reopen", "LRN-1", "2.0.0")
    assert (result.exit_code, "it holds 1.0.0" in result.output) == (2, True)
    assert run("reopen", "LRN-1", "two").exit_code == 2
    assert run("reopen", "LRN-9", "1.0.0").exit_code == 2


def test_broken_lock_is_not_rewritten(course: Path) -> None:
    """A lock with the marks of a conflict stays as it is until they are gone."""
    lock = course / "content/modules.lock"
    lock.write_text("format = 1\n<<<<<<< HEAD\n")
    result = run("reopen", "LRN-1", "1.0.0")
    assert (result.exit_code, "conflict" in result.output) == (1, True)
    assert lock.read_text() == "format = 1\n<<<<<<< HEAD\n"


def test_configuration_that_cannot_be_used_ends_with_two(course: Path) -> None:
    """A file that is not there, or is no YAML, is a fault of configuration."""
    assert run("new", "LRN-2", "A", "-f", "missing.yml").exit_code == 2
    (course / "mkdocs.yml").write_text("site_name: [\n")
    assert run("new", "LRN-2", "A").exit_code == 2


def test_day_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH gives the day, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today().isoformat() == "1970-01-01"
