"""Files that one run keeps for the next, by the digest of what they were made of.

They lie in the project, where somebody else's may come to lie, too: with a pull request, say, in
which they would hide what is wrong, or bring a file to readers.  So each begins with a code that
only this user's runs can make (HMAC, RFC 2104), and what has another one counts as absent.
"""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from learning_modules.source.whole import put_whole

#: Bytes of a code, and of the key that it is made with.
_BYTES = 32


class KeptFiles:
    """Pieces of data in a folder, by name; a folder of None keeps nothing.

    They are whole or absent: each is written beside its place and moved there in one step, behind
    its code.  A damaged, foreign or unreadable one counts as absent, and a folder that cannot be
    written is no fault.  Without a key of this user nothing is kept.
    """

    def __init__(self, folder: Path | None, suffix: str) -> None:
        self._key = user_key(key_file()) if folder else None
        self.folder = folder if self._key else None
        self._suffix = suffix
        self._used: set[str] = set()

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name, or None."""
        if self.folder is None:
            return None
        self._used.add(name + self._suffix)
        with suppress(OSError):
            data = (self.folder / (name + self._suffix)).read_bytes()
            if hmac.compare_digest(self._code(data[_BYTES:]), data[:_BYTES]):
                return data[_BYTES:]
        return None

    def write(self, name: str, data: bytes) -> None:
        """Keep data under a name."""
        if self.folder is None:
            return
        self._used.add(name + self._suffix)
        with suppress(OSError):
            put_whole(self.folder / (name + self._suffix), self._code(data) + data)

    def _code(self, data: bytes) -> bytes:
        return hmac.digest(self._key or b"", data, "sha256")

    def forget_unused(self) -> None:
        """Delete what was not asked for since this object was made."""
        if self.folder is None or not self.folder.is_dir():
            return
        for path in sorted(self.folder.glob(f"*{self._suffix}")):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()


def key_file() -> Path:
    """Return where this user's key lies: in the folder that the system has for such things."""
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    folder = Path(named) if named and Path(named).is_absolute() else Path("~", ".cache")
    return folder / "mkdocs-learning-modules" / "key"


@cache
def user_key(file: Path) -> bytes | None:
    """Return the key in a file, which is made where there is none; None where that fails."""
    with suppress(OSError, RuntimeError):  # RuntimeError: a user without a home
        file = file.expanduser()
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as made:
                made.write(secrets.token_bytes(_BYTES))
        key = file.read_bytes()
        return key if len(key) == _BYTES else None
    return None
