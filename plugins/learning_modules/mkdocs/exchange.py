"""Puts a finished site in place in one step, and leaves the last good one alone until then.

A build writes into a new folder beside the site; only when everything is right do the two change
names.  Whatever ends a build early, be it an error, a full disk or a killed process, the site is
as it was, and the next build clears away what was left.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


def _swap(first: Path, second: Path) -> bool:
    """Change the names of two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = os.fsencode(first), os.fsencode(second)
    return bool(rename(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)


def _open_lock(cache: Path, site: Path) -> IO[bytes]:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        return (cache / "build.lock").open("ab")
    except OSError:  # a read-only project can still have its site elsewhere
        name = hashlib.sha256(os.fsencode(site)).hexdigest()[:16]
        return (Path(tempfile.gettempdir()) / f"learning-modules-{name}.lock").open("ab")


def _hold(handle: IO[bytes]) -> None:
    """Wait until no other build of this site runs; the system lets go when the process ends."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - exists on POSIX only

        fcntl.flock(handle, fcntl.LOCK_EX)


class SiteExchange:
    """One build's new folder and its way into place.

    ``site`` is the folder readers see; ``new`` the one this build writes; ``old`` exists only for
    a moment while folders change names.
    """

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = Path(os.path.realpath(site))
        self.new = self.site.with_name(f".{self.site.name}.next")
        self.old = self.site.with_name(f".{self.site.name}.last")
        self._cache = cache
        self._lock: IO[bytes] | None = None

    def begin(self) -> Path:
        """Return the empty folder to build into; raises OSError where it cannot be made."""
        self._lock = _open_lock(self._cache, self.site)
        _hold(self._lock)
        self._recover()
        self.new.parent.mkdir(parents=True, exist_ok=True)
        self.new.mkdir()
        return self.new

    def _recover(self) -> None:
        """Finish or undo what an earlier build was cut off in."""
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        if self.old.exists():
            self._carry_over(self.old)
            shutil.rmtree(self.old)
        if self.new.exists():
            # Where folders change names in one step, this may hold dot files of the last site.
            self._carry_over(self.new)
            shutil.rmtree(self.new)

    def _carry_over(self, folder: Path) -> None:
        """Move dot files (.git, .nojekyll) that the site had; a build never makes any."""
        if not self.site.is_dir():
            return
        for entry in sorted(folder.iterdir()):
            target = self.site / entry.name
            if entry.name.startswith(".") and not target.exists():
                entry.rename(target)

    def commit(self) -> None:
        """Put the new folder in place; the old site is gone only afterwards."""
        if not self.site.exists():
            self.new.rename(self.site)
        else:
            shutil.copymode(self.site, self.new)
            self._replace()
        self._release()

    def _replace(self) -> None:
        if _swap(self.new, self.site):
            self._carry_over(self.new)
            shutil.rmtree(self.new)
            return
        try:
            self.site.rename(self.old)
        except OSError as error:
            if error.errno not in (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM):
                raise
            self._copy()  # the site's folder is a mount, or held open
            return
        self.new.rename(self.site)
        self._carry_over(self.old)
        shutil.rmtree(self.old)

    def _copy(self) -> None:
        kept = {entry.name for entry in self.new.iterdir()}
        for entry in sorted(self.site.iterdir()):
            if entry.name not in kept and not entry.name.startswith("."):
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(self.new, self.site, dirs_exist_ok=True)
        shutil.rmtree(self.new)

    def abort(self) -> None:
        """Clear away the new folder; the site stays as it is.  Does nothing after a commit."""
        if self._lock is None:
            return
        with contextlib.suppress(OSError):
            shutil.rmtree(self.new, ignore_errors=True)
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None
