"""Headings of a draft: sections from level two on, without numbers, with their roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.labels import bold_text, is_bold_line, read_label
from learning_modules.importing.numbering import (
    has_bare_numbers,
    split_bare_number,
    split_title,
    without_marks,
)
from learning_modules.model.roles import roles_of_title


@dataclass(frozen=True)
class Heading:
    """What became of a heading: its line, its old text, number and title, and its roles."""

    line: int
    written: str
    number: str
    title: str
    level: int
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Sections:
    """The blocks with their new headings, and what became of each heading, in order."""

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]


def with_promoted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Make bold lines headings where a draft has at most one heading of its own.

    Numbered lines are sections (``1.``) and subsections (``1.1``); unnumbered ones between
    numbered ones are subsections.
    """
    if sum(block.kind is Kind.HEADING for block in blocks) > 1:
        return tuple(blocks)
    lines = [b for b in blocks if _can_be_heading(b)]
    numbered = any(split_title(bold_text(b.text))[0] for b in lines)
    return tuple(_promoted(b, numbered=numbered) if b in lines else b for b in blocks)


def _can_be_heading(block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or not is_bold_line(block.text):
        return False
    text = bold_text(block.text)
    return len(text) <= 100 and read_label(block.text) is None and text[-1:] not in ".!,;"


def _promoted(block: Block, *, numbered: bool) -> Block:
    text = bold_text(block.text)
    number, title = split_title(text)
    has_role = bool(roles_of_title(title, pillars={}, extra={}))
    depth = number.count(".") + 1 if number and not number.isalpha() else 0
    level = 1 + depth if depth else (2 if has_role or not numbered else 3)
    return replace(block, kind=Kind.HEADING, text=text, level=level, original=block.text)


def _numbers(blocks: Sequence[Block]) -> dict[Block, tuple[str, str]]:
    """Return number and title of each heading."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    found = {block: split_title(block.text) for block in headings}
    for level in sorted({block.level for block in headings}):
        same = [b for b in headings if b.level == level and not found[b][0]]
        bare = [b for b in same if split_bare_number(without_marks(b.text))[0]]
        if has_bare_numbers([without_marks(b.text) for b in bare]):
            found.update({b: split_bare_number(without_marks(b.text)) for b in bare})
    return found


def _levels(blocks: Sequence[Block], numbers: dict[Block, tuple[str, str]]) -> list[int]:
    """Return the new level of each heading: sections are two, and no level is left out.

    A section numbered 2.1 at the level of section 2 is one below it.
    """
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    top = min((b.level for b in headings), default=2)
    tops = {b.level for b in headings if re.fullmatch(r"\d+|[IVX]+", numbers[b][0])}
    levels: list[int] = []
    for block in headings:
        depth = numbers[block][0].count(".") if block.level in tops else 0
        wanted = block.level - top + 2 + depth
        levels.append(min(wanted, (levels[-1] if levels else 1) + 1, 6))
    return levels


def read_sections(blocks: Sequence[Block]) -> Sections:
    """Return the blocks with headings that have no numbers, their levels and their roles."""
    numbers = _numbers(blocks)
    levels = iter(_levels(blocks, numbers))
    result: list[Block] = []
    headings: list[Heading] = []
    for block in blocks:
        if block.kind is not Kind.HEADING:
            result.append(block)
            continue
        number, title = numbers[block]
        title = re.sub(r"\s*\{[^{}]*\}$", "", title) or title
        roles = roles_of_title(title, pillars={}, extra={})
        level = next(levels)
        headings.append(
            Heading(block.line, block.original or block.text, number, title, level, roles)
        )
        result.append(
            replace(block, text=title, level=level, roles=roles, id=_written_id(block.text))
        )
    return Sections(tuple(result), tuple(headings))


def _written_id(text: str) -> str:
    """Return the id that a draft gives a heading in braces, or an empty string."""
    match = re.search(r"\{[^{}]*#([\w-]+)[^{}]*\}\s*$", text)
    return match[1] if match else ""
