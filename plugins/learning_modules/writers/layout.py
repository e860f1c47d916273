"""How much room texts need: widths of columns and heights of rows, in both office formats.

The unit of width is that of a spreadsheet's column: one digit of the body font.  The fonts are
Arial and what programs put in its place (Liberation Sans, Helvetica), which have equal widths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from learning_modules.model.template import CellKind, Column, Row, Sheet

#: Width of a text column, least and most; a wider one is harder to read.
TEXT_WIDTH = (12.0, 40.0)
#: Width of a column of boxes, least and most.
BOX_WIDTH = (6.0, 14.0)
#: Width of all columns together, least and most: a landscape page is about 138 wide.
TOTAL_WIDTH = (134.0, 260.0)
#: Widest that a column of a narrow table is stretched to.
STRETCHED_WIDTH = 64.0
#: Most lines in a cell, as no row of a spreadsheet is higher than 409 points (Excel); and the
#: widest that a column may get for it.
MOST_LINES, WIDEST = 30, 160.0
#: What the edges of a cell take, and the button of the filter in a header.
PADDING, FILTER = 1.6, 2.0

# Widths of Latin letters in Arial, in digits (Adobe's metrics of Helvetica, which are equal).
_LETTERS = (
    (0.4, "ijl|'"),
    (0.5, "ftI.,:;/!\\[] \u00a0"),
    (0.6, 'r-()`"'),
    (0.9, "cksvxyzJ"),
    (1.1, "FTZ"),
    (1.2, "ABEKPSVXY&"),
    (1.3, "CDHNRUw"),
    (1.4, "GOQ"),
    (1.5, "mM"),
    (1.8, "W%@—…"),
)
_WIDTHS = {letter: width for width, letters in _LETTERS for letter in letters}
#: Bold letters are so much wider.
BOLD = 1.1


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.east_asian_width(character) in "WF":
        return 1.9
    if unicodedata.category(character).startswith(("M", "C")):
        return 0.0
    return 1.3 if character.isupper() else 1.05


@lru_cache(maxsize=2048)
def text_width(text: str) -> float:
    """Return the width of a line of text."""
    return sum(map(_character_width, text))


@lru_cache(maxsize=2048)
def line_count(text: str, width: float) -> int:
    """Return how many lines ``text`` takes in a column of ``width``; 1 for an empty text."""
    room = max(width - PADDING, 1.0)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    count, used = 1, 0.0
    space = _character_width(" ")
    for word in line.split(" "):
        wide = text_width(word)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        extra = int(wide // room) if wide > room else 0
        count += extra
        used += (space if used else 0.0) + wide - extra * room
    return count


@lru_cache(maxsize=16)
def column_widths(sheet: Sheet) -> tuple[float, ...]:
    """Return the width of each column: what its texts need, within what a page can show."""
    rows = (*sheet.rows, *sheet.example_rows)
    texts = [_texts(rows, n) for n in range(len(sheet.columns))]
    widths = list(map(_wanted, sheet.columns, texts))
    fitted = _fitted(widths, [column.kind is CellKind.BOX for column in sheet.columns])
    return tuple(map(_high_enough, fitted, texts))


def _high_enough(width: float, texts: Iterable[str]) -> float:
    """Return the width at which no text needs a row higher than there can be."""
    for text in texts:
        while line_count(text, width) > MOST_LINES and width < WIDEST:
            width = round(min(width * 1.2, WIDEST), 1)
    return width


def _texts(rows: Sequence[Row], number: int) -> Iterable[str]:
    """Return the texts of a column, each once: prompts stand in the example, too."""
    cells = [row[number] for row in rows]
    return dict.fromkeys(text for cell in cells for text in (cell.blank, cell.example) if text)


def _wanted(column: Column, texts: Iterable[str]) -> float:
    """Return the width at which the longest word stays whole and the longest text in six lines."""
    longest = max(map(text_width, column.title.split()), default=0.0)
    title = (longest + PADDING) * BOLD + FILTER
    if column.kind is CellKind.BOX:
        return _within(title, BOX_WIDTH)
    words, whole = title, text_width(column.title) / 2 + 2.5
    for text in texts:
        words = max(words, max(map(text_width, text.split()), default=0.0) + 2)
        whole = max(whole, text_width(text) / 3 + 4)
    return _within(max(words, whole), TEXT_WIDTH)


def _within(value: float, limits: tuple[float, float]) -> float:
    return min(max(value, limits[0]), limits[1])


def _fitted(widths: Sequence[float], fixed: Sequence[bool]) -> tuple[float, ...]:
    """Return the widths with a sum within limits; columns that are ``fixed`` keep theirs."""
    total = sum(widths)
    boxes = sum(width for width, keep in zip(widths, fixed, strict=True) if keep)
    texts = total - boxes
    aim = _within(total, TOTAL_WIDTH)
    factor = max(aim - boxes, texts / 2) / texts if texts and aim != total else 1.0
    return tuple(
        round(width if keep else min(width * factor, max(STRETCHED_WIDTH, width)), 1)
        for width, keep in zip(widths, fixed, strict=True)
    )
