"""Addresses in links and images, read as a browser reads them (WHATWG URL)."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from markdown.util import AMP_SUBSTITUTE, ETX, STX

#: What a link may begin with.
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})

_BREAKS = re.compile(r"[\t\n\r]")
_ESCAPED = re.compile(f"{STX}(\\d{{1,6}}){ETX}")  # a character after a backslash
_EDGES = "".join(map(chr, range(33)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:https?:)?[/\\]{2}|https?:", re.IGNORECASE)


def plain_url(url: str) -> str:
    """Return the address with entities decoded, and without breaks and space around it."""
    written = _ESCAPED.sub(lambda match: chr(int(match[1])), url.replace(AMP_SUBSTITUTE, "&"))
    return _BREAKS.sub("", html.unescape(written)).strip(_EDGES)


def scheme_of(url: str) -> str:
    """Return the scheme of a plain address in lower case, or nothing for a relative one."""
    match = _SCHEME.match(url)
    return match[1].lower() if match else ""


def is_safe_link(url: str) -> bool:
    """Whether a plain address is relative or of a scheme that runs no code."""
    return not scheme_of(url) or scheme_of(url) in SAFE_SCHEMES


def calls_host(url: str) -> bool:
    """Whether a plain address names a host; a backslash counts as a slash."""
    return _HOST.match(url) is not None


def can_be_split(url: str) -> bool:
    """Whether the host can read the address; brackets in it must hold an IPv6 address."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True
