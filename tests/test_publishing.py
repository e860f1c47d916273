"""Publishing as authors do it: two branches, a folder that cannot be written, a correction."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import yaml

GOOD = Path(__file__).parent / "sites" / "good.yml"

READING = """\
---
title: Reading {name}
type: reading
status: published
date: 2026-02-01
summary: A reading.
audience: owners
duration: 10 min
sources: [smith2022deploying]
---

## Text {{#text}}

Text of {name}.
"""


def write_course(root: Path, *, names: tuple[str, ...] = ()) -> None:
    """Write the good course into ``root``, with some readings beside its module."""
    files = yaml.safe_load(GOOD.read_text(encoding="utf-8"))["files"]
    more = {f"content/{name}/1.0.0/module.md": READING.format(name=name) for name in names}
    for path, text in {**files, **more}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in ``root``."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "HOME": str(root)}
    return subprocess.run(
        command,
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def build(host: Any, root: Path, *options: str) -> Any:
    """Build the site of ``root`` by the real command."""
    return host.run("mkdocs", "build", *options, cwd=root, HOME=str(root))


def tool(host: Any, root: Path, *arguments: str) -> Any:
    """Run our own command."""
    return host.run("learning_modules.cli", *arguments, cwd=root, HOME=str(root))


def git(root: Path, *arguments: str) -> str:
    """Run git and return what it printed; it must succeed."""
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = run(root, "git", *name, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_branches_that_publish_are_merged_by_git(host: Any, tmp_path: Path) -> None:
    """Two authors publish modules that stand side by side: git merges, and nothing is lost."""
    write_course(tmp_path)
    (tmp_path / ".gitignore").write_text("site/\n.cache/\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    assert build(host, tmp_path).returncode == 0
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    for branch in ("LRN-2", "LRN-3"):
        git(tmp_path, "checkout", "-q", "-b", branch, "main")
        write_course(tmp_path, names=(branch,))
        assert build(host, tmp_path).returncode == 0
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", branch)
    git(tmp_path, "checkout", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-edit", "LRN-2")
    git(tmp_path, "merge", "-q", "--no-edit", "LRN-3")
    lock = (tmp_path / "content/modules.lock").read_text(encoding="utf-8")
    assert all(f'"{name}@1.0.0".body = ' in lock for name in ("LRN-1", "LRN-2", "LRN-3"))
    done = build(host, tmp_path)
    assert done.returncode == 0, done.stderr
    text = tmp_path / "content/LRN-3/1.0.0/module.md"
    before = text.read_text(encoding="utf-8")
    text.write_text(before + "More.\n", encoding="utf-8")
    said = build(host, tmp_path).stderr
    line = before.count("\n") + 1
    assert f"content/LRN-3/1.0.0/module.md:{line}:1: error: the text of this published" in said
    assert "[version-changed]" in said


@pytest.fixture
def plain_user() -> tuple[str, ...]:
    """Return the command that makes a program obey the modes of files, or skip."""
    if sys.platform == "win32":
        pytest.skip("modes of folders are those of POSIX")
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("this user may write everywhere")
    return setpriv, "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"


def test_folder_that_cannot_be_written_stops_before_the_site_changes(
    host: Any, tmp_path: Path, plain_user: tuple[str, ...]
) -> None:
    """Where the lock cannot be written, the build says so with exit 1; the site is as it was."""
    content = tmp_path / "content"
    write_course(tmp_path)
    assert build(host, tmp_path).returncode == 0
    write_course(tmp_path, names=("LRN-2",))
    content.chmod(0o555)
    before = sorted(p.as_posix() for p in (tmp_path / "site").rglob("*"))
    done = run(tmp_path, *plain_user, sys.executable, "-m", "mkdocs", "build")
    assert done.returncode == 1, done.stderr
    said = done.stdout + done.stderr
    assert "Nothing was published, and the site is as it was" in said
    assert "modules.lock cannot be written: Permission denied" in said
    assert "lock: check" in said
    assert "Traceback" not in said
    assert sorted(p.as_posix() for p in (tmp_path / "site").rglob("*")) == before
    assert not (tmp_path / ".site.next").exists()
    content.chmod(0o755)
    assert build(host, tmp_path).returncode == 0
    content.chmod(0o555)
    done = run(tmp_path, *plain_user, sys.executable, "-m", "mkdocs", "build")
    content.chmod(0o755)
    assert done.returncode == 0, "an up-to-date lock need not be written" + done.stderr


def test_typo_takes_one_command_and_one_edit(host: Any, tmp_path: Path) -> None:
    """A correction of a published version is a patch: copied, edited, built, in the history.

    Until the edit nothing is published, and nothing is in the way of other builds.
    """
    write_course(tmp_path)
    assert build(host, tmp_path).returncode == 0
    assert tool(host, tmp_path, "new-version", "LRN-1", "patch").returncode == 0
    done = build(host, tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    assert "version 1.0.1 is still an unchanged copy of 1.0.0" in done.stderr
    assert not (tmp_path / "site/modules/lrn-1/1.0.1").exists()
    assert "1.0.1" not in (tmp_path / "content/modules.lock").read_text(encoding="utf-8")
    text = tmp_path / "content/LRN-1/1.0.1/module.md"
    changed = text.read_text(encoding="utf-8").replace("Offices plan.", "All offices plan.")
    text.write_text(changed, encoding="utf-8")
    done = build(host, tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/modules/lrn-1/index.html").read_text(encoding="utf-8")
    assert "All offices plan." in page
    history = (tmp_path / "site/modules/lrn-1/versions/index.html").read_text(encoding="utf-8")
    assert "<summary>Corrections</summary>" in history


def test_new_version_is_published_once_its_changes_are_told(host: Any, tmp_path: Path) -> None:
    """A fresh copy stops no build; an edited one does, until it says what is new for readers."""
    write_course(tmp_path)
    assert build(host, tmp_path).returncode == 0
    assert tool(host, tmp_path, "new-version", "LRN-1", "minor").returncode == 0
    done = build(host, tmp_path, "--strict")
    assert (done.returncode, "[changes-missing]" in done.stderr) == (0, False), done.stderr
    text = tmp_path / "content/LRN-1/1.1.0/module.md"
    edited = text.read_text(encoding="utf-8").replace("Offices plan.", "Offices plan, and shops.")
    text.write_text(edited, encoding="utf-8")
    done = build(host, tmp_path)
    assert (done.returncode, "[changes-missing]" in done.stderr) == (1, True), done.stderr
    assert not (tmp_path / "site/modules/lrn-1/1.1.0").exists()
    text.write_text(edited.replace("changes: []", "changes: [Shops.]", 1), encoding="utf-8")
    done = build(host, tmp_path, "--strict")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/modules/lrn-1/1.1.0/index.html").exists()


def test_version_that_was_not_released_can_be_reopened(host: Any, tmp_path: Path) -> None:
    """After reopen a version can be edited, and the next build publishes it as it is then."""
    write_course(tmp_path)
    assert build(host, tmp_path).returncode == 0
    text = tmp_path / "content/LRN-1/1.0.0/module.md"
    changed = text.read_text(encoding="utf-8").replace("Offices plan.", "All offices plan.")
    text.write_text(changed, encoding="utf-8")
    assert build(host, tmp_path).returncode == 1
    assert tool(host, tmp_path, "reopen", "LRN-1", "1.0.0").returncode == 0
    assert build(host, tmp_path).returncode == 0
    assert build(host, tmp_path, "--strict").returncode == 0


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("site_url", ["site_url: https://course.example/a/\n", ""])
def test_feed_is_valid_atom_whatever_a_title_holds(
    host: Any, tmp_path: Path, site_url: str
) -> None:
    """Texts come out as they were written, every entry has what RFC 4287 asks for, ids differ."""
    write_course(tmp_path, names=("LRN-2", "LRN-3"))
    config = tmp_path / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("site_url")]
    config.write_text(site_url + "\n".join(kept), encoding="utf-8")
    text = tmp_path / "content/LRN-2/1.0.0/module.md"
    hostile = 'title: "</title><script>&amp; ]]> \\u200f \\U0001F600"'
    read = text.read_text(encoding="utf-8")
    text.write_text(read.replace("title: Reading LRN-2", hostile), encoding="utf-8")
    done = build(host, tmp_path)
    assert done.returncode == 0, done.stderr
    feed = ElementTree.parse(tmp_path / "site/feed.xml").getroot()  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
        assert urlsplit(element.findtext(f"{ATOM}id") or "").scheme in ("https", "urn")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
    assert "</title><script>&amp; ]]> \u200f \U0001f600 · Version 1.0.0" in titles
    first = (tmp_path / "site/feed.xml").read_bytes()
    assert build(host, tmp_path).returncode == 0
    assert (tmp_path / "site/feed.xml").read_bytes() == first
