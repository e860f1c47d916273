"""Text of an element as a file without markup shows it: links with address, breaks as lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from learning_modules.markup.angle_words import is_words
from learning_modules.markup.text import unescape

_TAG = re.compile(r"""<(/?[A-Za-z][A-Za-z0-9-]*)\b((?:"[^"]*"|'[^']*'|[^<>"'])*)>""", re.DOTALL)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CHECKED = re.compile(r"\bchecked\b", re.IGNORECASE)
_CHECKBOX = re.compile(r"""\btype\s*=\s*["']?checkbox\b""", re.IGNORECASE)
_PRE = re.compile(r"<pre\b[^<>]*>", re.IGNORECASE)
_CODE = re.compile(r"<code\b[^<>]*>", re.IGNORECASE)
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0]+")

#: Marks a line break that the author asked for, until soft line ends are decided on.
_BREAK = "\x1e"

#: Elements whose text is no part of what an author wrote into a cell.
_SKIPPED_CLASSES = frozenset({"headerlink", "footnote-ref"})


def stash(md: Markdown, text: str) -> str:
    """Return ``text`` with stashed HTML replaced by the text it shows."""
    blocks = md.htmlStash.rawHtmlBlocks

    def shown(match: re.Match[str]) -> str:
        index = int(match[1])
        block = blocks[index] if index < len(blocks) else ""
        return html_text(block if isinstance(block, str) else tostring(block, "unicode"))

    return HTML_PLACEHOLDER_RE.sub(shown, text)


def html_text(source: str) -> str:
    """Return the text that a piece of HTML shows; a check box is ``[ ]`` or ``[x]``.

    A lone tag that no element has, ``<your name>``, is text.
    """
    if is_words(source):
        return source
    first, *commented = source.split("<!--")
    shown = first + "".join(part.partition("-->")[2] for part in commented)
    return html.unescape(_TAG.sub(_tag_text, shown))


def _tag_text(match: re.Match[str]) -> str:
    name, attributes = (match[1] or "").lower(), match[2] or ""
    if name == "br":
        return _BREAK
    if name == "input" and _CHECKBOX.search(attributes):
        return "[x]" if _CHECKED.search(attributes) else "[ ]"
    alt = _ALT.search(attributes) if name == "img" else None
    return (alt[1] or alt[2] or "") if alt else ""


def _pieces(element: Element, md: Markdown) -> Iterator[str]:
    classes = (element.get("class") or "").split()
    if _SKIPPED_CLASSES.intersection(classes):
        return
    if element.tag == "br":
        yield _BREAK
    elif element.tag == "img":
        yield _text(md, element.get("alt"))
    elif element.tag == "code":
        yield html.unescape(_text(md, "".join(element.itertext())))
    elif element.tag == "a":
        yield _link(element, md)
    else:
        yield from _inside(element, md)


def _inside(element: Element, md: Markdown) -> Iterator[str]:
    yield _text(md, element.text)
    for child in element:
        yield from _pieces(child, md)
        yield _text(md, child.tail)


def _text(md: Markdown, text: str | None) -> str:
    """Return a text of the tree with Python-Markdown's marks undone."""
    return stash(md, unescape(text or "")).replace(AMP_SUBSTITUTE, "&")


def _link(element: Element, md: Markdown) -> str:
    """Return ``text (address)``; the address only where a file can lead to it."""
    text = html.unescape("".join(_inside(element, md)))
    address = html.unescape(_text(md, element.get("href"))).strip()
    shown = address.removeprefix("mailto:")
    if not _SAFE_ADDRESS.match(address) or shown in (text, f"http://{text}", f"https://{text}"):
        return text
    return f"{text} ({shown})" if text.strip() else shown


def element_text(element: Element, md: Markdown, *, lines: bool = False) -> str:
    """Return the text in an element.

    A ``<br>`` is a line end; so is, with ``lines``, an end of line in the source, which is else a
    space.
    """
    text = "".join(_inside(element, md))
    soft = "\n" if lines else " "
    text = text.replace("\r\n", "\n").replace(f"{_BREAK}\n", _BREAK)
    text = text.replace("\n", soft).replace(_BREAK, "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def break_count(element: Element, md: Markdown) -> int:
    """Return how many line breaks an author asked for in an element."""
    return "".join(_inside(element, md)).count(_BREAK)


def fence_lines(source: str) -> tuple[str, ...] | None:
    """Return the lines of a block of code in stashed HTML, or None if it holds none."""
    block = _inside_tag(source, _PRE, "</pre>")
    if block is None:
        return None
    code = _inside_tag(block, _CODE, "</code>")
    text = html.unescape(_TAG.sub("", block if code is None else code))
    return tuple(text.strip("\n").split("\n"))


def _inside_tag(source: str, opening: re.Pattern[str], closing: str) -> str | None:
    """Return what stands between the first opening tag and the closing one behind it."""
    match = opening.search(source)
    end = source.find(closing, match.end()) if match else -1
    return source[match.end() : end] if match and end >= 0 else None
