"""Emphasis, code and HTML in a prefix or suffix, carried through a style as single characters.

A style takes plain text apart (locator, punctuation) and knows no elements.  So each element of an
affix becomes a pair of private-use characters around its text, and an element again afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX, AtomicString

_DEPTH = 30
_OPEN, _CLOSE = 0xF0000, 0xF4000
_STX, _ETX = "\U000f8000", "\U000f8001"
_MARK = re.compile("[\U000f0000-\U000f7fff]")
_OWN = re.compile("[\U000f0000-\U000f8001]")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HIDE = str.maketrans({STX: _STX, ETX: _ETX})
_SHOW = str.maketrans({_STX: STX, _ETX: ETX})


@dataclass
class Affixes:
    """The elements of the affixes of one cluster."""

    elements: list[Element] = field(default_factory=list)

    def text(self, element: Element, depth: int = 0) -> str:
        """Return the content of an element as text with marks; below ``_DEPTH`` as plain text."""
        if depth > _DEPTH:
            return "".join(_plain(part) for part in element.itertext())
        parts = [_plain(element.text)]
        for child in element:
            number = len(self.elements)
            self.elements.append(child)
            parts += [chr(_OPEN + number), self.text(child, depth + 1), chr(_CLOSE + number)]
            parts.append(_plain(child.tail))
        return "".join(parts)

    def parse(self, html: str) -> Element:
        """Return what a style made of texts with marks as an element with children."""
        marked = _MARK.sub(self._tag, html) if self._is_nested(html) else _MARK.sub("", html)
        marked = _ILLEGAL.sub("", marked)
        try:
            root = ElementTree.fromstring(f"<span>{marked}</span>")  # noqa: S314 - our own HTML
        except ElementTree.ParseError:
            root = Element("span")
            root.text = re.sub(r"<[^<>]*>", "", marked)
        for element in root.iter():
            self._restore(element)
        return root

    def _is_nested(self, html: str) -> bool:
        """Whether every mark that opens is closed in its turn; a style may have cut a text."""
        still_open: list[int] = []
        for match in _MARK.finditer(html):
            code = ord(match[0])
            if code < _CLOSE:
                still_open.append(code - _OPEN)
            elif not still_open or still_open.pop() != code - _CLOSE:
                return False
        return not still_open

    def _tag(self, match: re.Match[str]) -> str:
        code = ord(match[0])
        return f"<lm{code - _OPEN}>" if code < _CLOSE else f"</lm{code - _CLOSE}>"

    def _restore(self, element: Element) -> None:
        """Give an element its own name again, and its text what Python-Markdown put in."""
        own = re.fullmatch(r"lm(\d+)", element.tag)
        if own and int(own[1]) < len(self.elements):
            original = self.elements[int(own[1])]
            element.tag = original.tag
            element.attrib.update(original.attrib)
        if element.text:
            element.text = AtomicString(element.text.translate(_SHOW))
        if element.tail:
            element.tail = AtomicString(element.tail.translate(_SHOW))


def _plain(text: str | None) -> str:
    return _OWN.sub("", text or "").translate(_HIDE)
