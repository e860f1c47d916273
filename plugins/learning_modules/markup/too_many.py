"""Parts of a text that converters look through again for each of them: kept to a number.

The time for code blocks, blocks of HTML and footnotes grows with the square of their number, that
for a tag with the square of its attributes.  Those beyond a limit are shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from learning_modules.markup.fences import as_text, opens

#: A note, and its sign at the end; the rest of it is not taken.
_NOTE = re.compile(r"(?m)^ {0,3}\[\^(?=[^\]\n]*\]:)")
#: A tag that begins a block, behind an empty line; its sign alone is taken.
_BLOCK = re.compile(r"(?:\A|(?<=\n)[ \t]*\n) {0,3}<(?=[A-Za-z])")
#: From so many blocks on it is worth looking for empty ones.
_MANY = 5_000
_TAG = re.compile(r"<[A-Za-z][^<>]*>")


def without_more_notes(text: str, most: int) -> tuple[str, int | None]:
    """Return the text with a backslash before each note beyond the first ``most``.

    The number is the offset of the first such note; None where the text is as it was.
    """
    return _without_more(text, most, begins=_NOTE, sign="[^", instead="\\[^")


def without_long_tags(text: str, most: int) -> tuple[str, int | None]:
    """Return the text with the ``<`` of tags with more than ``most`` words as wide signs."""
    long = [tag.start() for tag in _TAG.finditer(text) if len(tag[0].split(None, most + 1)) > most]
    if not long:
        return text, None
    parts, done = [], 0
    for place in long:
        parts += [text[done:place], "\uff1c"]
        done = place + 1
    return "".join([*parts, text[done:]]), long[0]


def without_more_html(text: str, most: int) -> tuple[str, int | None]:
    """Return the text with a wide sign for the ``<`` of each block beyond the first ``most``.

    The number is the offset of the first such block; None where the text is as it was.
    """
    return _without_more(text, most, begins=_BLOCK, sign="<", instead="\uff1c")


def _without_more(
    text: str, most: int, *, begins: re.Pattern[str], sign: str, instead: str
) -> tuple[str, int | None]:
    """Return the text with ``instead`` for the ``sign`` that ends each match beyond the first."""
    if text.count(sign) <= most:
        return text, None
    beyond = next(islice(begins.finditer(text), most, None), None)
    if beyond is None:
        return text, None
    rest = begins.sub(lambda one: one[0].removesuffix(sign) + instead, text[beyond.start() :])
    return text[: beyond.start()] + rest, beyond.end() - len(sign)


def first_block_beyond(lines: Sequence[str], most: int) -> int | None:
    """Return the index of the line that begins the block after the first ``most``, or None."""
    if len(lines) <= 2 * most:
        return None
    begins = (
        n for n, line in enumerate(lines) if line.strip() and not (n and lines[n - 1].strip())
    )
    return next(islice(begins, most, None), None)


def blocks_of(text: str) -> list[str]:
    """Return the blocks of a text as the converter divides it, without long runs of empty ones.

    The time for taking one off grows with the number of those that follow.
    """
    blocks = text.split("\n\n")
    if len(blocks) < _MANY:
        return blocks
    return [block for n, block in enumerate(blocks) if block or not n or blocks[n - 1]]


def without_more_fences(lines: Sequence[str], most: int) -> tuple[list[str], int | None]:
    """Return the lines with the marks of code blocks beyond the first ``most`` as wide signs."""
    marked = [number for number, line in enumerate(lines) if opens(line)]
    if len(marked) <= 2 * most:
        return list(lines), None
    first = marked[2 * most]
    return [*lines[:first], *map(as_text, lines[first:])], first
