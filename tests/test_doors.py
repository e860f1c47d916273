"""Checking, building and serving find the same, in the same order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

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


def run(project: Path, *command: str) -> tuple[int, list[str]]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "COLUMNS": "2000"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, DIAGNOSTIC.findall(done.stdout + done.stderr)


def test_check_and_build_find_the_same(project: Path) -> None:
    """Both list the same diagnostics in the same order, and both fail."""
    code, built = run(project, "mkdocs", "build")
    assert code == 1
    code, checked = run(project, "learning_modules.cli", "check")
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
def test_the_exit_code_is_the_same_however_much_is_said(project: Path, flags: list[str]) -> None:
    """Neither silence nor noise changes whether a build fails."""
    code, _ = run(project, "mkdocs", "build", *flags)
    assert code == 1


@pytest.mark.parametrize("flags", [[], ["-q"], ["-v"]])
def test_warnings_stop_a_strict_build_only(project: Path, flags: list[str]) -> None:
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
    assert run(project, "mkdocs", "build", "--strict", *flags)[0] == 1
    assert not (project / "site").exists()
    assert run(project, "mkdocs", "build", *flags)[0] == 0
