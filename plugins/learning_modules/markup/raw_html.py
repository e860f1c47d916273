"""Links and images that an author wrote as HTML: checked, not resolved.

Cleaning takes away what may not be there; these findings tell the author.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.addresses import calls_host, is_safe_link, plain_url, scheme_of

_TAG = re.compile(r"<(a|img)(?=[\s/])([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(href|src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE
)


@dataclass(frozen=True)
class RawHtml:
    """Checks the HTML of one module; ``files`` lie beside it, ``find`` gives a text's place."""

    files: frozenset[str]
    find: Callable[[str], Location]

    def findings(self, blocks: Iterable[object]) -> Iterator[Finding]:
        """Yield what is wrong with links and images in blocks of raw HTML."""
        for block in blocks:
            if isinstance(block, str) and "<" in block:
                for tag in _TAG.finditer(block):
                    yield from self._tag(tag)

    def _tag(self, tag: re.Match[str]) -> Iterator[Finding]:
        values = {
            found[1].lower(): next((v for v in found.groups()[1:] if v is not None), "")
            for found in _ATTRIBUTE.finditer(tag[2])
        }
        if tag[1].lower() == "a":
            yield from self._link(tag[0], plain_url(values.get("href", "")))
        else:
            yield from self._image(tag[0], plain_url(values.get("src", "")), "alt" in values)

    def _link(self, tag: str, url: str) -> Iterator[Finding]:
        if not url or url.startswith("#") or calls_host(url):
            return
        if not is_safe_link(url):
            message = f'a link may not begin with "{scheme_of(url)}:"'
            yield Finding("link-unsafe", self.find(tag), message)
        elif not scheme_of(url):
            yield from self._file(tag, url, "file")

    def _image(self, tag: str, url: str, described: bool) -> Iterator[Finding]:
        if not described:
            message = "an image has no description for readers who cannot see it"
            hint = 'write what it shows: alt="A bar chart of costs per phase"'
            yield Finding("image-alt-missing", self.find(tag), message, hint, key=url)
        if calls_host(url):
            message = f'the image "{url}" stands on another host, which would see every reader'
            hint = "put the image beside module.md and name it there"
            yield Finding("image-external", self.find(tag), message, hint)
        elif scheme_of(url):
            message = f'an image may not begin with "{scheme_of(url)}:"'
            yield Finding("link-unsafe", self.find(tag), message, "put the image beside module.md")
        elif url:
            yield from self._file(tag, url, "image")

    def _file(self, tag: str, url: str, what: str) -> Iterator[Finding]:
        name = posixpath.normpath(unquote(url.partition("#")[0].partition("?")[0]))
        if name not in self.files:
            message = f'there is no {what} "{name}" beside module.md'
            yield Finding("link-broken", self.find(tag), message, key=name)
