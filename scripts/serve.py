#!/usr/bin/env python3
"""Show the course in this checkout while you work on it:  python3 scripts/serve.py.

The first run makes the folder .venv and installs what is needed.  Pages are built anew and reloaded
when a file changes.  If the port is taken, the next free one is used.  Ctrl-C ends it.
"""

import argparse
import os
import socket
import threading
import time

from console import INTERRUPTED, ProblemError, main, say
from environment import prepare, run_python

PORTS_TRIED = 100


def parse(arguments: "list[str]") -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(
        prog="serve.py",
        description=(__doc__ or "").strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--open", action="store_true", help="open the course in the web browser")
    parser.add_argument("--port", type=int, default=8000, help="the first port to try (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    return parser.parse_args(arguments)


def is_free(host: str, port: int) -> bool:
    """Whether a server can listen on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # a port that was just given up is free; Windows means another thing
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return False
        return True


def free_port(host: str, first: int) -> int:
    """Return the first free port from ``first`` on."""
    for port in range(first, first + PORTS_TRIED):
        if is_free(host, port):
            if port != first:
                say(f"Port {first} is taken; using {port}.")
            return port
    raise ProblemError(f"No port from {first} to {first + PORTS_TRIED - 1} is free on {host}.")


def announce(host: str, port: int) -> None:
    """Print the address once the server listens, which it does after the first build."""
    reachable = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    while True:
        try:
            socket.create_connection((reachable, port), timeout=1).close()
        except OSError:
            time.sleep(0.3)
        else:
            say(f"\nThe course is at http://{reachable}:{port}/   (Ctrl-C ends)\n")
            return


def serve(arguments: "list[str]") -> int:
    """Serve the course until Ctrl-C and return the exit code; that of Ctrl-C is 0."""
    options = parse(arguments)
    prepare()
    port = free_port(options.host, options.port)
    threading.Thread(target=announce, args=(options.host, port), daemon=True).start()
    command = ["-m", "mkdocs", "serve", "--dev-addr", f"{options.host}:{port}"]
    code = run_python([*command, "--open"] if options.open else command)
    return 0 if code == INTERRUPTED else code


if __name__ == "__main__":
    main(serve)
