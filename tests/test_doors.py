"""Checking, building and serving find the same, in the same order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

SITES = Path(__file__).parent / "sites"
DIAGNOSTIC = re.compile(
    r"^(?:[A-Z]+ +- +)?(\S+?: (?:error|warning|info): .* \[[a-z-]+\])$", re.MULTILINE
)

FAULTY = """---
title: Faulty
status: published
date: 2026-02-01
summery: Misspelt.
audience: owners
duration: 10 min
objectives:
  - id: plan
    statement: Create and explain at least 3 plans.
    taught_in: [concept]
prerequisites: [LRN-2]
sources: [smith2022deploying, nobody]
---

## Introduction

Profits rose by 12 percent.

A claim [@smith2022deploing] and [a link](module:LRN-9), [another](#nowhere), [smith2022deploying].

![](none.png)

An old work [@old1970].

## Key Concepts {#concepts}

This section would contain the concepts.

## Practical Components

### Plan {#plan .template}

Nothing to fill in.
"""

BROKEN_BIB = """@article{smith2022deploying,
  author = {Smith, Jane}, title = {Deploying models in production},
  journal = {Journal}, year = {20222}
}
@book{old1970, author = {Old, Ann}, title = {Before}, publisher = {P}, year = {1970}}
@book{twice, author = {A, B}, title = {One}, publisher = {P}, year = {2001}}
@book{twice, author = {A, B}, title = {Two}, publisher = {P}, year = {2002}}
@article{broken, title = {No end
"""


#: Drafts: a module without end, one that links to it, and the next version of a public one.
DRAFTS = {
    "content/LRN-3/1.0.0/module.md": FAULTY.replace("status: published", "status: draft"),
    "content/LRN-4/0.1.0/module.md": (
        "---\ntitle: Quokka\nformerly: [LRN-0]\ntags: [quokka]\n---\n\n## Quokka\n\n"
        "[@nobody], [LRN-3][], [there](module:LRN-3#no), [later](module:LRN-3@9.0.0).\n\n"
        "Costs fell by 12 percent [@smith2022deploying, p.7].\n\n"
        "### Plan {#plan .template}\n\n| Step | Quokka |\n|---|---|\n| 1 | `[e.g., me]` |\n"
    ),
    "content/LRN-4/0.1.0/quokka.csv": "a,b\n",
    "content/LRN-4/0.2.0/module.md": "---\ntitle: Quokka\ndate: tomorrow\n---\n\nText.\n",
    "docs/modules/lrn-4/index.md": "# Taken\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a course with many faults of many kinds."""
    files = yaml.safe_load((SITES / "good.yml").read_text(encoding="utf-8"))["files"]
    files["content/LRN-3/1.0.0/module.md"] = FAULTY
    files["bib/refs.bib"] = BROKEN_BIB
    files["docs/index.md"] = "# Welcome\n\nA claim [@nowhere2020].\n"
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(host: Any, project: Path, *command: str) -> tuple[int, list[str]]:
    done = host.run(*command, cwd=project)
    return done.returncode, DIAGNOSTIC.findall(done.stdout + done.stderr)


def test_check_and_build_find_the_same(host: Any, project: Path) -> None:
    """Both list the same diagnostics in the same order, and both fail."""
    code, built = run(host, project, "mkdocs", "build")
    assert code == 1
    code, checked = run(host, project, "learning_modules.cli", "check")
    assert code == 1
    assert checked == built
    rules = {line.rsplit("[", 1)[1].rstrip("]") for line in built}
    expected = {
        "citation-unresolved",
        "citation-bare-bracket",
        "source-old",
        "claim-uncited",
        "link-broken",
        "image-alt-missing",
        "field-unknown",
        "objective-section-unknown",
        "prerequisite-unknown",
        "section-stub",
        "source-unknown",
        "template-empty",
        "library-syntax",
        "entry-duplicate",
    }
    assert expected - rules == set()


@pytest.mark.parametrize("flags", [["-q"], ["-v"], ["--strict"], ["--strict", "-q"]])
def test_the_exit_code_is_the_same_however_much_is_said(
    host: Any, project: Path, flags: list[str]
) -> None:
    """Neither silence nor noise changes whether a build fails."""
    code, _ = run(host, project, "mkdocs", "build", *flags)
    assert code == 1


@pytest.mark.parametrize("flags", [[], ["-q"], ["-v"]])
def test_warnings_stop_a_strict_build_only(host: Any, project: Path, flags: list[str]) -> None:
    """A warning lets a build pass, and fails a strict one, whatever is printed."""
    (project / "bib" / "refs.bib").unlink()
    (project / "docs" / "index.md").write_text("# Welcome\n", encoding="utf-8")
    good = yaml.safe_load((SITES / "good.yml").read_text(encoding="utf-8"))["files"]
    (project / "bib" / "refs.bib").write_text(good["bib/refs.bib"], encoding="utf-8")
    module = good["content/LRN-1/1.0.0/module.md"].replace("summary: How to plan.\n", "")
    (project / "content" / "LRN-3" / "1.0.0" / "module.md").unlink()
    (project / "content" / "LRN-3" / "1.0.0").rmdir()
    (project / "content" / "LRN-3").rmdir()
    (project / "content" / "LRN-1" / "1.0.0" / "module.md").write_text(module, encoding="utf-8")
    assert run(host, project, "mkdocs", "build", "--strict", *flags)[0] == 1
    assert not (project / "site").exists()
    assert run(host, project, "mkdocs", "build", *flags)[0] == 0


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def bytes_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def courses(host: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a course, built, and the same with drafts beside it, not built."""
    good: dict[str, str] = yaml.safe_load((SITES / "good.yml").read_text("utf-8"))["files"]
    good["docs/modules/lrn-4/index.md"] = DRAFTS["docs/modules/lrn-4/index.md"]
    public = write(tmp_path_factory.mktemp("public"), good)
    assert run(host, public, "mkdocs", "build", "--strict")[0] == 0
    revised = good["content/LRN-1/1.0.0/module.md"].replace("status: published", "status: draft")
    drafts = {**DRAFTS, "content/LRN-1/2.0.0/module.md": f"{revised}\n## Quokka\n\n[@none]\n"}
    return public, write(tmp_path_factory.mktemp("drafts"), {**good, **drafts})


@pytest.mark.parametrize("flags", [["--strict"], ["-v"], ["--strict", "-q"]])
def test_drafts_are_checked_and_not_shown(
    host: Any, courses: tuple[Path, Path], flags: list[str]
) -> None:
    """A build says of drafts what a check says; the site is the same byte for byte without them."""
    public, drafts = courses
    code, built = run(host, drafts, "mkdocs", "build", *flags)
    assert code == 0
    assert bytes_below(drafts / "site") == bytes_below(public / "site")
    lock = "content/modules.lock"
    assert (drafts / lock).read_bytes() == (public / lock).read_bytes()
    code, checked = run(host, drafts, "learning_modules.cli", "check", "--strict")
    assert code == 0
    assert built == ([] if "-q" in flags else checked)
    rules = {line.rsplit("[", 1)[1].rstrip("]") for line in checked if "/LRN-4/" in line}
    assert {
        "citation-unresolved",
        "link-broken",
        "address-collision",
        "date-invalid",
        "section-missing",
    } <= rules
    assert all(" (draft) [" in line for line in checked)


@pytest.mark.parametrize("setting", ["drafts: show", "lock: check"])
def test_settings_do_not_change_what_is_found(
    host: Any, courses: tuple[Path, Path], setting: str
) -> None:
    """A preview, and a build that never writes the lock, say of drafts what a check says."""
    _, drafts = courses
    file = drafts / "mkdocs.yml"
    written = file.read_text("utf-8")
    run(host, drafts, "mkdocs", "build")  # which writes the lock that one of the settings asks for
    try:
        file.write_text(written.replace("learning-modules", f"learning-modules: {{{setting}}}"))
        (drafts / "docs/modules/lrn-4/index.md").rename(drafts / "aside.md")
        code, built = run(host, drafts, "mkdocs", "build", "--strict")
        assert code == 0
        assert run(host, drafts, "learning_modules.cli", "check", "--strict") == (0, built)
        assert any("/LRN-4/0.1.0/" in line for line in built)
    finally:
        (drafts / "aside.md").rename(drafts / "docs/modules/lrn-4/index.md")
        file.write_text(written)


def test_links_to_drafts_are_told_alike(
    host: Any, courses: tuple[Path, Path], tmp_path: Path
) -> None:
    """What is wrong with a link to a draft does not depend on whether the draft has a page."""
    _, drafts = courses
    files = {
        name: data.decode("utf-8")
        for name, data in bytes_below(drafts).items()
        if name.startswith(("content/LRN-3", "content/LRN-4/0.1.0", "bib/"))
    }
    good: dict[str, str] = yaml.safe_load((SITES / "good.yml").read_text("utf-8"))["files"]
    files["content/LRN-1/1.0.0/module.md"] = good["content/LRN-1/1.0.0/module.md"].replace(
        "## Conclusion",
        "[a](module:LRN-4#nowhere) [b](module:LRN-4@7.0.0) [c](module:lrn-0) [LRN-4][] "
        "[d](module:LRN-5) [e](module:LRN-4@0.1.0)\n\n## Conclusion",
    )
    site = write(tmp_path, {**good, **files})
    code, built = run(host, site, "mkdocs", "build")
    assert code == 1
    assert run(host, site, "learning_modules.cli", "check") == (1, built)
    told = [line for line in built if line.startswith("content/LRN-1/") and ": link" not in line]
    assert [line.rsplit("[", 1)[1] for line in told if "[link-" in line].count("link-broken]") == 3
