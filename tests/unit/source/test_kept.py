"""Files that one run keeps for the next."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from learning_modules.source.kept import KeptFiles, key_file, user_key


def test_what_is_kept_is_found_in_the_next_run(tmp_path: Path) -> None:
    KeptFiles(tmp_path, ".text").write("one", b"data")
    assert KeptFiles(tmp_path, ".text").read("one") == b"data"
    assert KeptFiles(tmp_path, ".text").read("two") is None
    assert KeptFiles(tmp_path, ".other").read("one") is None
    assert KeptFiles(None, ".text").read("one") is None


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_what_was_changed_counts_as_absent(tmp_path: Path, at: int) -> None:
    KeptFiles(tmp_path, ".text").write("one", b"data")
    [file] = tmp_path.iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert KeptFiles(tmp_path, ".text").read("one") is None
    file.write_bytes(b"short")
    assert KeptFiles(tmp_path, ".text").read("one") is None


def test_what_another_user_made_counts_as_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pull request can bring files for the folder; they were made with another key."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "theirs"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "theirs"))
    KeptFiles(tmp_path / "kept", ".text").write("one", b"theirs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ours"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "ours"))
    ours = KeptFiles(tmp_path / "kept", ".text")
    assert ours.read("one") is None
    ours.write("one", b"ours")
    assert ours.read("one") == b"ours"


def test_the_key_is_made_once_and_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    file = key_file()
    key = user_key(file)
    user_key.cache_clear()
    assert (user_key(file), len(key or b"")) == (key, 32)
    assert file.is_relative_to(tmp_path)
    if os.name != "nt":  # Windows has no modes
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_key_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    kept = KeptFiles(tmp_path / "kept", ".text")
    kept.write("one", b"data")
    assert (kept.folder, kept.read("one"), (tmp_path / "kept").exists()) == (None, None, False)


def test_a_damaged_key_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    assert user_key(tmp_path / "key") is None


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    before = KeptFiles(tmp_path, ".text")
    for name in ("one", "two", "three"):
        before.write(name, name.encode())
    (tmp_path / "mine.txt").write_text("an author's own")
    after = KeptFiles(tmp_path, ".text")
    after.read("one")
    after.write("two", b"new")
    after.forget_unused()
    assert sorted(f.name for f in tmp_path.iterdir()) == ["mine.txt", "one.text", "two.text"]
    KeptFiles(tmp_path / "none", ".text").forget_unused()
