"""Builds that end early: the last good site stays, and the next build clears away what was left."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = Path(__file__).parent / "cases" / "bad-inputs" / "good"

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def start(
    project: Path, *options: str, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 - sets a limit of the system and nothing else
        start_new_session=os.name == "posix",
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    output = process.communicate(timeout=120)[0]
    assert "Traceback (most recent call last)" not in output
    return process.returncode, output


def build(project: Path, *options: str) -> tuple[int, str]:
    return finish(start(project, *options))


def site_of(project: Path) -> dict[str, str]:
    files = (path for path in sorted((project / "site").rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def edit(project: Path, words: str) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a project whose site has been built."""
    project = tmp_path / "project"
    shutil.copytree(GOOD, project)
    code, output = build(project)
    assert code == 0, output
    return project


@posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT", "SIGTERM"])
def test_site_survives_a_signal(built: Path, name: str) -> None:
    """Whenever a build is ended, the site is the old or the new one, and nothing is left behind."""
    here, old = {path.name for path in built.iterdir()}, site_of(built)
    begun = time.monotonic()
    build(built)
    length = time.monotonic() - begun
    edit(built, "Another edition.")
    seen = []
    for part in (0.35, 0.5, 0.65, 0.8, 0.9, 1.0):
        process = start(built)
        time.sleep(length * part)
        os.killpg(process.pid, getattr(signal, name)) if process.poll() is None else None
        finish(process)
        seen.append(site_of(built))
    code, output = build(built)
    assert code == 0, output
    new = site_of(built)
    assert [site for site in seen if site not in (old, new)] == []
    assert {path.name for path in built.iterdir()} == here


@posix
@pytest.mark.parametrize("kilobytes", [4, 40])
def test_site_survives_a_full_disk(built: Path, kilobytes: int) -> None:
    """A build that cannot write fails and changes nothing."""
    resource = pytest.importorskip("resource")
    old = site_of(built)
    edit(built, "Another edition.")
    most = (kilobytes * 1024, kilobytes * 1024)
    process = start(built, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, most))
    code, output = finish(process)
    assert code != 0, output
    assert site_of(built) == old
    code, output = build(built)
    assert code == 0, output


def test_two_builds_at_once(built: Path) -> None:
    """Builds of one site wait for each other."""
    old, here = site_of(built), {path.name for path in built.iterdir()}
    processes = [start(built) for _ in range(3)]
    assert [finish(process)[0] for process in processes] == [0, 0, 0]
    assert site_of(built) == old
    assert {path.name for path in built.iterdir()} == here


@pytest.mark.parametrize("fault", ["[@nobody2020]", "[text](nowhere.md)"])
def test_exit_code_is_the_same_however_loud(built: Path, fault: str) -> None:
    """With --strict our findings and the host's warnings fail a build, also with -q and -v."""
    edit(built, fault)
    old = site_of(built)
    codes = [build(built, "--strict", *more)[0] for more in ((), ("-q",), ("-v",))]
    assert codes == [1, 1, 1]
    assert site_of(built) == old
