#!/usr/bin/env python3
"""Run the tests:  python3 scripts/test.py [arguments of pytest].

The first run makes the folder .venv and installs what is needed.  Without arguments all tests are
run, in as many processes as there are processors (at most eight).
"""

import os

from console import main
from environment import prepare, run_python


def everything() -> "list[str]":
    """Return pytest's arguments for a run of all tests, with the tests of a file together."""
    return ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadfile"]


def test(arguments: "list[str]") -> int:
    """Run pytest and return its exit code."""
    prepare()
    return run_python(["-m", "pytest", *(arguments or everything())])


if __name__ == "__main__":
    main(test)
