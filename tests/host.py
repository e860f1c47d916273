"""Runs ``mkdocs`` and ``learning-modules`` for tests that need many runs: forked, not started.

Most of the time of a small build is the start of Python and the loading of MkDocs.  This program
loads both once and then forks for each request, so that every run is the real command in a process
of its own, with the state of a fresh one.  It reads a request a line, as JSON, from its standard
input, and answers each with a line, the exit code and the most memory that the run held.

Tests get it as the fixture ``host``; see conftest.py.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from typing import Any

#: Loaded before the first fork; what a run would load anyhow.
LOADED = (
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs.config.defaults",
    "learning_modules.cli.main",
    "learning_modules.mkdocs.plugin",
    "material.plugins.search.plugin",
    "pymdownx",
)


def become(request: dict[str, Any]) -> None:
    """Turn this process into the run that is asked for; leaves with SystemExit."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    streams = [os.open(os.devnull, os.O_RDONLY)]
    streams += [os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) for name in request["output"]]
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    sys.path[0] = request["cwd"]
    sys.argv = [request["module"], *request["arguments"]]
    for name in ("mkdocs.__main__", "learning_modules.cli.__main__"):
        sys.modules.pop(name, None)
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


def serve() -> None:
    """Answer requests until there are no more."""
    for name in LOADED:
        __import__(name)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            become(json.loads(line))
            raise SystemExit(0)
        _, status, usage = os.wait4(pid, 0)
        answer = [os.waitstatus_to_exitcode(status), usage.ru_maxrss]
        os.write(1, f"{json.dumps(answer)}\n".encode())


if __name__ == "__main__":
    serve()
