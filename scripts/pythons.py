"""Which Python is needed, which one runs, and which others this machine has."""

import os
import shutil
import subprocess
import sys

from console import ProblemError

OLDEST = (3, 11)

#: Minor versions to look for, the ones the project is tested with first.
MINORS = (14, 13, 12, 11, 16, 15)


def short_version() -> str:
    """Return the running Python's version as ``3.11``."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def base_python() -> str:
    """Return the Python to make virtual environments with: never one inside another."""
    return getattr(sys, "_base_executable", None) or sys.executable


def this_command(python: str) -> str:
    """Return what to type to run the present command with another Python."""
    return " ".join([python, *sys.argv])


def is_new_enough(command: "list[str]") -> bool:
    """Whether this command starts a Python that the project can use."""
    test = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of a file
        try:
            return subprocess.call([*command, "-c", test], stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False


def newer_python() -> "str | None":
    """Return a command of this machine that starts a Python new enough, or None."""
    names = [f"python3.{minor}" for minor in MINORS] + ["python3", "python"]
    commands = [[name] for name in names if shutil.which(name)]
    if shutil.which("py"):  # the launcher of Windows
        commands += [["py", f"-3.{minor}"] for minor in MINORS]
    return next((" ".join(command) for command in commands if is_new_enough(command)), None)


def old_python_message(version: str, executable: str, newer: "str | None") -> str:
    """Return what to tell a person whose Python is too old; ``newer`` is one they have."""
    first = f"Python 3.11 or newer is needed; this is {version} at {executable}.\n"
    if newer:
        return f"{first}This machine has a newer one. Run:\n\n    {this_command(newer)}\n"
    return (
        f"{first}Install one (https://www.python.org/downloads/, or your system's package\n"
        f"manager), then run it by its name:\n\n    {this_command('python3.13')}\n"
    )


def refuse_old_python() -> None:
    """Raise a problem if this Python is too old for the project."""
    if sys.version_info < OLDEST:
        version = ".".join(str(part) for part in sys.version_info[:3])
        raise ProblemError(old_python_message(version, sys.executable, newer_python()))
