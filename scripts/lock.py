#!/usr/bin/env python3
"""Write requirements.lock anew from pyproject.toml:  python3 scripts/lock.py [--upgrade].

One lock holds for every Python from 3.11.0 on and every system; each file that may be installed
is named by its hash.  Versions stay as they are where they still fit; --upgrade takes the newest.
Needs uv (pip install uv).
"""

import shutil
import subprocess

from console import ProblemError, main, say
from environment import LOCK, ROOT

COMPILE = [
    *("pip", "compile", "pyproject.toml", "--extra", "test", "--group", "dev"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-config", "--quiet"),
]


def lock(arguments: "list[str]") -> int:
    """Write the lock and return the exit code."""
    if set(arguments) - {"--upgrade"}:
        say((__doc__ or "").strip())
        return 0 if arguments[0] in {"-h", "--help"} else 2
    if not shutil.which("uv"):
        raise ProblemError("uv is needed to write the lock. Run:\n\n    pip install uv\n")
    command = ["uv", *COMPILE, "--output-file", LOCK.name, *arguments]
    code = subprocess.call(command, cwd=str(ROOT))
    if code == 0 and "://" in LOCK.read_text(encoding="utf-8"):
        raise ProblemError(f"{LOCK.name} names a host: unset what leads uv to another index.")
    return code


if __name__ == "__main__":
    main(lock)
