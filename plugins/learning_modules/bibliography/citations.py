"""Reads citations as Pandoc writes them: ``[see @a, pp. 3-5; also -@b]`` and ``@a [p. 4]``.

The grammar is that of Pandoc's manual, section "Citation syntax".  What it leaves open follows
Pandoc's reader: brackets in a prefix or suffix must balance, every part between semicolons has a
key, and a key is not recognised right behind a letter or digit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from learning_modules.model.citation import Citation, CitationMode

_WORD = r"[\w\u0300-\u036f]"
_SIMPLE_KEY = re.compile(rf"{_WORD}(?:{_WORD}|[:.#$%&\-+?<>~/](?={_WORD})|[:/](?=/))*", re.UNICODE)
_SIGN = re.compile(r"\\.|[\[\];@]", re.DOTALL)
_GAP = re.compile(r"[ \t]*(?:\n[ \t]*)?(?=\[)(?!\[\^)")
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
class _Key:
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


def read_key(text: str, at: int) -> _Key | None:
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
    return _Key(unicodedata.normalize("NFC", key), at - minus, at, end)


def _behind_word(text: str, index: int) -> bool:
    return index > 0 and _ALNUM.match(text[index - 1]) is not None


def _tidy(text: str) -> str:
    """Return an affix on one line, without outer white space and escapes of semicolons."""
    return re.sub(r"\\([;@])", r"\1", " ".join(text.split()))


def _skip_bracket(text: str, start: int, end: int) -> int | None:
    """Return the end of the bracket that opens at ``start``, or None if it stays open."""
    depth = 0
    for match in _SIGN.finditer(text, start, end):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth -= 1
            if depth == 0:
                return match.end()
    return None


def _stop(text: str, start: int, end: int, *, key: bool) -> tuple[int, _Key | None]:
    """Return where a prefix (up to a ``key``) or a suffix stops, and the key found there.

    It stops at a semicolon or closing bracket of its own level, or at the end of the text.
    """
    position = start
    while match := _SIGN.search(text, position, end):
        position = match.end()
        if match[0] in (";", "]"):
            return match.start(), None
        if match[0] == "[":
            position = _skip_bracket(text, match.start(), end) or position
        elif match[0] == "@" and key:
            found = read_key(text, match.start())
            if found:
                return match.start(), found
    return end, None


def _citation(text: str, start: int, end: int) -> tuple[Citation, int] | None:
    """Return the citation that begins at ``start`` within a bracket, and where it stops."""
    _, key = _stop(text, start, end, key=True)
    if key is None:
        return None
    stop, _ = _stop(text, key.end, end, key=False)
    mode = CitationMode.SUPPRESS_AUTHOR if key.suppressed else CitationMode.NORMAL
    prefix, suffix = _tidy(text[start : key.start]), _tidy(text[key.end : stop])
    return Citation(key.key, mode, prefix, suffix, offset=key.at), stop


def _citations(text: str, start: int, end: int) -> tuple[list[Citation], int] | None:
    """Return the citations of a bracket from ``start`` on, and the index of its end."""
    found: list[Citation] = []
    while True:
        read = _citation(text, start, end)
        if read is None:
            return None
        citation, stop = read
        found.append(citation)
        if text.startswith("]", stop):
            return found, stop
        if not text.startswith(";", stop):
            return None
        start = stop + 1


def read_bracket(text: str, start: int, end: int | None = None) -> Cluster | None:
    """Return the cluster whose ``[`` is at ``start``, or None if the bracket is none.

    ``end`` bounds how far the bracket is looked for.
    """
    read = _citations(text, start + 1, len(text) if end is None else end)
    if read is None:
        return None
    citations, stop = read
    return Cluster(tuple(citations), start, stop + 1, bracketed=True)


def read_in_text(text: str, at: int, end: int | None = None) -> Cluster | None:
    """Return the cluster of a key in the text, with the bracket behind it, or None.

    ``at`` is the index of the ``@``; ``end`` bounds how far the bracket is looked for.
    """
    key = read_key(text, at)
    if key is None:
        return None
    mode = CitationMode.SUPPRESS_AUTHOR if key.suppressed else CitationMode.AUTHOR_IN_TEXT
    first = Citation(key.key, mode, offset=at)
    gap = _GAP.match(text, key.end)
    bracket = _behind(text, gap.end(), len(text) if end is None else end, first) if gap else None
    citations, stop = bracket or ([first], key.end)
    return Cluster(tuple(citations), key.start, stop, bracketed=False)


def _behind(text: str, start: int, end: int, first: Citation) -> tuple[list[Citation], int] | None:
    """Return the citations with the bracket behind a key, and the index behind it.

    The bracket holds citations of its own, or the suffix of ``first`` and maybe citations.
    """
    more = _citations(text, start + 1, end)
    if more:
        return [first, *more[0]], more[1] + 1
    stop, _ = _stop(text, start + 1, end, key=False)
    suffix = _tidy(text[start + 1 : stop])
    named = Citation(first.key, first.mode, suffix=suffix, offset=first.offset)
    if text.startswith("]", stop):
        linked = text.startswith(("(", "["), stop + 1)
        return None if linked else ([named], stop + 1)
    rest = _citations(text, stop + 1, end) if text.startswith(";", stop) else None
    return ([named, *rest[0]], rest[1] + 1) if rest else None
