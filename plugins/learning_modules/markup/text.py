"""Plain text of an element, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

#: Python-Markdown keeps an escaped character as its number between two marks until the very end.
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

#: Class of the elements that stand for a citation; titles and anchors leave them out.
CITATION_CLASSES = frozenset({"lm-cluster", "lm-cite", "lm-unresolved"})


def unescape(text: str) -> str:
    """Return ``text`` with Python-Markdown's marks for escaped characters undone."""
    if STX not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match.group(1))), text)


def is_citation(element: Element) -> bool:
    """Whether the element stands for a citation."""
    return bool(CITATION_CLASSES.intersection((element.get("class") or "").split()))


def _collect(element: Element, into: list[str], *, citations: bool) -> None:
    """Add the texts in an element, and the one behind it, to ``into``."""
    if citations or not is_citation(element):
        into.append(element.text or "")
        if element.tag == "img":
            into.append(element.get("alt") or "")
        elif element.tag == "br":
            into.append("\n")
        for child in element:
            _collect(child, into, citations=citations)
    into.append(element.tail or "")


def raw_text(element: Element, *, citations: bool = True) -> str:
    """Return the text in an element, marks of stashed HTML included."""
    pieces: list[str] = []
    _collect(element, pieces, citations=citations)
    return unescape("".join(pieces[:-1]))  # the last one stands behind the element


def plain_text(element: Element, *, citations: bool = True) -> str:
    """Return the text in an element on one line, without stashed HTML."""
    text = raw_text(element, citations=citations)
    if STX in text:
        text = HTML_PLACEHOLDER_RE.sub("", text)
    return " ".join(text.split())


def has_stash(element: Element, blocks: Sequence[object] = ()) -> bool:
    """Whether raw HTML, a fence or another stashed block stands in the element.

    ``blocks`` are what was stashed; a block of comments alone does not count then.
    """
    for match in HTML_PLACEHOLDER_RE.finditer(raw_text(element)):
        number = int(match.group(1))
        block = str(blocks[number]) if number < len(blocks) else ""
        if not block or _COMMENT.sub("", block).strip():
            return True
    return False


def stashed_html(md: Markdown, text: str) -> str:
    """Return ``text`` with each mark of stashed HTML replaced by what was stashed."""
    blocks = md.htmlStash.rawHtmlBlocks

    def stashed(match: re.Match[str]) -> str:
        index = int(match.group(1))
        return str(blocks[index]) if index < len(blocks) else ""

    return HTML_PLACEHOLDER_RE.sub(stashed, text)
