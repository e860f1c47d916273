"""What a person at a terminal sees: problems in plain words, and a quiet end on Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial

#: Exit code of a command that was ended by Ctrl-C (128 + SIGINT, as shells have it).
INTERRUPTED = 130


class ProblemError(Exception):
    """Something a person has to put right; the message says what and how."""


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Let a program end that has seen Ctrl-C as well; insist after a while."""
    ask = partial(process.send_signal, signal.SIGTERM if os.name == "nt" else signal.SIGINT)
    for insist in (ask, process.terminate, process.kill):
        try:
            process.wait(timeout=4)
        except subprocess.TimeoutExpired:
            insist()
        else:
            return


def pass_on_signals(process: "subprocess.Popen[bytes]") -> None:
    """When this process is asked to end, ask that of ``process``: it must not outlive us."""
    if os.name == "nt":
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: process.send_signal(signal.SIGINT))


def run(command: "list[str]", *, cwd: str, env: "dict[str, str]") -> int:
    """Run a program in the foreground and return its exit code, INTERRUPTED after Ctrl-C."""
    with subprocess.Popen(command, cwd=cwd, env=env) as process:
        pass_on_signals(process)
        try:
            return process.wait()
        except KeyboardInterrupt:
            stop(process)
            return INTERRUPTED


def main(task: "Callable[[list[str]], int]") -> None:
    """Run a command of this folder with the arguments of the process, and exit with its code."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell ignores it
    try:
        code = task(sys.argv[1:])
    except ProblemError as problem:
        print(f"\n{problem}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
