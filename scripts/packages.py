"""Installing into the environment with pip, and what it means when pip fails."""

import shutil
import subprocess
import sys

from console import ProblemError
from pythons import base_python, short_version

#: Marks in what pip prints, and what they mean to the person; the first row that fits counts.
CAUSES = (
    (
        ("CERTIFICATE_VERIFY_FAILED",),
        """The package index shows a certificate that this Python does not trust. If your
organisation has its own, set PIP_CERT to its file; then run the same command again.""",
    ),
    (
        (
            *("NewConnectionError", "NameResolutionError", "name resolution", "getaddrinfo failed"),
            *("ConnectTimeout", "ReadTimeout", "ProxyError", "Network is unreachable"),
        ),
        """There is no connection to the package index. Check the network (behind a proxy, set
HTTPS_PROXY); then run the same command again.""",
    ),
    (
        ("No space left", "not enough space"),
        "The disk is full. Make room, then run the same command again.",
    ),
    (
        ("Permission denied", "Access is denied"),
        "A file cannot be written; pip's words say which. Close programs that use .venv.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        """A package is not the one that requirements.lock names, so it was not installed. If the
same command fails again, the index or mirror that pip uses has changed the package.""",
    ),
    (
        ("Failed building", "Failed to build", "subprocess-exited-with-error"),
        """A package has no ready-made file for this Python or system, and could not be built here.
Python 3.11 to 3.14 on Linux, macOS or Windows has one of each.""",
    ),
    (
        ("No matching distribution", "Could not find a version"),
        """The index or mirror that pip uses lacks a version that requirements.lock names, or has
it for other systems only.""",
    ),
)


def explain(output: str) -> str:
    """Return in plain words why pip failed, and below them the last lines of its own."""
    found = (words for marks, words in CAUSES if any(mark in output for mark in marks))
    tail = "\n".join(f"    {line[:200]}" for line in output.strip().splitlines()[-4:])
    return f"{next(found, 'Installing failed.')}\n\nThe last words of pip:\n\n{tail}\n"


def how_to_complete_python() -> str:
    """Return how to get the parts of Python that some systems pack apart."""
    if shutil.which("apt-get"):
        package = f"sudo apt install python{short_version()}-venv"
        return f"Install the missing part, then run this again:\n\n    {package}\n"
    return "Install a complete Python (with venv, ensurepip and pip), then run this again."


def output_of(command: "list[str]", *, env: "dict[str, str]") -> "tuple[int, str]":
    """Return exit code and output (both streams) of a program; 127 if it does not start."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, check=False
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def pip_for(python: str, *, env: "dict[str, str]") -> "list[str]":
    """Return the pip that installs for ``python``, after putting one there if it has none."""
    inside = [python, "-m", "pip"]
    outside = [base_python(), "-m", "pip", "--python", python]  # pip 22.3 and newer
    if output_of([*inside, "--version"], env=env)[0] == 0:
        return inside
    if output_of([python, "-m", "ensurepip"], env=env)[0] == 0:
        return inside
    if output_of([*outside, "--version"], env=env)[0] == 0:
        return outside
    message = f"{base_python()} has neither ensurepip nor a pip of its own.\n"
    raise ProblemError(message + how_to_complete_python())


def show_progress(done: int, total: int) -> None:
    """Show a person at a terminal how many packages are in hand."""
    if total and sys.stdout.isatty():
        print(f"\r    {done} of {total}", end="" if done < total else "\n", flush=True)


def run_pip(command: "list[str]", *, env: "dict[str, str]", total: int = 0) -> None:
    """Run pip; ``total`` is how many packages it will collect.  Raise a problem if it fails."""
    lines = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env
    ) as process:
        for line in process.stdout or ():
            lines.append(line.decode("utf-8", "replace"))
            if lines[-1].startswith("Collecting "):
                show_progress(sum(one.startswith("Collecting ") for one in lines), total)
    if process.returncode:
        raise ProblemError(explain("".join(lines)))
