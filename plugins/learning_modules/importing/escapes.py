"""Text that is something else in Python-Markdown, written so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Callable

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)

#: Elements of HTML that may stand in running text or around blocks.
_ELEMENTS = frozenset(
    """
    a abbr address article aside audio b bdi bdo blockquote br button caption center cite code col
    colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header
    hr i iframe img input ins kbd label li main mark meter nav ol p picture pre progress q rp rt
    ruby s samp section small source span strong style sub summary sup table tbody td template tfoot
    th thead time tr track tt u ul var video wbr script form select option textarea svg path
    """.split()
)
_ANGLE = re.compile(r"<(?=(/?)([A-Za-z][\w.+-]*)?([^<>\n]*>)?)")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_ATTRIBUTES = re.compile(r"(?<!\\)\{(?=[^{}\n]*\}[ \t]*$)", re.MULTILINE)
_AFTER_ELEMENT = re.compile(r"(?<=[*_`)\]])\{(?=[^{}\n]+\})")
_NUMBER_START = re.compile(r"^(\d{1,9})([.)])(?=\s)")
_MARK_START = re.compile(r"^([-+*])(?=\s)")
_BLOCK_START = re.compile(r"^(?=#|!!!\s)")


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return ``text`` with ``change`` made everywhere but in code spans."""
    parts, last = [], 0
    for match in _CODE.finditer(text):
        parts += [change(text[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*parts, change(text[last:])])


def _angle(match: re.Match[str]) -> str:
    if _AUTOLINK.match(match.string, match.start()):
        return "<"
    closing, name, rest = match[1], match[2] or "", match[3]
    if name.lower() in _ELEMENTS and rest is not None:
        return "<"
    if match.string.startswith("<!--", match.start()) and "-->" in match.string[match.start() :]:
        return "<"
    danger = bool(name) or bool(closing) or match.string[match.end() :][:1] in {"!", "?"}
    return "&lt;" if danger else "<"


def _inline(text: str) -> str:
    text = _ANGLE.sub(_angle, text)
    text = _AFTER_ELEMENT.sub(r"\\{", text)
    return re.sub(r"(?<!\\)\\\n", "  \n", text)


def _line(line: str, *, first: bool) -> str:
    """Return a line that begins no block; the first line of a block has been read already."""
    line = _BLOCK_START.sub(r"\\", line)
    if first:
        return line
    return _MARK_START.sub(r"\\\1", _NUMBER_START.sub(r"\1\\\2", line))


def running_text(text: str, *, attributes: bool = True) -> str:
    """Return the text of a paragraph so that Python-Markdown reads it as CommonMark does.

    Tags that HTML does not know (``<Your Name>``) are shown; lines that begin with ``#``, a number
    or a hyphen stay text; with ``attributes`` braces at the end of a line do too.
    """
    text = outside_code(text, _inline)
    lines = text.split("\n")
    text = "\n".join(_line(line, first=number == 0) for number, line in enumerate(lines))
    return outside_code(text, lambda part: _ATTRIBUTES.sub(r"\\{", part)) if attributes else text


def table_row(row: str) -> str:
    """Return a row of a table in which no cell ends with braces that could be attributes."""
    row = outside_code(row, _inline)
    return re.sub(r"(?<!\\)\{(?=[^{}|\n]*\}\s*\|)", r"\\{", row)


def is_html(text: str) -> bool:
    """Whether a block begins with a tag that HTML knows, a comment or a declaration."""
    match = re.match(r"\s*</?([A-Za-z][\w-]*)", text)
    return match is None or match[1].lower() in _ELEMENTS


def shown(text: str) -> str:
    """Return a text with its first tag shown instead of read."""
    return text.replace("<", "&lt;", 1)


def html_text(html: str) -> str:
    """Return a block of HTML with unknown tags shown, and its Markdown read as Markdown."""
    html = _ANGLE.sub(_angle, html)
    return _CONTAINER.sub(_as_container, html)


_CONTAINER = re.compile(r"<(details|div|section|article|aside|center)\b([^<>]*)>", re.IGNORECASE)


def _as_container(match: re.Match[str]) -> str:
    closed = re.search(rf"</{match[1]}\s*>", match.string[match.end() :], re.IGNORECASE)
    if closed or "markdown" in match[2]:
        return match[0]
    return f'<{match[1]}{match[2]} markdown="1">'
