"""Forms inside a fence: authors often put a whole template between ``` marks."""

from __future__ import annotations

import re
from itertools import groupby

from learning_modules.model.boxes import leading_box
from learning_modules.model.form_lines import has_blank
from learning_modules.model.raw_form import (
    RawBlock,
    RawCell,
    RawFence,
    RawHeading,
    RawItem,
    RawList,
    RawTable,
    RawText,
)

_BULLET = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+")
_EMPTY_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\Z")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
# More than two underscores are a line to write on.
_EMPHASIS = re.compile(r"(?<![_*])(\*\*|__)(?=[^\s_*])(.+?)(?<=[^\s_*])\1(?![_*])")


def read_fence(fence: RawFence) -> tuple[RawBlock, ...]:
    """Return the blocks inside a fence if they can be filled in, else the fence itself."""
    blocks = tuple(_blocks(fence))
    tables = any(isinstance(block, RawTable) for block in blocks)
    boxes = any(leading_box(_bare(line))[0] is not None for line in fence.lines)
    fields = any(has_blank(line) for line in fence.lines)
    return blocks if tables or boxes or fields else (fence,)


def _blocks(fence: RawFence) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    for kind, group in groupby((line.rstrip() for line in fence.lines), key=_kind):
        lines = list(group)
        if kind == "bullets" and blocks and isinstance(blocks[-1], RawText):
            blocks[-1:] = _last_line_apart(blocks[-1])
        blocks.extend(_block(kind, lines, fence))
    return blocks


def _last_line_apart(text: RawText) -> tuple[RawText, ...]:
    """Return a text with its last line, the label of bullets below it, as a text of its own."""
    above, last = text.lines[:-1], text.lines[-1:]
    parts = (RawText(" ".join(lines), lines, location=text.location) for lines in (above, last))
    return tuple(part for part in parts if part.lines)


def _kind(line: str) -> str:
    if not line.strip():
        return "empty"
    if "|" in line:
        return "pipes"
    if _EMPTY_BULLET.match(line):
        return "bullets"
    if _HEADING.match(line):
        return "heading"
    return "item" if leading_box(_bare(line))[0] is not None else "text"


def _block(kind: str, lines: list[str], fence: RawFence) -> list[RawBlock]:
    if kind == "empty":
        return []
    if kind == "pipes" and len(lines) > 1 and _DELIMITER.match(lines[1]):
        header, _, *rows = [_cells(line, fence) for line in lines]
        return [RawTable(header, tuple(rows))]
    if kind == "bullets":
        return [RawList(tuple(RawItem("____", location=fence.location) for _ in lines))]
    if kind == "item":
        return [RawList(tuple(_item(line, fence) for line in lines))]
    if kind == "heading":
        return [
            RawHeading(_plain(line.strip("# ")), len(line) - len(line.lstrip("#")))
            for line in lines
        ]
    texts = tuple(_plain(line) for line in lines)
    return [RawText(" ".join(texts), texts, location=fence.location)]


def _cells(line: str, fence: RawFence) -> tuple[RawCell, ...]:
    parts = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
    return tuple(
        RawCell(_plain(part).strip("`"), part.strip().startswith("`"), fence.location)
        for part in parts
    )


def _item(line: str, fence: RawFence) -> RawItem:
    ticked, text = leading_box(_bare(line))
    depth = (len(line) - len(line.lstrip())) // 2
    return RawItem(_plain(text), ticked, depth, fence.location)


def _bare(line: str) -> str:
    return _BULLET.sub("", line, count=1)


def _plain(text: str) -> str:
    return _EMPHASIS.sub(r"\2", text.replace("\\|", "|")).strip()
