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

#: How a block of HTML begins that needs a closing tag.
_OPENS = re.compile(
    r"\s*<(address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|header"
    r"|main|nav|ol|section|table|ul)\b[^<>]*>",
    re.IGNORECASE,
)

#: Rule, message and hint.
_Fault = tuple[str, str, str | None]


@dataclass(frozen=True)
class RawHtml:
    """Checks the HTML of one module; ``files`` lie beside it, ``find`` gives a text's place."""

    files: frozenset[str]
    find: Callable[[str], Location]

    def findings(self, blocks: Iterable[object]) -> Iterator[Finding]:
        """Yield what is wrong with links and images in blocks of raw HTML."""
        for block in blocks:
            if isinstance(block, str) and "<" in block:
                yield from self._unclosed(block)
                for tag in _TAG.finditer(block):
                    yield from self._tag(tag)

    def _unclosed(self, block: str) -> Iterator[Finding]:
        """Yield the finding for a block that runs over empty lines because nothing closes it."""
        opened = _OPENS.match(block)
        if opened is None or "\n\n" not in block.strip():
            return
        name = opened[1].lower()
        opens = len(re.findall(rf"<{name}\b", block, re.IGNORECASE))
        if opens > len(re.findall(rf"</{name}\s*>", block, re.IGNORECASE)):
            message = f"<{name}> is opened here and never closed, so the rest is no Markdown"
            hint = f"write </{name}> in a line of its own where it ends"
            yield Finding("html-unclosed", self.find(opened[0].strip()), message, hint)

    def _tag(self, tag: re.Match[str]) -> Iterator[Finding]:
        values = {
            found[1].lower(): next((v for v in found.groups()[1:] if v is not None), "")
            for found in _ATTRIBUTE.finditer(tag[2])
        }
        if tag[1].lower() == "a":
            fault = self._link(plain_url(values.get("href", "")))
        else:
            fault = self._image(plain_url(values.get("src", "")), described="alt" in values)
        if fault:
            rule, message, hint = fault
            yield Finding(rule, self.find(tag[0]), message, hint)

    def _link(self, url: str) -> _Fault | None:
        if not url or url.startswith("#") or calls_host(url):
            return None
        if not is_safe_link(url):
            return "link-unsafe", f'a link may not begin with "{scheme_of(url)}:"', None
        return None if scheme_of(url) else self._file(url, "file")

    def _image(self, url: str, *, described: bool) -> _Fault | None:
        if calls_host(url):
            message = f'the image "{url}" stands on another host, which would see every reader'
            return "image-external", message, "put the image beside module.md and name it there"
        if scheme_of(url):
            message = f'an image may not begin with "{scheme_of(url)}:"'
            return "link-unsafe", message, "put the image beside module.md"
        fault = self._file(url, "image") if url else None
        if fault or described:
            return fault
        message = "an image has no description for readers who cannot see it"
        return "image-alt-missing", message, 'write what it shows: alt="A bar chart of costs"'

    def _file(self, url: str, what: str) -> _Fault | None:
        name = posixpath.normpath(unquote(url.partition("#")[0].partition("?")[0]))
        if name in self.files:
            return None
        return "link-broken", f'there is no {what} "{name}" beside module.md', None
