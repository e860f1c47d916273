"""The processors that stamp a source and take the stamps away again, in four places.

    preprocessor      1000   stamps the source
    tree processor    40     takes stamps of blocks and of code, after notes are in the tree
                             (50) and before code is highlighted (30)
    tree processor    19.5   right after inline text: takes stamps of links, and all the rest
    postprocessor    -1000   takes what raw HTML still held

In between, stamps of citations and links stand in the text; the inline processor of citations
reads and takes its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from learning_modules.markup.limits import BracketLimit
from learning_modules.markup.openers import Kind, code_spans
from learning_modules.markup.positions import Positions

_META = re.compile(r"-{3}\s*\Z|[ ]{0,3}[A-Za-z0-9_-]+:|[ ]{4,}\S")
_NAME = "lm-positions"


def _like(old: str, new: str) -> str:
    """Return ``new`` as the kind of string that ``old`` is."""
    return AtomicString(new) if isinstance(old, AtomicString) else new


class _Stamper(Preprocessor):
    """Stamps the source before any other processor sees it."""

    def __init__(self, md: Markdown, positions: Positions) -> None:
        super().__init__(md)
        self.positions = positions

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with their stamps."""
        scanned = self._without_meta(lines) if "meta" in self.md.preprocessors else None
        return self.positions.stamp(lines, tab_length=self.md.tab_length, scanned=scanned)

    def _without_meta(self, lines: Sequence[str]) -> list[str]:
        """Return the lines with those of the extension ``meta`` left empty."""
        end = 0
        while end < len(lines) and _META.match(lines[end]):
            end += 1
        return [""] * end + list(lines[end:])


class _BlockStamps(Treeprocessor):
    """Takes the stamps of blocks, and every stamp that code holds; applies the limit."""

    def __init__(self, md: Markdown, positions: Positions, limit: BracketLimit) -> None:
        super().__init__(md)
        self.positions = positions
        self.limit = limit

    def run(self, root: Element) -> None:
        """Read the stamps below ``root`` into the positions."""
        start = self.positions.stamps.start
        for element in root.iter():
            if element.text and start in element.text:
                element.text = self._text(element, element.text)
            if element.tail and start in element.tail:
                tail, _ = self.positions.take(element.tail, Kind.BLOCK)
                element.tail = _like(element.tail, self._code(tail))
        self.limit.findings.clear()
        self.limit.apply(root)

    def _text(self, element: Element, text: str) -> str:
        if isinstance(text, AtomicString) or element.tag in ("pre", "code"):
            return _like(text, self.positions.strip(text))
        rest, location = self.positions.take(text, Kind.BLOCK)
        if location:
            self.positions.record(element, location)
        return self._code(rest)

    def _code(self, text: str) -> str:
        """Return ``text`` without the stamps in its code spans, which may be highlighted."""
        parts, done = [], 0
        for start, end in code_spans(text):
            parts += [text[done:start], self.positions.strip(text[start:end])]
            done = end
        return "".join([*parts, text[done:]])


class _InlineStamps(Treeprocessor):
    """Takes the stamps of links and images, then every one that is left."""

    def __init__(self, md: Markdown, positions: Positions) -> None:
        super().__init__(md)
        self.positions = positions

    def run(self, root: Element) -> None:
        """Read the stamps below ``root`` into the positions and clean everything."""
        stamps = self.positions.stamps
        for parent in root.iter():
            self._links(parent)
        for element in root.iter():
            if element.text:
                element.text = _like(element.text, stamps.strip(element.text))
            if element.tail:
                element.tail = _like(element.tail, stamps.strip(element.tail))
            for name, value in element.items():
                element.set(name, _like(value, stamps.strip(value)))
        self._stash()

    def _links(self, parent: Element) -> None:
        """Record the place of each link that a stamp stands before."""
        if not len(parent):
            return
        self._link(parent.text, parent[0])
        for before, element in pairwise(parent):
            self._link(before.tail, element)

    def _link(self, before: str | None, element: Element) -> None:
        stamps = self.positions.stamps
        if not before or element.tag not in ("a", "img") or stamps.start not in before:
            return
        stamp = before[-stamps.length :]
        if stamps.pattern.fullmatch(stamp) and self.positions.kind(stamp) is Kind.LINK:
            self.positions.record(element, self.positions.location(stamp))

    def _stash(self) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str):
                blocks[number] = _like(block, self.positions.strip(block))


class _LastStamps(Postprocessor):
    """Takes what stamps are left in the finished HTML."""

    def __init__(self, md: Markdown, positions: Positions) -> None:
        super().__init__(md)
        self.positions = positions

    def run(self, text: str) -> str:
        """Return the HTML without stamps."""
        return self.positions.strip(text)


class PositionsExtension(Extension):
    """Stamps a text and reads the stamps; ``limit`` is the one on brackets."""

    def __init__(self, positions: Positions, limit: BracketLimit | None = None) -> None:
        super().__init__()
        self.positions = positions
        self.limit = limit or BracketLimit(positions)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the four processors; a second registration replaces the first."""
        md.preprocessors.register(_Stamper(md, self.positions), _NAME, 1000)
        md.treeprocessors.register(
            _BlockStamps(md, self.positions, self.limit), f"{_NAME}-blocks", 40
        )
        md.treeprocessors.register(_InlineStamps(md, self.positions), f"{_NAME}-inline", 19.5)
        md.postprocessors.register(_LastStamps(md, self.positions), _NAME, -1000)
