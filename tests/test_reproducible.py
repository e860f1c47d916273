"""The same input gives the same bytes: in another folder, zone, locale, hash seed, on any day."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: Days of a build, as seconds since 1970.
DAY, LATER = "1770000000", "1870000000"

#: The address of this project's course.
ADDRESS = "https://example.org/genai-for-small-firms/"

PARTS = ("mkdocs.yml", "docs", "content", "bib")


def lay(folder: Path) -> None:
    """Copy this project's course into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)


def build(folder: Path, **environment: str) -> dict[str, str]:
    """Build the course in ``folder`` and return the digest of every file of its site."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    site = folder / "site"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_two_builds_are_equal(tmp_path: Path) -> None:
    """Nothing of the machine or the moment reaches the site, downloads included."""
    lay(tmp_path / "here")
    lay(tmp_path / "some" / "where else")
    first = build(tmp_path / "here", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    elsewhere = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    elsewhere["SOURCE_DATE_EPOCH"] = LATER
    second = build(tmp_path / "some" / "where else", **elsewhere)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_the_sitemap_names_days_that_authors_wrote(tmp_path: Path) -> None:
    """A list has the newest day of its modules, a module its own, a page of docs/ none."""
    lay(tmp_path)
    build(tmp_path)
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    pages = re.findall(r"<loc>([^<]*)</loc>\s*(?:<lastmod>([^<]*)</lastmod>)?", sitemap)
    days = {address.removeprefix(ADDRESS): day for address, day in pages}
    texts = (p.read_text(encoding="utf-8") for p in (tmp_path / "content").rglob("module.md"))
    written = {day for text in texts for day in re.findall(r"(?m)^date: (\S+)$", text)}
    modules = {day for page, day in days.items() if re.fullmatch("modules/[^/]+/", page)}
    assert modules <= written
    assert {days["modules/"], days["templates/"]} == {max(modules)}
    assert days[""] == ""


@pytest.mark.slow
def test_a_warm_cache_changes_nothing(tmp_path: Path) -> None:
    """A second build in the same folder, with its downloads cached, gives the same bytes."""
    lay(tmp_path)
    assert build(tmp_path) == build(tmp_path)
