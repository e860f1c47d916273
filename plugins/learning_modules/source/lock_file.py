"""Reads and writes the lock file; writing is one step, so that nobody ever sees half a lock."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
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


def write_lock(root: Path, settings: Settings, lock: Lock) -> bool:
    """Write the lock in one step, unless the file holds it already; say whether it was written.

    SourceError if the file cannot be written; then it is as it was.
    """
    file = Path(os.path.realpath(lock_path(root, settings)))
    data = format_lock(lock).encode("utf-8")
    try:
        if file.is_file() and file.read_bytes() == data:
            return False
        replace_file(file, data)
    except OSError as error:
        raise SourceError(f"{file} cannot be written: {error.strerror or error}") from error
    return True


def replace_file(file: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file, whole or not at all; OSError if it cannot be."""
    number, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with open(number, "wb") as stream:  # noqa: PTH123 - mkstemp opened it
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
