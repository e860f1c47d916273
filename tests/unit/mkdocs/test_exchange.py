"""The finished site takes its place in one step; until then the last one stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from learning_modules.mkdocs import exchange as module
from learning_modules.mkdocs.exchange import SiteExchange


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
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("left", ["new", "old", "old-only"])
def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path, left: str) -> None:
    """The next build finishes or undoes what an earlier one was cut off in."""
    site = tmp_path / "site"
    exchange = SiteExchange(site, tmp_path / "cache")
    make(exchange.old if left == "old-only" else site, "good")
    make({"new": exchange.new, "old": exchange.old, "old-only": exchange.new}[left], "other")
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
    assert (tmp_path / "site").is_symlink()
    assert (real / "index.html").read_text(encoding="utf-8") == "new"
