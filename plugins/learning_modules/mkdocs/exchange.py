"""Puts a finished site in place in one step, and leaves the last good one alone until then.

A build writes into a new folder beside the site; only when everything is right do the two change
names.  Whatever ends a build early, be it an error, a full disk or a killed process, the site is
as it was, and the next build clears away what was left.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path
from typing import IO

from learning_modules.mkdocs.build_lock import hold_build_lock
from learning_modules.mkdocs.exchange_inside import NEXT, recover_inside, replace_inside
from learning_modules.mkdocs.log import log

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


class SiteExchange:
    """One build's new folder and its way into place: begin, then commit and clear, or abort.

    ``site`` is the folder readers see; ``new`` the one this build writes; ``old`` is there only
    while folders change names and until the last site is cleared away.
    """

    def __init__(self, site: Path, cache: Path) -> None:
        self.site = Path(os.path.realpath(site))
        self.new = self.site.with_name(f".{self.site.name}.next")
        self.old = self.site.with_name(f".{self.site.name}.last")
        self._cache = cache
        self._lock: IO[bytes] | None = None

    def begin(self) -> Path:
        """Return the empty folder to build into; raises OSError where it cannot be made."""
        self._lock = hold_build_lock(self._cache, self.site)
        self._recover()
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.site))
        if self._is_fixed():
            self.new = self.site / NEXT
        self.new.parent.mkdir(parents=True, exist_ok=True)
        self.new.mkdir()
        return self.new

    def _is_fixed(self) -> bool:
        """Whether the site's folder is there and cannot be renamed."""
        if not self.site.is_dir():
            return False
        above = self.site.parent
        return self.site.stat().st_dev != above.stat().st_dev or not os.access(above, os.W_OK)

    def _recover(self) -> None:
        """Finish or undo what an earlier build was cut off in."""
        if self.old.exists() and not self.site.exists():
            self.old.rename(self.site)
        self._clear_old()
        if self.new.exists():
            shutil.rmtree(self.new)
        recover_inside(self.site)

    def _clear_old(self) -> None:
        if self.old.exists():
            self._carry_over(self.old)
            shutil.rmtree(self.old)

    def _carry_over(self, folder: Path) -> None:
        """Move dot files (.git, .nojekyll) that the site had; a build makes none by itself."""
        if not self.site.is_dir():
            return
        for entry in sorted(folder.iterdir()):
            target = self.site / entry.name
            if entry.name.startswith(".") and not target.exists():
                entry.rename(target)

    def commit(self) -> None:
        """Put the new folder in place; raises OSError where that is refused, the site as it was."""
        if self.new.parent == self.site:
            replace_inside(self.site)
        elif not self.site.exists():
            self.new.rename(self.site)
        else:
            shutil.copymode(self.site, self.new)
            self._replace()

    def _replace(self) -> None:
        """Let the folders change names; where the old one is held, its content does."""
        self.new.rename(self.old)  # so that a new folder under its own name is never finished
        if _swap(self.old, self.site):
            return
        self.old.rename(self.new)
        try:
            self.site.rename(self.old)
        except OSError:
            self.new.rename(self.site / NEXT)
            replace_inside(self.site)
            return
        self.new.rename(self.site)

    def clear(self) -> None:
        """Take away the last site.  The new one is in place, so nothing that fails is an error."""
        try:
            self._clear_old()
            recover_inside(self.site)
        except OSError as error:
            reason = error.strerror or error
            log.info("The last site could not be cleared away: %s (%s)", reason, error.filename)
        self._release()

    def abort(self) -> None:
        """Clear away the new folder; the site stays as it is.  Does nothing after a commit."""
        if self._lock is None:
            return
        with contextlib.suppress(OSError):
            self._recover()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None
