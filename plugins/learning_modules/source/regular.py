"""Reads only regular files within the project: no device, no pipe, no link to elsewhere."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from learning_modules.diagnostics import Finding, Location

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def printable(name: str) -> str:
    """Return a name or path with every character that cannot be shown as an escape."""
    return "".join(c if c.isprintable() else _escaped(c) for c in name)


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # how Python marks a byte of a name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def shown_path(file: Path, root: Path) -> str:
    """Return the path of ``file`` for messages: relative to ``root``, printable, with ``/``."""
    return printable(os.path.relpath(file, root).replace(os.sep, "/"))


def is_within(file: Path, root: Path) -> bool:
    """Whether ``file``, with all links followed, lies below ``root``."""
    real, base = os.path.realpath(file), os.path.realpath(root)
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def _reason(error: OSError) -> str:
    """Say in plain words why the system did not give a file."""
    if isinstance(error, FileNotFoundError):
        return "it does not exist"
    if isinstance(error, PermissionError):
        return "you have no permission to read it"
    return (error.strerror or "the system refuses it").lower()


def unreadable(path: str, error: OSError) -> Finding:
    """Return the finding for a file or folder that the system refuses to read."""
    return Finding("file-unreadable", Location(path), f"this file cannot be read: {_reason(error)}")


def _outside(path: str) -> Finding:
    return Finding(
        "file-outside",
        Location(path),
        "this is a link to a file outside of the project, which is not read",
        "put a copy of the file here instead",
    )


def _not_regular(path: str, mode: int) -> Finding:
    kind = _KINDS.get(stat.S_IFMT(mode), "something else")
    return Finding(
        "file-not-regular", Location(path), f"this is {kind}, where a file is meant", "remove it"
    )


def _too_large(path: str, size: int, max_bytes: int) -> Finding:
    return Finding(
        "file-too-large",
        Location(path),
        f"this file has {size:,} bytes; more than {max_bytes:,} are not read",
        "split it, or raise the limit file-bytes in the settings",
    )


def file_fault(file: Path, root: Path) -> Finding | None:
    """Return what forbids reading ``file``: a link to elsewhere, not a regular file, or gone."""
    path = shown_path(file, root)
    try:
        mode = file.stat().st_mode
    except OSError as error:
        return unreadable(path, error)
    if not is_within(file, root):
        return _outside(path)
    return None if stat.S_ISREG(mode) else _not_regular(path, mode)


def read_bytes(file: Path, root: Path, *, max_bytes: int) -> tuple[bytes | None, Finding | None]:
    """Return the bytes of a regular file of the project, or None and what forbids it."""
    fault = file_fault(file, root)
    if fault:
        return None, fault
    path = shown_path(file, root)
    try:
        with open(os.open(file, _FLAGS), "rb") as stream:  # noqa: PTH123 - never waits for a pipe
            size = os.fstat(stream.fileno()).st_size
            data = stream.read(max_bytes + 1) if size <= max_bytes else b""
    except OSError as error:
        return None, unreadable(path, error)
    if size > max_bytes or len(data) > max_bytes:
        return None, _too_large(path, max(size, len(data)), max_bytes)
    return data, None
