#!/usr/bin/env python3
"""Check the project without its tests:  python3 scripts/check.py.

Runs the linter, the formatter (which changes nothing here), the type checker, and a strict build of
the course.  All of them run, whatever fails; the exit code is 0 only if none did.
"""

import tempfile

from console import INTERRUPTED, main, say
from environment import ROOT, prepare, run_python

PUBLISHED = ROOT / "content" / "modules.lock"


def steps(site: str) -> "list[tuple[str, list[str]]]":
    """Return what is run, as names and arguments of Python; ``site`` is a folder to build into."""
    return [
        ("lint", ["-m", "ruff", "check", "."]),
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("types", ["-m", "mypy"]),
        ("types of the scripts", ["-m", "mypy", "scripts"]),
        ("strict build", ["-m", "mkdocs", "build", "--strict", "--site-dir", site]),
    ]


def published() -> bytes:
    """Return the list of published versions as it stands."""
    return PUBLISHED.read_bytes() if PUBLISHED.exists() else b""


def failures(site: str) -> "list[str]":
    """Run every step and return the names of those that failed."""
    failed = []
    before = published()
    for name, arguments in steps(site):
        say(f"\n== {name}")
        code = run_python(arguments)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        if code:
            failed.append(name)
    if published() != before:
        failed.append(f"a published version was missing in {PUBLISHED.name}: commit it")
    return failed


def check(arguments: "list[str]") -> int:
    """Run every step, say which failed, and return 1 if one did."""
    if arguments:
        say((__doc__ or "").strip())
        return 0 if arguments[0] in {"-h", "--help"} else 2
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        failed = failures(f"{folder}/site")
    say("\nFailed: " + ", ".join(failed) if failed else "\nAll checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    main(check)
