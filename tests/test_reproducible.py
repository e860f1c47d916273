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

#: Python started with this folder on its path opens no connection and asks no name server.
OFFLINE = ROOT / "tests" / "offline"

PARTS = ("mkdocs.yml", "docs", "content", "bib")


def lay(folder: Path) -> None:
    """Copy this project's course into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)


def build(folder: Path, **environment: str) -> dict[str, str]:
    """Build the course in ``folder``, offline, and return the digest of every file of its site."""
    given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(OFFLINE), **environment}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={name: value for name, value in given.items() if value},
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


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the course."""
    folder = tmp_path_factory.mktemp("here")
    lay(folder)
    return folder


@pytest.fixture(scope="module")
def first(here: Path) -> dict[str, str]:
    """Build it on one day, with nothing cached."""
    site = build(here, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH=DAY)
    assert (here / ".cache").is_dir()
    return site


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the names of files that only one site has, or that differ."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def offline(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in ``folder``; the run ends with 97 when it reaches for another machine."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(OFFLINE)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_offline_means_offline(tmp_path: Path) -> None:
    """The builds of this file would not pass if they asked a host or a name server."""
    for tried in ("create_connection(('127.0.0.1', 9))", "getaddrinfo('example.org', 80)"):
        run = offline(tmp_path, "-c", f"import socket; socket.{tried}")
        assert (run.returncode, run.stderr[:23]) == (97, "this process is offline")


@pytest.mark.parametrize("command", ["check", "describe", "references", "schema"])
def test_commands_need_no_network(command: str) -> None:
    """Each command does its work offline."""
    good = ROOT / "tests" / "cases" / "bad-inputs" / "good"
    assert offline(good, "-m", "learning_modules.cli", command).returncode == 0


@pytest.mark.slow
def test_two_builds_are_equal(first: dict[str, str], tmp_path: Path) -> None:
    """Nothing of the machine or the moment reaches the site, downloads included."""
    folder = tmp_path / "some" / "where else"
    lay(folder)
    elsewhere = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    second = build(folder, **elsewhere, SOURCE_DATE_EPOCH=LATER)
    assert differences(first, second) == []
    formats = {Path(name).suffix for name in first if "/downloads/" in name}
    assert formats >= {".csv", ".docx", ".md", ".xlsx", ".zip"}


@pytest.mark.slow
def test_a_warm_cache_and_the_clock_change_nothing(first: dict[str, str], here: Path) -> None:
    """A second build in the same folder, its downloads cached, by the clock, has equal bytes."""
    again = build(here, PYTHONHASHSEED="5", TZ="America/St_Johns", SOURCE_DATE_EPOCH="")
    assert differences(first, again) == []


@pytest.mark.slow
def test_the_sitemap_names_days_that_authors_wrote(first: dict[str, str], here: Path) -> None:
    """A list has the newest day of its modules, a module its own, a page of docs/ none."""
    assert "sitemap.xml" in first
    sitemap = (here / "site" / "sitemap.xml").read_text(encoding="utf-8")
    pages = re.findall(r"<loc>([^<]*)</loc>\s*(?:<lastmod>([^<]*)</lastmod>)?", sitemap)
    days = {address.removeprefix(ADDRESS): day for address, day in pages}
    texts = (p.read_text(encoding="utf-8") for p in (here / "content").rglob("module.md"))
    written = {day for text in texts for day in re.findall(r"(?m)^date: (\S+)$", text)}
    modules = {day for page, day in days.items() if re.fullmatch("modules/[^/]+/", page)}
    assert modules <= written
    assert {days["modules/"], days["templates/"]} == {max(modules)}
    assert days[""] == ""
