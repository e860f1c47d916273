"""A Content Security Policy for a finished site: its own files, and what stands inside its pages.

Source of the forms: Content Security Policy Level 3 (W3C), sections 2.3.1 and 6.7.3.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType

#: Types of a script that a browser runs; any other type is data, which no policy forbids.
_RUN = re.compile(
    r"(?i)\s*(|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma)script)\s*\Z"
)
_FETCHED = MappingProxyType(
    {"script": "src", "img": "src", "iframe": "src", "audio": "src", "video": "src", "link": "href"}
)
_FETCHING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
_OTHER_HOST = re.compile(r"(?i)(?:https?:)?//([^/?#\s]+)")


def source_hash(text: str) -> str:
    """Return the source expression that allows an inline script or style of exactly this text."""
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")
    return f"'sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode('ascii')}'"


@dataclass(frozen=True)
class ContentPolicy:
    """What pages hold inside themselves, as source expressions; and the hosts they call.

    ``hosts`` maps each other host that a page fetches something from to the first such page; the
    policy forbids them.
    """

    scripts: frozenset[str] = frozenset()
    handlers: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    style_attributes: frozenset[str] = frozenset()
    hosts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        """Return the value of the header, one line."""
        return "; ".join(
            (
                "default-src 'self'",
                _sources("script-src", self.scripts, self.handlers),
                _sources("style-src", self.styles, self.style_attributes),
                "img-src 'self' data:",  # the theme's icons stand in its style sheet
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'self'",
            )
        )


def _sources(name: str, texts: frozenset[str], attributes: frozenset[str]) -> str:
    """Return a directive; hashes of attributes count only beside ``'unsafe-hashes'``."""
    unsafe = ["'unsafe-hashes'"] if attributes else []
    return " ".join([name, "'self'", *unsafe, *sorted(texts | attributes)])


def content_policy(pages: Mapping[str, str]) -> ContentPolicy:
    """Return the policy that the pages of a site need: address -> HTML."""
    reader = _Reader()
    for address, html in pages.items():
        reader.read(address, html)
    return ContentPolicy(
        scripts=frozenset(map(source_hash, reader.scripts)),
        handlers=frozenset(map(source_hash, reader.handlers)),
        styles=frozenset(map(source_hash, reader.styles)),
        style_attributes=frozenset(map(source_hash, reader.style_attributes)),
        hosts=MappingProxyType(reader.hosts),
    )


class _Reader(HTMLParser):
    """Collects the texts of scripts, styles and such attributes over many pages."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: set[str] = set()
        self.handlers: set[str] = set()
        self.styles: set[str] = set()
        self.style_attributes: set[str] = set()
        self.hosts: dict[str, str] = {}
        self._address = ""
        self._inside: set[str] | None = None
        self._text = ""

    def read(self, address: str, html: str) -> None:
        """Read one page."""
        self.reset()
        self._address, self._inside, self._text = address, None, ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes of a tag, and what the text behind it is."""
        given = {name: value or "" for name, value in attrs}
        self._inside, self._text = None, ""
        if tag == "style":
            self._inside = self.styles
        elif tag == "script" and "src" not in given and _RUN.match(given.get("type", "")):
            self._inside = self.scripts
        if "style" in given:
            self.style_attributes.add(given["style"])
        self.handlers.update(value for name, value in given.items() if name.startswith("on"))
        self._note_host(tag, given)

    def handle_data(self, data: str) -> None:
        """Keep the text of a script or style, which may come in parts."""
        if self._inside is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        """Note a script or style that ends here."""
        if self._inside is not None and tag in ("script", "style"):
            self._inside.add(self._text)
            self._inside = None

    def _note_host(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "link" and not _FETCHING_LINKS & set(given.get("rel", "").lower().split()):
            return
        host = _OTHER_HOST.match(given.get(_FETCHED.get(tag, ""), ""))
        if host:
            self.hosts.setdefault(host[1], self._address)
