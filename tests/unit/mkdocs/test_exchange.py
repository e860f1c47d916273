"""The finished site takes its place in one step; until then the last one stays."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from learning_modules.mkdocs import exchange as module
from learning_modules.mkdocs.exchange import SiteExchange

NOBODY = 65534


def make(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


@pytest.fixture(params=["swap", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of changing names: in one step, and in two where the system has no other."""
    if request.param == "rename":
        monkeypatch.setattr(module.sys, "platform", "darwin")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_commit_replaces_the_site_and_keeps_its_dot_files(tmp_path: Path) -> None:
    """The new site stands where the old one stood, and .git moves along."""
    site = tmp_path / "site"
    make(site, "old")
    (site / "gone.html").write_text("x", encoding="utf-8")
    make(site / ".git", "history")
    exchange = SiteExchange(site, tmp_path / "cache")
    make(exchange.begin(), "new")
    exchange.commit()
    exchange.clear()
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert names(site) == {"index.html", ".git"}
    assert names(tmp_path) == {"site", "cache"}


def test_abort_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    """A build that fails changes nothing and leaves nothing behind."""
    site = tmp_path / "site"
    make(site, "old")
    exchange = SiteExchange(site, tmp_path / "cache")
    make(exchange.begin(), "half")
    exchange.abort()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"site", "cache"}


def test_the_first_build_needs_no_site(tmp_path: Path) -> None:
    """Without a site the new folder just takes its name."""
    exchange = SiteExchange(tmp_path / "site", tmp_path / "cache")
    make(exchange.begin(), "new")
    exchange.commit()
    exchange.clear()
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("left", ["new", "old", "old-only"])
def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path, left: str) -> None:
    """The next build finishes or undoes what an earlier one was cut off in."""
    site = tmp_path / "site"
    exchange = SiteExchange(site, tmp_path / "cache")
    make(exchange.old if left == "old-only" else site, "good")
    make({"new": exchange.new, "old": exchange.old, "old-only": exchange.new}[left], "other")
    (exchange.new / ".half").mkdir(parents=True)  # of a build that was never finished
    if left == "old-only":
        (exchange.old / "index.html").write_text("good", encoding="utf-8")
    exchange.begin()
    assert (site / "index.html").read_text(encoding="utf-8") == "good"
    exchange.abort()
    assert names(tmp_path) == {"site", "cache"}


def test_a_site_behind_a_link_is_replaced_where_it_is(tmp_path: Path) -> None:
    """A linked site folder stays linked."""
    real = tmp_path / "real"
    make(real, "old")
    (tmp_path / "site").symlink_to(real, target_is_directory=True)
    exchange = SiteExchange(tmp_path / "site", tmp_path / "cache")
    make(exchange.begin(), "new")
    exchange.commit()
    exchange.clear()
    assert (tmp_path / "site").is_symlink()
    assert (real / "index.html").read_text(encoding="utf-8") == "new"


def test_a_folder_that_is_held_open_is_replaced_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system refuses to rename the site's folder, its content changes places."""
    site, rename = tmp_path / "site", Path.rename
    make(site, "old")
    make(site / ".git", "history")

    def refuse(path: Path, target: Path) -> Path:
        if path == site:
            raise PermissionError(13, "The folder is in use")
        return rename(path, target)

    monkeypatch.setattr(module, "_swap", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    exchange = SiteExchange(site, tmp_path / "cache")
    make(exchange.begin(), "new")
    exchange.commit()
    exchange.clear()
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert names(site) == {"index.html", ".git"}
    assert names(tmp_path) == {"site", "cache"}


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    """A file where the site should be is left alone."""
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    exchange = SiteExchange(tmp_path / "site", tmp_path / "cache")
    with pytest.raises(NotADirectoryError):
        exchange.begin()
    exchange.abort()
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that other users reach too, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


#: What the system is asked to do while folders change places, as Python audits it.
STEPS = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "ctypes.dlsym", "os.chmod"}


def in_child(folder: Path, *, way: str, kill_at: int) -> bool:
    """Run an exchange in another process that is killed at one of its steps; whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    try:
        if way == "inside" and os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        if way == "rename":
            module._swap = lambda *_: False  # type: ignore[assignment]
        exchange = SiteExchange(folder / "site", folder / "cache")
        make(exchange.begin(), "new")
        make(exchange.new / "page", "new")
        assert (exchange.new.parent == exchange.site) == (way == "inside")
        count = 0

        def step(event: str, _: object) -> None:
            nonlocal count
            count += event in STEPS
            if event in STEPS and count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)
        exchange.commit()
        exchange.clear()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("way", ["swap", "rename", "inside"])
def test_site_is_whole_wherever_a_build_is_killed(open_folder: Path, way: str) -> None:
    """Killed before any step of an exchange, the next start finds the old site or the new one.

    The folder of the site is one that cannot be renamed where ``way`` is ``inside``.
    """
    site, cache = open_folder / "site", open_folder / "cache"
    cache.mkdir(mode=0o777)
    cache.chmod(0o777)
    seen: list[str] = []
    for kill_at in range(1, 100):
        open_folder.chmod(0o755)
        shutil.rmtree(site, ignore_errors=True)
        make(site, "old")
        make(site / "page", "old")
        make(site / "gone", "old")
        make(site / ".git", "history")
        if way == "inside":
            open_folder.chmod(0o555)
            for path in (site, *site.rglob("*")) if os.geteuid() == 0 else ():
                os.chown(path, NOBODY, NOBODY)
        was_killed = in_child(open_folder, way=way, kill_at=kill_at)
        now = [p for p in sorted(site.rglob("index.html")) if "/." not in str(p)]
        if way == "swap":  # readers never see anything else
            assert {p.read_text(encoding="utf-8") for p in now} in ({"old"}, {"new"})
        open_folder.chmod(0o755)
        exchange = SiteExchange(site, cache)
        exchange.begin()
        exchange.abort()
        pages = {p.relative_to(site).as_posix() for p in site.rglob("index.html")}
        words = {p.read_text(encoding="utf-8") for p in site.rglob("index.html")}
        history = {".git/index.html"}
        old = {"index.html", "page/index.html", "gone/index.html"} | history
        assert (pages, words) in (
            (old, {"old", "history"}),
            ({"index.html", "page/index.html"} | history, {"new", "history"}),
        )
        assert names(open_folder) == {"site", "cache"}
        assert {name for name in names(site) if name.startswith(".")} == {".git"}
        seen.append("new" if "new" in words else "old")
        if not was_killed:
            break
    assert seen[0] == "old"
    assert seen[-1] == "new"
    assert len(seen) > 3
    assert seen == sorted(seen, reverse=True), "once it is in place the new site stays"


def test_last_site_that_cannot_be_removed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new site is in place; what is left of the last one is for the next build."""
    site = tmp_path / "site"
    make(site, "old")
    exchange = SiteExchange(site, tmp_path / "cache")
    make(exchange.begin(), "new")
    exchange.commit()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", _refuse)
        exchange.clear()
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert exchange.old.exists()
    SiteExchange(site, tmp_path / "cache").begin()
    assert not exchange.old.exists()


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")
