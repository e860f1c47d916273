"""Unedited copies of a version are drafts until something in them is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from learning_modules.settings import Settings
from learning_modules.source.course import read_course
from learning_modules.source.lock import Lock, LockedVersion
from learning_modules.source.published import with_lock
from learning_modules.source.unedited import with_unedited_as_drafts

OLD = """\
---
title: A
status: published
date: 2026-01-15
objective: Create a plan.
---

## One

Text with a {#brace} in it.

### Plan {.template}

Setext
------
"""
HINT = "  # for readers: what is new?"
COPY = (
    OLD.replace("date: 2026-01-15", f"date: 2026-03-01\nchanges: []{HINT}")
    .replace("## One", "## One {#one}")
    .replace("{.template}", "{#plan .template}")
    .replace("Setext\n", "Setext {#setext}\n")
)
PATCH = COPY.replace("changes: []", "changes: [Corrections.]")


def write(root: Path, version: str, text: str, data: str = "a,b\n") -> None:
    folder = root / "content/A-1" / version
    folder.mkdir(parents=True)
    (folder / "module.md").write_text(text, encoding="utf-8")
    (folder / "plan.csv").write_text(data, encoding="utf-8")


def drafts(root: Path, lock: Lock | None = None) -> list[str]:
    modules, _ = read_course(root, Settings())
    kept, findings = with_unedited_as_drafts(with_lock(modules, lock or Lock()), root)
    found = [str(m.version.version) for m in kept if m.version.is_draft]
    assert [f.rule for f in findings] == ["version-unedited"] * len(found)
    assert [f.key for f in findings] == found
    return found


@pytest.mark.parametrize("text", [COPY, PATCH], ids=["minor", "patch"])
def test_fresh_copy_is_a_draft(tmp_path: Path, text: str) -> None:
    """Written ids, the day and the changes that the tool writes are no edit."""
    write(tmp_path, "1.0.0", OLD)
    write(tmp_path, "1.1.0", text)
    assert drafts(tmp_path) == ["1.1.0"]


EDITS = {
    "a word": PATCH.replace("Text", "Texts"),
    "a line": PATCH + "\nMore.\n",
    "a brace in the text": PATCH.replace("a {#brace}", "a"),
    "the title": PATCH.replace("title: A", "title: B"),
    "a former id": PATCH.replace("title: A\n", "title: A\nformerly: [B-1]\n"),
    "an alias": PATCH.replace("title: A\n", "title: A\nsection_aliases: {x: one}\n"),
    "by hand": PATCH.replace(HINT, ""),
    "what changed": PATCH.replace("[Corrections.]", "[The date was wrong.]"),
    "a draft of its own": OLD.replace("published", "withdrawn\nwithdrawn: {date: 2026-02-01, "
                                      "reason: Old.}"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_edited_copy_is_a_version(tmp_path: Path, name: str) -> None:
    """Whatever an author changes makes it a version of its own."""
    write(tmp_path, "1.0.0", OLD)
    write(tmp_path, "1.0.1", EDITS[name])
    assert drafts(tmp_path) == []


def test_files_count_too(tmp_path: Path) -> None:
    """Another file beside the same text is an edit."""
    write(tmp_path, "1.0.0", OLD)
    write(tmp_path, "1.0.1", PATCH, data="a,c\n")
    assert drafts(tmp_path) == []


def test_copy_of_a_withdrawn_version_stays_in_as_well(tmp_path: Path) -> None:
    """A text that was withdrawn does not come back under another number by itself."""
    gone = "withdrawn\nwithdrawn: {date: 2026-02-01, reason: Wrong.}"
    write(tmp_path, "1.0.0", OLD.replace("published", gone))
    write(tmp_path, "1.0.1", PATCH)
    assert drafts(tmp_path) == ["1.0.1"]


def test_what_the_lock_holds_is_published(tmp_path: Path) -> None:
    """A version that readers have seen stays, whatever it looks like; drafts are passed over."""
    write(tmp_path, "1.0.0", OLD)
    write(tmp_path, "1.0.1", PATCH)
    write(tmp_path, "1.0.2", PATCH.replace("published", "draft"))
    modules, _ = read_course(tmp_path, Settings())
    held = [LockedVersion("A-1", m.version.version, "", "", "") for m in modules[:2]]
    kept, findings = with_unedited_as_drafts(
        with_lock(modules, Lock().with_versions(held)), tmp_path
    )
    assert [m.version.is_draft for m in kept] == [False, False, True]
    assert findings == ()
