"""Formatted text: runs of characters with marks, joined the way references are punctuated.

A text is a tuple of runs; the empty tuple is no text at all, so that a missing field takes its
punctuation with it.  Where two texts meet, colliding punctuation is settled by the rules of
CSL processors: ``.`` after ``?`` or ``.`` is dropped, and a comma or full stop goes inside a
closing quotation mark where the language wants it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

ITALIC, BOLD, SUPERSCRIPT, SUBSCRIPT, SMALL_CAPS, NO_CASE = 1, 2, 4, 8, 16, 32

#: Quotation marks that are not yet those of a language: opening, closing, and a closing one
#: that leaves punctuation outside.  (Private-use characters; none comes in from a field.)
OPEN, CLOSE, CLOSE_OUTSIDE = "\ue000", "\ue001", "\ue002"

_TAGS = {
    ITALIC: "i",
    BOLD: "b",
    SUPERSCRIPT: "sup",
    SUBSCRIPT: "sub",
    SMALL_CAPS: 'span style="font-variant: small-caps"',
    NO_CASE: 'span class="nocase"',
}
_SHOWN = (ITALIC, BOLD, SMALL_CAPS, SUPERSCRIPT, SUBSCRIPT)
_MARKUP = re.compile(
    r'<(i|b|sup|sub|span class="nocase"|span style="font-variant: ?small-caps;?")>'
    r"|</(i|b|sup|sub|span)>"
)

#: What is dropped when the second character follows the first: "l" the left, "r" the right one.
_COLLISIONS = {
    "..": "r", "!.": "r", "?.": "r", ":.": "r", ",.": "l", ";.": "r",
    "!:": "r", "?:": "r", ",:": "l", ";:": "r",
    ":!": "l", ":?": "l", ";!": "l", ";?": "l",
    ",,": "r", ";;": "r", "::": "r", ";,": "r", ":,": "r", ":;": "r", ",;": "l",
}  # fmt: skip


class Run(NamedTuple):
    """Characters with the same marks, and the address they link to, if any."""

    text: str
    marks: int = 0
    href: str = ""


Rich = tuple[Run, ...]


def rich(text: str, marks: int = 0) -> Rich:
    """Return ``text`` as one run, or nothing."""
    return (Run(text, marks),) if text else ()


def plain_text(text: Rich) -> str:
    """Return the characters alone."""
    return "".join(run.text for run in text)


def marked(text: Rich, mark: int) -> Rich:
    """Return ``text`` with ``mark``; what had it already loses it (italics in italics)."""
    return tuple(run._replace(marks=run.marks ^ mark) for run in text)


def linked(text: Rich, href: str) -> Rich:
    """Return ``text`` as a link to ``href``."""
    return tuple(run._replace(href=href) for run in text)


def quoted(text: Rich, *, inside: bool) -> Rich:
    """Return ``text`` in quotation marks; ``inside`` says that punctuation goes inside them."""
    if not text:
        return ()
    close = Run(CLOSE if inside else CLOSE_OUTSIDE)
    return tuple(_extended([Run(OPEN)], (*text, close)))


def _pull_inside(runs: list[Run], mark: str) -> None:
    """Put ``mark`` before the closing quotation marks at the end of ``runs``."""
    index = len(runs) - 1
    while index and not runs[index].text.rstrip(CLOSE) and runs[index - 1].text.endswith(CLOSE):
        index -= 1
    body = runs[index].text.rstrip(CLOSE)
    before = body or (runs[index - 1].text if index else "")
    if before[-1:] not in tuple(".,!?:;"):
        tail = runs[index].text[len(body) :]
        runs[index] = runs[index]._replace(text=body + mark + tail)


def _ends_sentence(runs: list[Run]) -> bool:
    """Whether a full stop, question or exclamation mark stands before the closing quotes."""
    return plain_text(tuple(runs[-3:])).rstrip(CLOSE_OUTSIDE)[-1:] in (".", "?", "!")


def _settle(runs: list[Run], first: Run) -> Run:
    """Settle punctuation between the end of ``runs`` and the run that follows."""
    mark, last = first.text[0], runs[-1].text[-1]
    if last == CLOSE and mark in ".,":
        _pull_inside(runs, mark)
        return first._replace(text=first.text[1:])
    if last == CLOSE_OUTSIDE and mark == "." and _ends_sentence(runs):
        return first._replace(text=first.text[1:])
    dropped = _COLLISIONS.get(last + mark)
    if dropped == "l":
        runs[-1] = runs[-1]._replace(text=runs[-1].text[:-1])
        if not runs[-1].text:
            runs.pop()
    elif dropped == "r":
        return first._replace(text=first.text[1:])
    return first


def _extended(runs: list[Run], more: Rich) -> list[Run]:
    """Append ``more`` to ``runs``, settling the punctuation where they meet."""
    if not more:
        return runs
    first = _settle(runs, more[0]) if runs else more[0]
    if first.text:
        last = runs[-1] if runs else None
        if last and last[1:] == first[1:]:
            runs[-1] = Run(last.text + first.text, last.marks, last.href)
        else:
            runs.append(first)
    runs.extend(more[1:])
    return runs


def join(parts: Iterable[Rich], delimiter: str = "") -> Rich:
    """Return the parts that are there, with ``delimiter`` between them."""
    runs: list[Run] = []
    between = rich(delimiter)
    for part in parts:
        if part and runs and between:
            _extended(runs, between)
        _extended(runs, part)
    return tuple(runs)


def wrap(text: Rich, prefix: str = "", suffix: str = "") -> Rich:
    """Return ``text`` between ``prefix`` and ``suffix``, or nothing if there is no text."""
    return join((rich(prefix), text, rich(suffix))) if text else ()


def from_markup(text: str) -> Rich:
    """Read the inline tags of CSL 1.0.2 (``<i>``, ``<sub>``, ...); anything else is text."""
    if "<" not in text:
        return rich(text)
    last_end = {name: text.rfind(f"</{name}>") for name in ("i", "b", "sup", "sub", "span")}
    runs: list[Run] = []
    stack: list[int] = []
    position = 0
    for match in _MARKUP.finditer(text):
        before = sum(stack)
        closing = match.group(2)
        if closing:
            if not stack or _name(stack[-1]) != closing:
                continue
            stack.pop()
        else:
            mark = _mark(match.group(1))
            if mark in stack or last_end[_name(mark)] < match.end():
                continue
            stack.append(mark)
        runs.extend(rich(text[position : match.start()], before))
        position = match.end()
    runs.extend(rich(text[position:], sum(stack)))
    return tuple(runs)


def _name(mark: int) -> str:
    """Return the name of the element that writes a mark."""
    return _TAGS[mark].split()[0]


def _mark(tag: str) -> int:
    """Return the mark of an opening tag."""
    return next(
        mark
        for mark, known in _TAGS.items()
        if known.split(":")[0] == tag.split(":", maxsplit=1)[0]
    )


def to_markup(text: Rich) -> str:
    """Write a text with the tags that :func:`from_markup` reads."""
    return _tagged(text, marks=(*_SHOWN, NO_CASE), literal=True)


def to_html(text: Rich, quotation: tuple[str, str, str, str] = ("“", "”", "‘", "’")) -> str:
    """Write a text as HTML, escaped; ``quotation`` has the outer and the inner marks."""
    return _tagged(settle_quotes(text, quotation), marks=_SHOWN, literal=False)


def to_text(text: Rich, quotation: tuple[str, str, str, str] = ("“", "”", "‘", "’")) -> str:
    """Write a text without its formatting, on one line, with single spaces."""
    return re.sub(r"[ \t\r\n]+", " ", plain_text(settle_quotes(text, quotation))).strip()


def settle_quotes(text: Rich, quotation: tuple[str, str, str, str]) -> Rich:
    """Return a text with the quotation marks of a language, outer and inner by turns."""
    if not any(OPEN in run.text or CLOSE in run.text or CLOSE_OUTSIDE in run.text for run in text):
        return text
    depth = 0
    runs = []
    for run in text:
        characters = []
        for character in run.text:
            if character == OPEN:
                characters.append(quotation[0 if depth % 2 == 0 else 2])
                depth += 1
            elif character in (CLOSE, CLOSE_OUTSIDE):
                depth = max(depth - 1, 0)
                characters.append(quotation[1 if depth % 2 == 0 else 3])
            else:
                characters.append(character)
        runs.append(run._replace(text="".join(characters)))
    return tuple(runs)


def _tagged(text: Rich, *, marks: tuple[int, ...], literal: bool) -> str:
    out: list[str] = []
    stack: list[str] = []
    for run in text:
        wanted = [f'a href="{escape(run.href)}"'] if run.href and not literal else []
        wanted += [_TAGS[mark] for mark in marks if run.marks & mark]
        kept = 0
        while kept < min(len(stack), len(wanted)) and stack[kept] == wanted[kept]:
            kept += 1
        out.extend(f"</{tag.split()[0]}>" for tag in reversed(stack[kept:]))
        out.extend(f"<{tag}>" for tag in wanted[kept:])
        stack = wanted
        out.append(run.text if literal else escape(run.text, quote=False))
    out.extend(f"</{tag.split()[0]}>" for tag in reversed(stack))
    return "".join(out)
