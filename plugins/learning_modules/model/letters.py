"""Letters and other texts with words to replace: ``Dear [name],``."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.model.drafts import as_line
from learning_modules.model.form_lines import has_blank, has_gap, lone_blank, read_fields
from learning_modules.model.marks import has_example
from learning_modules.model.raw_form import RawBlock, RawFence, RawList, RawText


def with_letter(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the blocks with those that are a text to change as one block of text.

    A text is one if words to replace are the only blanks in it, and no more of them are behind a
    label of their own than in sentences.  It reaches from the first of them to the last.
    """
    found = [n for n, block in enumerate(blocks) if isinstance(block, RawText) and _gaps(block)]
    if not found or not _is_letter(blocks, range(found[0], found[-1] + 1)):
        return list(blocks)
    first, end = found[0], found[-1] + 1
    lines = [line for block in blocks[first:end] for line in (*_lines(block), "")]
    return [*blocks[:first], RawFence(tuple(lines[:-1])), *blocks[end:]]


def _is_letter(blocks: Sequence[RawBlock], within: range) -> bool:
    if not all(isinstance(blocks[n], RawText | RawList) for n in within):
        return False
    if any(not isinstance(block, RawText | RawList) or _has_more(block) for block in blocks):
        return False
    texts = [line for block in blocks if isinstance(block, RawText) for line in _lines(block)]
    labelled = sum(bool(read_fields(line, loose=True) or lone_blank(line)) for line in texts)
    sentences = sum(has_gap(line) and not read_fields(line) for line in texts)
    return bool(sentences) and sentences >= labelled


def _has_more(block: RawText | RawList) -> bool:
    """Whether a block holds blanks that are no words to replace: boxes, lines, examples."""
    if isinstance(block, RawList) and any(item.ticked is not None for item in block.items):
        return True
    return any(has_blank(line) or has_example(line) for line in _lines(block))


def _gaps(block: RawText) -> bool:
    return has_gap(block.text) and not lone_blank(block.text)


def _lines(block: RawBlock) -> tuple[str, ...]:
    if isinstance(block, RawList):
        return tuple(as_line(item) for item in block.items)
    return (block.lines or (block.text,)) if isinstance(block, RawText) else ()
