"""One build of a site at a time: others wait until it has ended, however it ends."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from learning_modules.mkdocs.log import log

#: How often a system that cannot wait for a lock is asked again; seconds.
_PAUSE = 0.2


def hold_build_lock(cache: Path, site: Path) -> IO[bytes]:
    """Return a handle that holds the lock of a site until it is closed or the process ends.

    Waits while another build of this site runs.  Where the file system knows no locks, the build
    goes on without one.
    """
    handle = _open(cache, site)
    with contextlib.suppress(OSError):
        if not _took(handle):
            log.info("Another build of this site is running; waiting for it to end.")
            _wait(handle)
    return handle


def _open(cache: Path, site: Path) -> IO[bytes]:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        return (cache / "build.lock").open("ab")
    except OSError:  # a read-only project can still have its site elsewhere
        name = hashlib.sha256(os.fsencode(site)).hexdigest()[:16]
        return (Path(tempfile.gettempdir()) / f"learning-modules-{name}.lock").open("ab")


if sys.platform == "win32":
    import msvcrt

    def _took(handle: IO[bytes]) -> bool:
        handle.seek(0)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait(handle: IO[bytes]) -> None:
        while not _took(handle):
            time.sleep(_PAUSE)
else:
    import fcntl

    def _took(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
