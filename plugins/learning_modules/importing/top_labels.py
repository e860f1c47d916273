"""Labels that a draft repeats in its introduction: they are read there, and stay in the text.

The habit is that of an outline whose first section says for whom the module is and what it asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.header import Entry, item_texts
from learning_modules.importing.labels import Label, field_of_heading, read_label
from learning_modules.importing.numbering import split_title
from learning_modules.importing.parts import Part, below, parts_of

#: Fields that a label in the introduction can give.
_FIELDS = frozenset(
    {"audience", "level", "role", "constraints", "duration", "prerequisites", "objectives"}
)
#: Subsections under a label's heading are searched among the first ones.
_NEAR_TOP = 5


def top_parts(parts: Sequence[Part]) -> list[Part]:
    """Return the part above the first section, that section and those below it."""
    return [parts[0], *(below(parts, 1) if len(parts) > 1 else ())]


def top_entries(body: Sequence[Block]) -> tuple[Entry, ...]:
    """Return the labels in bold of the first section, and its subsections that are labels."""
    parts = parts_of(body)
    found = [e for part in top_parts(parts) for e in _labels(part.blocks)]
    return (*found, *_headed(parts[1 : _NEAR_TOP + 1]))


def _headed(parts: Sequence[Part]) -> Iterator[Entry]:
    for part in parts:
        field = field_of_heading(split_title(part.title)[1])
        texts = tuple(_texts(part.blocks[0])) if part.blocks else ()
        if field in _FIELDS and field != "objectives" and texts:
            yield Entry(field or "", part.title, part.line, "", texts)


def _labels(blocks: Sequence[Block]) -> Iterator[Entry]:
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        found = [Entry(a.field, a.name, block.line, a.value, more) for a, more in _read(block)]
        if found and not found[-1].texts and after is not None:
            found[-1] = replace(found[-1], items=tuple(_texts(after)))
        yield from found


def _read(block: Block) -> Iterator[tuple[Label, tuple[str, ...]]]:
    """Yield each label of a paragraph or list with the texts below it."""
    if block.kind is Kind.PARAGRAPH:
        for line in block.text.split("\n"):
            if label := _marked(line):
                yield label, ()
    elif block.kind is Kind.LIST:
        for item in block.children:
            first, *rest = item.children
            if first.kind is Kind.PARAGRAPH and (label := _marked(first.text.split("\n")[0])):
                yield label, tuple(text for child in rest for text in _texts(child))


def _marked(line: str) -> Label | None:
    """Return the label in bold or italics that a line begins with, if it names such a field."""
    label = read_label(line) if line.lstrip().startswith(("*", "_")) else None
    return label if label and label.field in _FIELDS else None


def _texts(block: Block) -> list[str]:
    if block.kind is Kind.LIST:
        return item_texts(block)
    return [" ".join(block.text.split())] if block.kind is Kind.PARAGRAPH else []
