"""Whether Python-Markdown reads a module as CommonMark read its draft, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.parts import parts_of
from learning_modules.importing.rendering import render
from learning_modules.importing.site_files import EXTENSIONS
from learning_modules.markup.block_counts import BlockCounter

_ELEMENTS = {Kind.ITEM: "li", Kind.TABLE: "table", Kind.QUOTE: "blockquote", Kind.FENCE: "pre"}
_NAMES = {
    "li": "list items",
    "table": "tables",
    "blockquote": "quotations",
    "pre": "blocks of code",
}


def counts_of(blocks: Sequence[Block]) -> dict[str, int]:
    """Return how many of each counted element CommonMark sees in these blocks."""
    found = dict.fromkeys(_NAMES, 0)
    for block in blocks:
        for inner in block.walk():
            if inner.kind in _ELEMENTS:
                found[_ELEMENTS[inner.kind]] += 1
    return found


class Agreement:
    """Compares drafts one by one; the converter is made once."""

    def __init__(self) -> None:
        self._counter = BlockCounter(EXTENSIONS)

    def check(self, path: str, blocks: Sequence[Block]) -> list[Finding]:
        """Return a finding for each part of a draft that the two read differently."""
        return [
            finding
            for part in parts_of(blocks)
            if part.blocks
            for finding in self._part(path, part.blocks)
        ]

    def _part(self, path: str, blocks: Sequence[Block]) -> list[Finding]:
        if self._counter.count(render(blocks)) == counts_of(blocks):
            return []
        return [f for block in blocks for f in self._block(path, block)] or self._whole(
            path, blocks
        )

    def _block(self, path: str, block: Block) -> list[Finding]:
        if block.kind is Kind.HTML:
            return []
        if _is_note(block):
            return []
        wanted, seen = counts_of([block]), self._counter.count(render([block]))
        return _finding(path, block.line, wanted, seen=seen)

    def _whole(self, path: str, blocks: Sequence[Block]) -> list[Finding]:
        """Compare all blocks of a part at once; HTML of the draft's own is not counted."""
        if any(
            inner.kind is Kind.HTML or _is_note(inner) for block in blocks for inner in block.walk()
        ):
            return []
        seen = self._counter.count(render(blocks))
        return _finding(path, blocks[0].line, counts_of(blocks), seen=seen)


def _is_note(block: Block) -> bool:
    """Whether a paragraph is the text of a footnote, which the site shows as an item."""
    return block.kind is Kind.PARAGRAPH and bool(re.match(r"\[\^[^\]\s]+\]:", block.text))


def _finding(
    path: str, line: int, wanted: dict[str, int], *, seen: dict[str, int]
) -> list[Finding]:
    differing = [
        f"{_NAMES[name]}: {wanted[name]} in the draft, {seen[name]} in the module"
        for name in _NAMES
        if wanted[name] != seen[name]
    ]
    if not differing:
        return []
    hint = "look at this place in the page, and mend the list by hand"
    return [Finding("import-markdown", Location(path, line), "; ".join(differing), hint)]
