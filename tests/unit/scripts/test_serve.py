"""Serving the course: the port, the address, and a quiet end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest


class Checkout(Protocol):
    """What the fixture of this name offers; see conftest.py."""

    root: Path
    environ: dict[str, str]

    def command(self, script: str, *arguments: str) -> list[str]: ...


@contextmanager
def taken_port() -> Iterator[int]:
    """Listen on some port for a while."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.mark.usefixtures("scripts")
def test_the_next_free_port_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    """A taken port is passed over, and that is said."""
    import serve  # noqa: PLC0415 - the fixture makes it importable

    with taken_port() as port:
        assert serve.free_port("127.0.0.1", port) > port
        assert f"Port {port} is taken; using" in capsys.readouterr().out
    assert serve.free_port("127.0.0.1", port) == port


@pytest.mark.usefixtures("scripts")
def test_no_free_port_is_a_sentence() -> None:
    """Port numbers end; the message names what was tried."""
    import console  # noqa: PLC0415
    import serve  # noqa: PLC0415

    with pytest.raises(console.ProblemError, match="No port from 65536 to 65635 is free"):
        serve.free_port("127.0.0.1", 65536)


@contextmanager
def served(checkout: Checkout, port: int) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Run the script until the block ends; give the process and the file of what it prints."""
    (checkout.root / "mkdocs.yml").write_text(
        "site_name: Small\nsite_url: https://example.org/below/\n", encoding="utf-8"
    )
    (checkout.root / "docs").mkdir()
    (checkout.root / "docs" / "index.md").write_text("# Hello\n", encoding="utf-8")
    printed = checkout.root / "printed.txt"
    with (
        printed.open("w", encoding="utf-8") as stream,
        subprocess.Popen(
            checkout.command("serve.py", "--port", str(port)),
            env=checkout.environ,
            stdout=stream,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):
        try:
            yield process, printed
        finally:
            process.kill()


def address_in(printed: Path, process: subprocess.Popen[str]) -> str:
    """Wait until the address is printed, and return it."""
    for _ in range(600):
        found = re.search(r"The course is at (\S+)", printed.read_text(encoding="utf-8"))
        if found:
            return found.group(1)
        assert process.poll() is None, printed.read_text(encoding="utf-8")
        time.sleep(0.1)
    raise AssertionError(printed.read_text(encoding="utf-8"))


def no_answer(address: str) -> bool:
    """Whether nothing listens any more, after a moment."""
    host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
    for _ in range(50):
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_course_is_served_until_it_is_stopped(checkout: Checkout, number: int) -> None:
    """The printed address shows the course; Ctrl-C and a request to end leave nothing behind."""
    with taken_port() as port, served(checkout, port) as (process, printed):
        address = address_in(printed, process)
        assert not address.endswith(f":{port}/")
        with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310 - our own address
            assert b"Hello" in page.read()
        process.send_signal(number)
        assert process.wait(timeout=20) == 0
        assert no_answer(address)
    text = printed.read_text(encoding="utf-8")
    assert "Traceback" not in text
    assert "Shutting down" in text
