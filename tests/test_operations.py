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
from functools import partial
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
    # Interrupted while it still loads itself, the host says so in its own way.
    loading = process.returncode == -signal.SIGINT and "Building documentation" not in output
    assert loading or "Traceback (most recent call last)" not in output
    return process.returncode, output


def build(project: Path, *options: str) -> tuple[int, str]:
    return finish(start(project, *options))


def site_of(project: Path) -> dict[str, str]:
    files = (path for path in sorted((project / "site").rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def edit(project: Path, words: str) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{words}\n")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has been built, to be copied."""
    project = tmp_path_factory.mktemp("operations") / "project"
    shutil.copytree(GOOD, project)
    code, output = build(project)
    assert code == 0, output
    return project


@pytest.fixture
def built(first: Path, tmp_path: Path) -> Path:
    """Return a project whose site has been built."""
    return Path(shutil.copytree(first, tmp_path / "project"))


#: Signals, and the share of a build after which they come.
SIGNALS = [
    *(("SIGKILL", part) for part in (0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.94, 1.0)),
    *(("SIGINT", part) for part in (0.55, 0.9)),
    *(("SIGTERM", part) for part in (0.6, 0.9)),
]


@posix
def test_site_survives_signals(built: Path) -> None:
    """Whenever a build is ended, the site is the old or the new one, and nothing is left behind."""
    here, old = {path.name for path in built.iterdir()}, site_of(built)
    begun = time.monotonic()
    build(built)
    length = time.monotonic() - begun
    edit(built, "Another edition.")
    seen = []
    for name, part in SIGNALS:
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
    assert not list((built / "content").glob(".*.next"))


@posix
def test_site_survives_a_full_disk(built: Path) -> None:
    """A build that cannot write fails and changes nothing."""
    resource = pytest.importorskip("resource")
    old = site_of(built)
    edit(built, "Another edition.")
    for most in (4 * 1024, 40 * 1024):
        limits = (most, most)
        process = start(built, before=partial(resource.setrlimit, resource.RLIMIT_FSIZE, limits))
        code, output = finish(process)
        assert code != 0, output
        assert site_of(built) == old
    code, output = build(built)
    assert code == 0, output


def test_two_builds_at_once(built: Path) -> None:
    """Builds of one site wait for each other."""
    old, here = site_of(built), {path.name for path in built.iterdir()}
    ended = [finish(process) for process in [start(built) for _ in range(3)]]
    assert [code for code, _ in ended] == [0, 0, 0]
    assert any("Another build of this site is running" in output for _, output in ended)
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


HOOK = """
import os, sys
from mkdocs.plugins import event_priority

def fail(event):
    if os.environ["FAIL_AT"] == event:
        {"on_page_markdown": lambda: 1 / 0, "on_post_build": lambda: open("/no/such/file"),
         "on_post_page": lambda: sys.exit(5)}[event]()

def on_page_markdown(markdown, **_):
    fail("on_page_markdown")

def on_post_page(output, **_):
    fail("on_post_page")

def on_post_build(**_):
    fail("on_post_build")
"""


def test_site_survives_plugins_of_others(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever another plugin fails with, and wherever, the site is as it was."""
    old, here = site_of(built), {path.name for path in built.iterdir()}
    (built / "docs" / "hook.py").write_text(HOOK, encoding="utf-8")
    with (built / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nhooks: [docs/hook.py]\nexclude_docs: hook.py\n")
    edit(built, "Another edition.")
    said = {"on_page_markdown": "ZeroDivisionError", "on_post_build": "/no/such/file"}
    for event, code in (("on_page_markdown", 3), ("on_post_page", 5), ("on_post_build", 1)):
        monkeypatch.setenv("FAIL_AT", event)
        done = build(built)
        assert done[0] == code, done[1]
        assert said.get(event, "") in done[1]
        assert site_of(built) == old, event
        assert {path.name for path in built.iterdir()} == here
    monkeypatch.setenv("FAIL_AT", "")
    assert build(built)[0] == 0
    assert site_of(built) != old


MOUNTED = """
set -e
digest() {
    (cd site; find . -type f ! -name ".[kf]*" | sort | xargs sha256sum | sha256sum)
}
mount -t tmpfs -o size=24m tmpfs site
touch site/.keep
"$@"
digest
echo again >> docs/index.md
"$@"
digest
echo more >> docs/index.md
dd if=/dev/zero of=site/.fill bs=1k count=100000 2>/dev/null || true
"$@" || echo "ended with $?"
digest
ls -A site | grep '^[.]'
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs namespaces of Linux")
def test_site_that_is_a_mount_on_a_disk_that_is_full(built: Path) -> None:
    """The content of a mount is replaced; where there is no room for the new one, the old stays."""
    shutil.rmtree(built / "site")
    (built / "site").mkdir()
    spaces = ["unshare", "-rm"]
    if subprocess.run([*spaces, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount")
    done = subprocess.run(
        [*spaces, "sh", "-c", MOUNTED, "sh", sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=built,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout + done.stderr
    first, second, third = (line for line in done.stdout.splitlines() if line.endswith("  -"))
    dots = [line for line in done.stdout.splitlines() if line.startswith(".")]
    assert first != second == third, said
    assert "ended with 1" in said
    assert "The site could not be written: No space left on device" in said
    assert "Traceback" not in said
    assert dots == [".fill", ".keep"]
