"""Very long blocks of headings, rulers and boxes, divided by blank lines before they are parsed.

Python-Markdown cuts each of them out of the block of lines that it stands in, and reads what is
left again: its time grows with the square of them.  A blank line beside each changes nothing in
what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown.preprocessors import Preprocessor

#: So many of them without a blank line between them are read as they are.
_MOST = 100

#: A heading, or the first line of a box (an admonition, or one that opens).
_HEADING = re.compile(r"[ >]*(?:#{1,6}|!!!|\?\?\?)")
_RULER = re.compile(r"[ >]*(?:=+|-+|(?:[-_*] {0,2}){3,}) *\Z")


class Divider(Preprocessor):
    """Puts blank lines into such blocks; runs when code and HTML have been taken out."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, divided where they have to be."""
        if sum(map(_divides, lines)) <= _MOST:
            return lines
        return [line for block in _blocks(lines) for line in _divided(block)]


def _divides(line: str) -> bool:
    return bool(_HEADING.match(line) or _RULER.match(line))


def _blocks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the lines between blank ones, and each blank line on its own."""
    start = 0
    for number, line in enumerate(lines):
        if line.strip():
            continue
        if number > start:
            yield lines[start:number]
        yield [line]
        start = number + 1
    if start < len(lines):
        yield lines[start:]


def _divided(block: Sequence[str]) -> Sequence[str]:
    if sum(map(_divides, block)) <= _MOST:
        return block
    divided: list[str] = []
    for line in block:
        if _HEADING.match(line) and divided and divided[-1]:
            divided.append("")
        divided.append(line)
        if _divides(line):
            divided.append("")
    return divided
