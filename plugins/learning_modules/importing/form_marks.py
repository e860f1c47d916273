"""Boxes and lines to write on, in the one form that pages and downloads understand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from learning_modules.importing.blocks import Block, Kind

_BOX = re.compile(
    r"^(?P<open>(?:\*\*|__|\*|_)?)\s*`?(?:\\?\[(?P<mark>[ xX_✓✔]?)\\?\]"
    r"|(?P<sign>[☐☑☒□⬜✅]))`?[ \t]*(?P<text>.*)$",
    re.DOTALL,
)
_TICKED = frozenset("xX✓✔☑☒✅")
#: A row of underscores at least this long is a line to write on, not a rule between sections.
_LINE_LENGTH = 10
_LABEL = re.compile(r"[:?]\s*(?:\*\*|__|\*|_)?\s*$")


def boxed(text: str) -> str | None:
    """Return a text that begins with a box in any form as ``[ ] text``, or None if it has none."""
    match = _BOX.match(text)
    if match is None or text.startswith(("[](", "[ ](")):
        return None
    mark = match["mark"] if match["mark"] is not None else match["sign"]
    rest = match["text"].strip()
    opening = match["open"]
    if opening and rest.startswith(opening):  # **[ ]** x
        rest, opening = rest[len(opening) :].strip(), ""
    return f"[{'x' if mark and mark in _TICKED else ' '}] {opening}{rest}".rstrip()


def with_boxes(block: Block) -> Block:
    """Return a block in which every box at the beginning of an item is ``[ ]`` or ``[x]``."""
    if block.kind is Kind.ITEM and block.children and block.children[0].kind is Kind.PARAGRAPH:
        first = block.children[0]
        text = boxed(first.text)
        rest = tuple(with_boxes(child) for child in block.children[1:])
        return replace(block, children=(replace(first, text=text or first.text), *rest))
    if block.kind is Kind.PARAGRAPH:
        return _list_of_boxes(block) or block
    return replace(block, children=tuple(with_boxes(child) for child in block.children))


def _list_of_boxes(block: Block) -> Block | None:
    """Return a paragraph in which each line begins with a box as a list, or None."""
    lines = [boxed(line.strip()) for line in block.text.split("\n")]
    if any(line is None or line in {"[ ]", "[x]"} for line in lines):
        return None
    items = []
    for number, line in enumerate(lines):
        at = block.line + number
        paragraph = Block(Kind.PARAGRAPH, at, at + 1, line or "")
        items.append(Block(Kind.ITEM, at, at + 1, children=(paragraph,)))
    return Block(Kind.LIST, block.line, block.end, children=tuple(items))


def _is_line(block: Block) -> bool:
    return block.kind is Kind.RULE and block.text.startswith("_")


def _is_label(block: Block) -> bool:
    """Whether a paragraph ends with a colon or question mark, as a label of a blank."""
    return block.kind is Kind.PARAGRAPH and _LABEL.search(block.text) is not None


def with_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with rows of underscores as lines to write on, behind their labels."""
    result: list[Block] = []
    for each in blocks:
        block = replace(each, children=with_lines(each.children))
        if each.kind is Kind.ITEM and each.children and _is_line(each.children[0]):
            first = replace(block.children[0], kind=Kind.PARAGRAPH, text="\\_" * 20)
            block = replace(block, children=(first, *block.children[1:]))
        before = result[-1] if result else None
        if _is_line(block) and before and _is_label(before):
            result[-1] = replace(before, text=f"{before.text} ________", end=block.end)
        elif _is_line(block) and len(block.text) >= _LINE_LENGTH:
            result.append(replace(block, kind=Kind.PARAGRAPH, text="\\_" * 20))
        else:
            result.append(block)
    return tuple(result)


def with_form_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with boxes and lines to write on in their usual form."""
    return tuple(with_boxes(block) for block in with_lines(blocks))


def without_separators(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without rules that only stand between sections, at the start or end."""
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        if block.kind is Kind.RULE:
            rest = [b for b in blocks[number + 1 :] if b.kind is not Kind.RULE]
            at_heading = not rest or rest[0].kind is Kind.HEADING
            if _is_line(block) and kept and _is_label(kept[-1]):
                kept.append(block)
                continue
            if at_heading or not kept or kept[-1].kind in {Kind.HEADING, Kind.RULE}:
                continue
        kept.append(block)
    return tuple(kept)
