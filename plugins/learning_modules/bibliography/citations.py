"""Reads citations as Pandoc writes them: ``[see @a, pp. 3-5; also -@b]`` and ``@a [p. 4]``.

The grammar is that of Pandoc's manual, section "Citation syntax".  What it leaves open follows
Pandoc's reader: brackets in a prefix or suffix must balance, every part between semicolons has a
key, and a key is not recognised right behind a letter or digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from learning_modules.model.citation import Citation, CitationMode

_WORD = r"[\w\u0300-\u036f]"
_SIMPLE_KEY = re.compile(rf"{_WORD}(?:{_WORD}|[:.#$%&\-+?<>~/](?={_WORD})|[:/](?=/))*(?<!_)")
_SIGN = re.compile(r"\\.|[\[\];@]", re.DOTALL)
_SIMPLE = re.compile(r"\[[^\[\]\\]*\]")
_GAP = re.compile(r"[ \t]*(?:\n[ \t]*)?(?=\[)(?!\[\^)")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_ALNUM = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Cluster:
    """Citations that are shown together, and where in the text they stand.

    ``bracketed`` says that all of them stand in one bracket; else the first stands in the text.
    """

    citations: tuple[Citation, ...]
    start: int
    end: int
    bracketed: bool


@dataclass(frozen=True)
class Key:
    """A key in the text: from ``start`` (a minus counts) to ``end``; ``at`` is where its @ is."""

    key: str
    start: int
    at: int
    end: int

    @property
    def suppressed(self) -> bool:
        """Whether a minus before the key leaves the author out."""
        return self.start < self.at


def _balanced(text: str, start: int) -> int | None:
    """Return the end of the braces that open at ``start``, or None."""
    depth = 0
    for match in re.compile(r"[{}\n]").finditer(text, start):
        if match[0] == "\n":
            return None
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return None


def read_key(text: str, at: int) -> Key | None:
    """Return the key whose ``@`` is at this index of ``text``, or None if there is none."""
    if text.startswith("{", at + 1):
        end = _balanced(text, at + 1)
        key = text[at + 2 : end - 1].strip() if end else ""
    else:
        match = _SIMPLE_KEY.match(text, at + 1)
        key, end = (match[0], match.end()) if match else ("", None)
    minus = at > 0 and text[at - 1] == "-" and not _behind_word(text, at - 1)
    if not key or end is None or (not minus and _behind_word(text, at)):
        return None
    return Key(unicodedata.normalize("NFC", key), at - minus, at, end)


def _behind_word(text: str, index: int) -> bool:
    return index > 0 and _ALNUM.match(text[index - 1]) is not None


def _tidy(text: str) -> str:
    """Return an affix on one line, without outer white space and escapes of semicolons."""
    return re.sub(r"\\([;@])", r"\1", " ".join(text.split()))


def _keeps_emphasis(affixes: Sequence[str]) -> bool:
    """Whether no emphasis begins in one prefix or suffix and ends in another (``*see @a*``)."""
    still_open: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(affixes):
        for run in _EMPHASIS.finditer(text):
            begun = still_open[run[0]]
            if begun and not text[run.start() - 1 : run.start()].isspace():
                if begun.pop() != number:
                    return False
            elif not text[run.end() : run.end() + 1].isspace():
                begun.append(number)
    return True


@dataclass(frozen=True)
class CitationText:
    """A text that may hold citations; its brackets are paired once, however often it is asked."""

    text: str

    @cached_property
    def _ends(self) -> dict[int, int]:
        """The index behind each bracket's end, by the index of its beginning."""
        ends: dict[int, int] = {}
        still_open: list[int] = []
        for match in _SIGN.finditer(self.text):
            if match[0] == "[":
                still_open.append(match.start())
            elif match[0] == "]" and still_open:
                ends[still_open.pop()] = match.end()
        return ends

    def bracket_end(self, start: int) -> int | None:
        """Return the index behind the bracket that opens at ``start``, or None if it stays open."""
        simple = _SIMPLE.match(self.text, start)
        return simple.end() if simple else self._ends.get(start)

    def bracket(self, start: int) -> Cluster | None:
        """Return the cluster whose ``[`` is at ``start``, or None if the bracket is none."""
        end = self.bracket_end(start)
        read = self._citations(start + 1, end) if end else None
        if read is None:
            return None
        citations, stop = read
        return Cluster(tuple(citations), start, stop + 1, bracketed=True)

    def in_text(self, at: int) -> Cluster | None:
        """Return the cluster of the key whose ``@`` is at ``at``, with the bracket behind it."""
        key = read_key(self.text, at)
        if key is None:
            return None
        mode = CitationMode.SUPPRESS_AUTHOR if key.suppressed else CitationMode.AUTHOR_IN_TEXT
        first = Citation(key.key, mode, offset=at)
        gap = _GAP.match(self.text, key.end)
        end = self.bracket_end(gap.end()) if gap else None
        bracket = self._behind(gap.end(), end, first) if gap and end else None
        citations, stop = bracket or ([first], key.end)
        return Cluster(tuple(citations), key.start, stop, bracketed=False)

    def _stop(self, start: int, end: int, *, key: bool) -> tuple[int, Key | None]:
        """Return where a prefix (up to a ``key``) or a suffix stops, and the key found there.

        It stops at a semicolon or closing bracket of its own level, at the latest at ``end``.
        """
        position = start
        while match := _SIGN.search(self.text, position, end):
            position = match.end()
            if match[0] in (";", "]"):
                return match.start(), None
            if match[0] == "[":
                position = self._ends.get(match.start(), position)
            elif match[0] == "@" and key:
                found = read_key(self.text, match.start())
                if found:
                    return match.start(), found
        return end, None

    def _citation(self, start: int, end: int) -> tuple[Citation, int] | None:
        """Return the citation that begins at ``start`` within a bracket, and where it stops."""
        _, key = self._stop(start, end, key=True)
        if key is None:
            return None
        stop, _ = self._stop(key.end, end, key=False)
        mode = CitationMode.SUPPRESS_AUTHOR if key.suppressed else CitationMode.NORMAL
        prefix, suffix = _tidy(self.text[start : key.start]), _tidy(self.text[key.end : stop])
        return Citation(key.key, mode, prefix, suffix, offset=key.at), stop

    def _citations(self, start: int, end: int) -> tuple[list[Citation], int] | None:
        """Return the citations of a bracket from ``start`` on, and the index of its end."""
        found: list[Citation] = []
        while True:
            read = self._citation(start, end)
            if read is None:
                return None
            citation, stop = read
            found.append(citation)
            if self.text.startswith("]", stop):
                whole = _keeps_emphasis([t for c in found for t in (c.prefix, c.suffix)])
                return (found, stop) if whole else None
            if not self.text.startswith(";", stop):
                return None
            start = stop + 1

    def _behind(self, start: int, end: int, first: Citation) -> tuple[list[Citation], int] | None:
        """Return the citations with the bracket behind a key, and the index behind it.

        The bracket holds citations of its own, or the suffix of ``first`` and maybe citations.
        """
        more = self._citations(start + 1, end)
        if more:
            return [first, *more[0]], more[1] + 1
        stop, _ = self._stop(start + 1, end, key=False)
        suffix = _tidy(self.text[start + 1 : stop])
        named = Citation(first.key, first.mode, suffix=suffix, offset=first.offset)
        if self.text.startswith("]", stop):
            linked = self.text.startswith(("(", "["), stop + 1)
            return None if linked else ([named], stop + 1)
        rest = self._citations(stop + 1, end) if self.text.startswith(";", stop) else None
        return ([named, *rest[0]], rest[1] + 1) if rest else None
