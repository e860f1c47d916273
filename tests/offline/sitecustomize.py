"""Ends the process at every connection and every name of a host; Python reads this at its start."""

from __future__ import annotations

import os
import sys

_LEAVES = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendto",
    }
)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    """End the process: an exception could be caught and passed over."""
    if event in _LEAVES:
        sys.stderr.write(f"this process is offline: {event}\n")
        sys.stderr.flush()
        os._exit(97)


sys.addaudithook(_refuse)
