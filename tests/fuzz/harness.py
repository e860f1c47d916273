"""What the fuzzing scripts share: how bytes become text, what must hold, and the start."""

from __future__ import annotations

import html.parser
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

#: Bytes from here on stand for a piece of the format; those below for a character.
_PIECES_FROM = 128

_SCHEME = re.compile(r"([a-zA-Z][\w+.-]*):")
_SCHEMES = {"http", "https", "mailto"}
_STYLE = re.compile(r"(?:text-align:[a-z]+|width:[\d.]+%);?")
_NEVER = {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "button"}

#: Options of libFuzzer unless the command line says otherwise.
_OPTIONS = {
    "max_total_time": "600",
    "timeout": "20",
    "max_len": "160",
    "len_control": "0",
    "rss_limit_mb": "1500",
}


def text_of(data: bytes, pieces: Sequence[str]) -> str:
    """Return the text that ``data`` stands for: mostly pieces of a format, some odd characters.

    A byte below 128 is that character; 128 and up is a piece; the last, 255, takes the next
    three as a code point.
    """
    parts, place = [], 0
    while place < len(data):
        byte = data[place]
        place += 1
        if byte < _PIECES_FROM:
            parts.append(chr(byte))
        elif byte < 255:
            parts.append(pieces[(byte - _PIECES_FROM) % len(pieces)])
        else:
            parts.append(_character(data[place : place + 3]))
            place += 3
    return "".join(parts)


def _character(data: bytes) -> str:
    code = int.from_bytes(data, "big") % 0x110000
    return "" if 0xD800 <= code < 0xE000 else chr(code)


class Live(html.parser.HTMLParser):
    """Collects what a browser would run or fetch, and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        if tag in _NEVER:
            self.found.append(tag)
        for name, value in attrs:
            self._look(tag, name, value or "")

    def _look(self, tag: str, name: str, value: str) -> None:
        address = re.sub(r"[\t\n\r]", "", value).strip("".join(map(chr, range(33))))
        scheme = _SCHEME.match(address)
        if name.startswith("on") or name in ("srcset", "action", "formaction"):
            self.found.append(f"{tag} {name}")
        if name == "style" and not _STYLE.fullmatch(value):
            self.found.append(f"{tag} style={value}")
        if name in ("href", "src") and scheme and scheme[1].lower() not in _SCHEMES:
            self.found.append(f"{name}={address}")
        if tag == "img" and name == "src" and re.match(r"(?i)https?:|[/\\]{2}", address):
            self.found.append(f"calls {address}")
        if name == "id":
            self.ids.append(value)


def assert_dead(page: str) -> None:
    """Fail where a browser would run something of ``page``, or an id stands twice in it."""
    live = Live()
    live.feed(page)
    live.close()
    assert not live.found, live.found
    assert len(live.ids) == len(set(live.ids)), live.ids


def assert_in_file(findings: Sequence[Any], path: str, text: str) -> None:
    """Fail where a finding has no place in the file that it is about."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for finding in findings:
        place = finding.location
        assert place.path == path, finding
        assert 1 <= (place.line or 1) <= lines, finding
        assert (place.column or 1) >= 1, finding
        assert "\n" not in finding.message, finding


def run(target: Callable[[bytes], None]) -> None:
    """Fuzz ``target``; a file on the command line is run once instead."""
    import atheris  # noqa: PLC0415 - no part of the project's environment

    given = {a.lstrip("-").partition("=")[0] for a in sys.argv[1:] if a.startswith("-")}
    options = [f"-{name}={value}" for name, value in _OPTIONS.items() if name not in given]
    atheris.Setup([*sys.argv, *options], target)
    atheris.Fuzz()
