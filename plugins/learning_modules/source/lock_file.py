"""Reads and writes the lock file; writing is one step, so that nobody ever sees half a lock."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from learning_modules.diagnostics import Finding
from learning_modules.errors import SourceError
from learning_modules.settings import Settings
from learning_modules.source.folders import LOCK_FILE
from learning_modules.source.lock import Lock
from learning_modules.source.lock_text import format_lock, parse_lock
from learning_modules.source.text import read_text

#: A lock of a hundred thousand versions fits; bytes.
_MOST_BYTES = 64_000_000


def lock_path(root: Path, settings: Settings) -> Path:
    """Return where the lock of a project lies."""
    return root / settings.content / LOCK_FILE


def read_lock(root: Path, settings: Settings) -> tuple[Lock, tuple[Finding, ...]]:
    """Return the lock of a project; an empty one if there is no file, or the setting is ``off``."""
    file = lock_path(root, settings)
    if settings.lock == "off" or not os.path.lexists(file):
        return Lock(), ()
    source, faults = read_text(file, root, max_bytes=_MOST_BYTES)
    if source is None or faults:
        return Lock(), tuple(replace(fault, rule="lock-syntax") for fault in faults)
    return parse_lock(source)


@dataclass(frozen=True)
class StagedLock:
    """A lock written beside the file whose place it is to take; None where nothing would change."""

    file: Path
    waiting: Path | None

    def commit(self) -> bool:
        """Put the lock in place in one step and say whether it changed.

        SourceError if it cannot be; then the file is as it was.
        """
        if self.waiting is None:
            return False
        is_first = not self.file.exists()
        try:
            self.waiting.replace(self.file)
        except OSError as error:
            self.discard()
            raise SourceError(_refused(self.file, error)) from error
        if is_first:
            _let_git_merge(self.file)
        return True

    def discard(self) -> None:
        """Take the new lock away; the file stays as it is."""
        if self.waiting is not None:
            self.waiting.unlink(missing_ok=True)


def stage_lock(root: Path, settings: Settings, lock: Lock) -> StagedLock:
    """Write the lock beside its file, so that nothing but its name is left to change.

    SourceError if it cannot be written; then nothing has changed.
    """
    file = Path(os.path.realpath(lock_path(root, settings)))
    data = format_lock(lock).encode("utf-8")
    try:
        if file.is_file() and file.read_bytes() == data:
            _waiting(file).unlink(missing_ok=True)  # a killed build may have left it
            return StagedLock(file, None)
        return StagedLock(file, _written_beside(file, data))
    except OSError as error:
        raise SourceError(_refused(file, error)) from error


def write_lock(root: Path, settings: Settings, lock: Lock) -> bool:
    """Write the lock in one step, unless the file holds it already; say whether it was written.

    SourceError if the file cannot be written; then it is as it was.
    """
    return stage_lock(root, settings, lock).commit()


def _refused(file: Path, error: OSError) -> str:
    return f"{file} cannot be written: {error.strerror or error}"


def _let_git_merge(lock: Path) -> None:
    """Say, beside a new lock, that git may keep the lines of both sides; an own file stays."""
    file = lock.with_name(".gitattributes")
    with contextlib.suppress(OSError), file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{lock.name} merge=union\n")


def _waiting(file: Path) -> Path:
    return file.with_name(f".{file.name}.next")


def _written_beside(file: Path, data: bytes) -> Path:
    """Write ``data`` into a file beside ``file``, with its mode, and return its path.

    Its name is always the same: what a killed build left is overwritten by the next one.
    """
    waiting = _waiting(file)
    try:
        with waiting.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        waiting.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
    except BaseException:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise
    return waiting
