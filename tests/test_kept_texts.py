"""Whatever is edited between builds, what was kept changes neither the site nor what is said."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

GOOD = Path(__file__).parent / "sites" / "good.yml"

ABOUT = "# About\n\n## We {#us}\n\nText.\n"

GLOSSARY = """# Glossary

Phase
:   A part of the work.
"""


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        text = (project / name).read_text(encoding="utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def written(name: str, text: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")

    return edit


ONE, TWO = "content/LRN-1/1.0.0/module.md", "content/LRN-2/1.0.0/module.md"
EDITS = {
    "nothing": written("docs/about.md", ABOUT),
    "the text of one module": replaced(ONE, "Work in phases", "Work in steps"),
    "a title that another module shows": replaced(ONE, "title: A Plan", "title: The Plan"),
    "an entry that is cited": replaced("bib/refs.bib", "Deploying models", "Running models"),
    "a word of the glossary": written("docs/glossary.md", GLOSSARY),
    "an anchor that a module links to": replaced("docs/about.md", "{#us}", "{#we}"),
    "a page that a module links to": lambda project: (project / "docs/about.md").unlink(),
    "a file beside a module": written("content/LRN-2/1.0.0/plan.csv", "a,b\n"),
    "the style of references": replaced("mkdocs.yml", "drafts: show", "drafts: show, style: ieee"),
    "an extension": replaced("mkdocs.yml", "def_list,", "def_list, admonition,"),
    "drafts that are not shown": replaced("mkdocs.yml", "drafts: show", "drafts: serve"),
    "the text of a draft that is not shown": replaced(TWO, "Plans help", "Plans hinder"),
    "a module that another links to": lambda project: shutil.rmtree(project / "content/LRN-1"),
}


def lay(project: Path) -> None:
    files = yaml.safe_load(GOOD.read_text(encoding="utf-8"))["files"]
    one = files["content/LRN-1/1.0.0/module.md"].replace("status: published", "status: draft")
    two = one.replace("title: A Plan", "title: Another Plan").replace(
        "Plans help",
        "Plans help, as [LRN-1][] and [we](docs:about.md#us) say in each phase; see [it](plan.csv)",
    )
    files |= {
        ONE: one,
        TWO: two,
        "docs/about.md": ABOUT,
        "mkdocs.yml": files["mkdocs.yml"].replace(
            "learning-modules]",
            "{learning-modules: {drafts: show}}]\nmarkdown_extensions: [def_list, footnotes]",
        ),
    }
    for name, text in files.items():
        written(name, text)(project)


def outcome(host: Any, project: Path) -> tuple[int, str, dict[str, str]]:
    """Build; return the exit code, what was said, and the digests of the site that was made."""
    done = host.run("mkdocs", "build", cwd=project)
    said = [line for line in done.stderr.splitlines() if "seconds" not in line]
    site = project / "site"
    files = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not done.returncode
    }
    return done.returncode, "\n".join(said).replace(str(project), "PROJECT"), files


@pytest.mark.slow
def test_edits_between_builds(host: Any, tmp_path: Path) -> None:
    """After each edit, a build that kept texts gives what a first build of these files gives."""
    kept = tmp_path / "kept"
    lay(kept)
    outcome(host, kept)
    assert list((kept / ".cache/plugin/learning-modules/texts").glob("*.text"))
    for what, edit in EDITS.items():
        edit(kept)
        fresh = tmp_path / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(kept, fresh, ignore=shutil.ignore_patterns(".cache", "site"))
        again, first = outcome(host, kept), outcome(host, fresh)
        assert again == first, what
        checked = [host.run("learning_modules.cli", "check", cwd=kept) for _ in range(2)]
        assert checked[0].stdout == checked[1].stdout, what
