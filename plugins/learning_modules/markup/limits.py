"""Limits of what is handed to Python-Markdown, whose time grows with the square of brackets.

For each opening bracket it reads on to the closing one, character by character and several times.
A bracket that is never closed makes it read to the end of the text, and so does a link's address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.openers import code_spans
from learning_modules.markup.positions import Positions
from learning_modules.settings import DEFAULT_LIMITS

#: So many characters may be read between the brackets of one text (about a second).
_READ = 1_500_000

#: Signs that an inline pattern of Python-Markdown or of its usual extensions may begin with.
_MARKS = re.compile(r"[\\`*_~^&<!\[@=+:\"'$|{]|  \n")

_BRACKETS = re.compile(r"\\.|\[|\]\(?", re.DOTALL)
_PARENTHESES = re.compile(r"[()]")


@dataclass
class BracketLimit:
    """Leaves the brackets of a text alone that has more of them than ``limit``.

    A text is what one paragraph, item or table cell holds; the rest of it is rendered as ever.
    Where its marks times its characters are more than ``marks``, all of it stands as written: for
    each mark Python-Markdown reads and copies the whole text.
    """

    positions: Positions
    limit: int = DEFAULT_LIMITS["block-brackets"]
    marks: int = DEFAULT_LIMITS["block-marks"]
    findings: list[Finding] = field(default_factory=list)

    def apply(self, root: Element) -> None:
        """Put stand-ins for ``[`` and ``@`` in such texts below ``root``; stripping undoes it."""
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                element.text = self._literal(element.text)
            if element.tail and not isinstance(element.tail, AtomicString):
                element.tail = self._literal(element.tail)

    def _literal(self, text: str) -> str:
        reported = len(self.findings)
        kept = self._without_brackets(text)
        if len(kept) ** 2 <= self.marks or len(kept) * _marks(kept) <= self.marks:
            return kept
        if len(self.findings) == reported:  # one finding for a paragraph
            self.findings.append(self._too_many_marks(text))
        return AtomicString(self.positions.strip(kept))

    def _without_brackets(self, text: str) -> str:
        """Return ``text`` with stand-ins for its brackets where they are more than the limit."""
        sign, count = "[", text.count("[")
        if text.count("@") > self.limit:
            sign, count = "@", text.count("@")
        elif count * len(text) < _READ and count <= self.limit:
            return text
        elif count <= self.limit:
            text = self._without_open(text)
            if _reading(text) <= _READ:
                return text
        self.findings.append(self._finding(text, count, sign))
        stamps = self.positions.stamps
        return text.replace("[", stamps.bracket).replace("@", stamps.at)

    def _without_open(self, text: str) -> str:
        """Return ``text`` with a stand-in for each ``[`` that nothing closes: it begins nothing."""
        opened, _ = _pairs(text)
        parts, done = [], 0
        for place in opened:
            parts += [text[done:place], self.positions.stamps.bracket]
            done = place + 1
        return "".join([*parts, text[done:]])

    def _finding(self, text: str, count: int, sign: str) -> Finding:
        return Finding(
            "too-many-brackets",
            self._place(text, sign),
            f'too many "{sign}" in one paragraph: the {count:,} in this one are not read as links '
            f"or citations (no more than {self.limit:,}, and fewer in a very long paragraph)",
            "divide the paragraph, or raise the limit block-brackets",
        )

    def _too_many_marks(self, text: str) -> Finding:
        return Finding(
            "too-many-marks",
            self.positions.find_text(self.positions.strip(text).lstrip()[:40].split("\n")[0]),
            f"a paragraph of {len(text):,} characters has {_marks(text):,} marks; it stands on "
            "the page as written",
            "divide the paragraph by blank lines, or raise the limit block-marks",
        )

    def _place(self, text: str, sign: str) -> Location:
        plain = self.positions.strip(text)
        line = plain[plain.find(sign) :].split("\n", maxsplit=1)[0]
        return self.positions.find_text(line[:40])


def _marks(text: str) -> int:
    """Return how many signs of a text may begin emphasis, code, links, tags and the like."""
    return len(_MARKS.findall(text))


def _pairs(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the brackets of ``text`` that stay open, and begin and end of those that close."""
    code = iter(code_spans(text))
    span = next(code, None)
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text):
        while span and span[1] <= match.start():
            span = next(code, None)
        if match[0][0] == "\\" or (span and span[0] <= match.start()):
            continue
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            closed.append((opened.pop(), match.start()))
    return opened, closed


def _reading(text: str) -> int:
    """Return how many characters lie between brackets, and in the addresses behind them."""
    _, closed = _pairs(text)
    ends: dict[int, int] = {}
    still_open: list[int] = []
    for match in _PARENTHESES.finditer(text):
        if match[0] == "(":
            still_open.append(match.start())
        elif still_open:
            ends[still_open.pop()] = match.start()
    addresses = (end + 1 for _, end in closed if text.startswith("(", end + 1))
    length = sum(ends.get(start, len(text)) - start for start in addresses)
    return length + sum(end - start for start, end in closed)
