"""Where, in a Markdown source, something begins whose place a message may have to name.

This scanner does not decide what is a citation or a link: Python-Markdown does.  It only finds
where a stamp can stand without changing what is rendered, so in doubt it leaves a place out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from learning_modules.markup.fences import fenced_lines


class Kind(StrEnum):
    """What a stamp stands at: a block such as a heading or cell, a link or image, a citation."""

    BLOCK = "block"
    LINK = "link"
    CITATION = "citation"


class Opener(NamedTuple):
    """A place for a stamp: line and column, both from 0, and what begins there."""

    line: int
    column: int
    kind: Kind


_MARKER = r"(?:[-*+]|\d{1,9}[.)])"
_PREFIX = rf"[ \t>]*(?:{_MARKER}[ \t]+)?"
_HEADING = re.compile(rf"{_PREFIX}#{{1,6}}[ \t]+(?=[^\s|])")
_TASK = re.compile(rf"[ \t>]*{_MARKER}[ \t]+\[[ xX]\][ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*\Z")
_NO_TITLE = re.compile(r"[ \t>]*(?:[<|#`~:/\\]|!!!|\?\?\?|===|\$\$|[-*+=]|\d+[.)]|\*?\[)")
_RULER = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_PIPE = re.compile(r"\\.|(\|)", re.DOTALL)
_DEFINITION = re.compile(rf"[ \t>]*(?:{_MARKER}[ \t>]+)*(?:\*?\[(?!\^)([^\[\]]*)\]:)")
_SNIPPET = re.compile(r"[ \t>]*;?-+8<-+")

_TICKS = re.compile(r"`+")
_AT = re.compile(r"(?<![^\W_])@(?=\w|\{\s*[^\s}])")
_BRACKET = re.compile(r"\\.|!?\[|\]", re.DOTALL)
_ADDRESS = re.compile(r"://|\bwww\.|\bmailto:")
_NOTE = re.compile(r"\^|!(?!\[)")
_EMPHASIS_END = re.compile(r"(?<=\S)([*_~^=+])(?<!\1\1)\1*\Z")
_MAIL = re.compile(r"[-.+_]@[\w-]+\.[\w-]")
_SPACE = re.compile(r"[\s<>]")
_LINKED = re.compile(r"\](?:\(|\s?\[)")
_PLAIN_KEY = re.compile(r"(?<![\]!\\])(?<!\]\s)\[([^\[\]\s@^;]+)\](?![\[(:])")


@dataclass(frozen=True)
class _Block:
    """Lines without a blank one between, as one text; ``first`` is the number of its first line."""

    first: int
    lines: Sequence[str]

    def openers(self, kind: Kind, offsets: Iterable[int]) -> Iterator[Opener]:
        """Yield a place for each offset in the block's text, those in definitions left out."""
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        passed: dict[int, bool] = {}
        for offset in offsets:
            number = bisect_right(starts, offset) - 1
            if number not in passed:
                line = self.lines[number]
                passed[number] = bool(_DEFINITION.match(line) or _SNIPPET.match(line))
            if not passed[number]:
                yield Opener(self.first + number, offset - starts[number], kind)


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    fenced = fenced_lines(lines)
    start = 0
    for number in range(len(lines) + 1):
        if number < len(lines) and lines[number].strip() and not fenced[number]:
            continue
        if number > start:
            yield _Block(start, lines[start:number])
        start = number + 1


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each code span in a text, as Python-Markdown pairs backticks.

    Where backticks are left over, extensions differ: then all between the first and the last of
    them counts as code.
    """
    if "`" not in text:
        return []
    runs = [match.span() for match in _TICKS.finditer(text)]
    spans, number, clear = [], 0, True
    while number < len(runs):
        start, end = runs[number]
        start += _escaped(text, start)
        close = _closing_run(runs, number, end - start) if start < end else None
        if close is not None:
            spans.append((start, runs[close][1]))
        clear = clear and (start == end or close is not None)
        number = number + 1 if close is None else close + 1
    return spans if clear else [(runs[0][0], runs[-1][1])]


def _closing_run(runs: Sequence[tuple[int, int]], number: int, length: int) -> int | None:
    """Return the run of backticks that ends the span begun by run ``number``, or None.

    It is the next one of the same length, else the longest that is shorter.
    """
    longest, found = 0, None
    for other in range(number + 1, len(runs)):
        size = runs[other][1] - runs[other][0]
        if size == length:
            return other
        if size > longest:
            longest, found = size, other
    return found if longest < length else None


def _outside(spans: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Return a test whether an offset, asked in ascending order, lies outside of all spans."""
    rest = iter(spans)
    span = next(rest, None)

    def outside(offset: int) -> bool:
        nonlocal span
        while span is not None and span[1] <= offset:
            span = next(rest, None)
        return span is None or offset < span[0]

    return outside


def _escaped(text: str, offset: int) -> bool:
    """Whether a backslash before ``offset`` takes the character's meaning away."""
    slashes = 0
    while offset > slashes and text[offset - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _titles(block: _Block) -> Iterator[Opener]:
    """Yield headings with hashes, headings with an underline, and items of a task list."""
    for number, line in enumerate(block.lines):
        match = _HEADING.match(line) or _TASK.match(line)
        if match:
            yield Opener(block.first + number, match.end(), Kind.BLOCK)
    if len(block.lines) > 1 and _UNDERLINE.match(block.lines[1]):
        title = block.lines[0]
        if title.strip(" \t>") and not _NO_TITLE.match(title) and "]:" not in title:
            yield Opener(block.first, len(title.rstrip()), Kind.BLOCK)


def _cells(block: _Block) -> Iterator[Opener]:
    """Yield the filled cells of a table in the block, the row of hyphens left out."""
    rulers = (n for n, line in enumerate(block.lines) if "|" in line and _RULER.match(line))
    ruler = next(rulers, 0)
    if not ruler or "|" not in block.lines[ruler - 1]:
        return
    for number in (ruler - 1, *range(ruler + 1, len(block.lines))):
        for column in _cell_starts(block.lines[number]):
            yield Opener(block.first + number, column, Kind.BLOCK)


def _cell_starts(row: str) -> Iterator[int]:
    outside = _outside(code_spans(row))
    pipes = [m.start() for m in _PIPE.finditer(row) if m[1] and outside(m.start())]
    for place, pipe in enumerate(pipes):
        end = pipes[place + 1] if place + 1 < len(pipes) else len(row)
        text = row[pipe + 1 : end]
        if text.strip():
            yield pipe + 1 + len(text) - len(text.lstrip())
        if place == 0 and row[:pipe].strip(" \t>"):
            yield len(row[:pipe].rstrip())  # a first cell without a pipe before it


def _citations(text: str, labels: frozenset[str]) -> Iterator[int]:
    """Yield the offsets in a block's text where the key of a citation may begin."""
    for match in _AT.finditer(text):
        at = match.start()
        minus = at and text[at - 1] == "-" and not re.match(r"[\w\\-]", text[at - 2 : at - 1])
        start = at - 1 if minus else at
        taken = _escaped(text, at) or _MAIL.match(text, max(0, at - 1)) or _in_address(text, at)
        if not (taken or _ends_emphasis(text, start) or _in_label(text, at, labels)):
            yield start


def _in_address(text: str, at: int) -> bool:
    """Whether the sign stands in a URL, between angle brackets or in the label of a note."""
    start = max(0, at - 500)
    token = _SPACE.split(text[start:at])[-1]
    before = at - len(token)
    angle = before > start and text[before - 1] == "<"
    return angle or "[^" in token or _ADDRESS.search(token) is not None


def _in_label(text: str, at: int, labels: frozenset[str]) -> bool:
    if not labels:
        return False
    start, end = text.rfind("[", 0, at), text.find("]", at)
    return start >= 0 and end >= 0 and label_of(text[start + 1 : end]) in labels


def _links(text: str, labels: frozenset[str]) -> Iterator[int]:
    """Yield the offsets in a block's text where a link or image begins."""
    if not labels and not _LINKED.search(text):
        return
    outside = _outside(code_spans(text))
    pending: list[re.Match[str]] = []
    for match in _BRACKET.finditer(text):
        if match[0][0] == "\\" or not outside(match.start()):
            continue
        if match[0] != "]":
            pending.append(match)
        elif pending:
            opener = pending.pop()
            label = text[opener.end() : match.start()]
            linked = _LINKED.match(text, match.start()) or (labels and label_of(label) in labels)
            task = label in (" ", "x", "X") and not text.startswith("(", match.end())
            if linked and not task and _free(text, opener, bool(labels)):
                yield opener.start()


def _free(text: str, opener: re.Match[str], has_labels: bool) -> bool:
    """Whether a stamp before this bracket leaves all syntax around it as it is."""
    if has_labels and not text[text.rfind("\n", 0, opener.start()) + 1 : opener.start()].strip():
        return False  # where a definition above is taken away, a bracket above that comes near
    before = text[max(0, opener.start() - 2) : opener.start()]
    follows_bracket = before.endswith("]") or (before[:1] == "]" and before[1:].isspace())
    if follows_bracket or _ends_emphasis(text, opener.start()):
        return False
    return not _NOTE.match(text, opener.end())


def _ends_emphasis(text: str, offset: int) -> bool:
    """Whether emphasis may end right before ``offset``.

    Python-Markdown reads it again where a placeholder follows, and then sees the text's end.
    """
    return _EMPHASIS_END.search(text, max(0, offset - 50), offset) is not None


def label_of(text: str) -> str:
    """Return the label of a reference link in the form that labels are compared in."""
    return " ".join(text.split()).lower()


def _plain_keys(text: str, is_key: Callable[[str], bool]) -> Iterator[int]:
    """Yield the offsets of brackets that hold nothing but a key of the library."""
    outside = _outside(code_spans(text))
    for match in _PLAIN_KEY.finditer(text):
        start = match.start()
        if is_key(match[1]) and outside(start) and not _ends_emphasis(text, start):
            yield start


def find_openers(lines: Sequence[str], is_key: Callable[[str], bool] | None = None) -> list[Opener]:
    """Return the places for stamps in document order; ``is_key`` knows the keys of the library."""
    found: list[Opener] = []
    defined = (_DEFINITION.match(line) for line in lines if "]:" in line)
    labels = frozenset(label_of(match[1]) for match in defined if match)
    for block in _blocks(lines):
        here = [*_titles(block), *_cells(block)]
        text = "\n".join(block.lines)
        if "@" in text:
            here += block.openers(Kind.CITATION, _citations(text, labels))
        if "[" in text:
            here += block.openers(Kind.LINK, _links(text, labels))
            here += block.openers(Kind.CITATION, _plain_keys(text, is_key)) if is_key else ()
        found += sorted(here)
    return found
