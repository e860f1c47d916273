"""What the last git commit holds, read with git's own plumbing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def committed_text(file: Path) -> str | None:
    """Return a file as the last commit of its repository holds it, or None if none does.

    None also without git, or outside of a repository.
    """
    git = shutil.which("git")
    if git is None or not file.parent.is_dir():
        return None
    command = [git, "-C", str(file.parent), "cat-file", "blob", f"HEAD:./{file.name}"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=30)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
