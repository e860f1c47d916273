"""The header of a draft: labels above the first section, which leave the text and become fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.labels import (
    Label,
    field_of,
    field_of_heading,
    is_other_label,
    read_any_label,
    read_label,
    split_label,
)
from learning_modules.importing.numbering import split_title
from learning_modules.importing.parts import Part, blocks_of, parts_of

#: Labels that stand for a field wherever they are; the others only above the first section.
_ANYWHERE = frozenset({"id"})

#: Headings of sections that may hold nothing but labels.
_OVERVIEW = re.compile(
    r"\b(?:overview|information|info|details?|meta-?data|at a glance|summary|header|specifications?"
    r"|profile)\s*$",
    re.IGNORECASE,
)

#: A section under a label's heading that is longer than this is a section of the text.
_HEADING_WORDS = 90


@dataclass(frozen=True)
class Entry:
    """A label of the header with all that it says: text on its line, and items below it."""

    field: str
    name: str
    line: int
    value: str = ""
    items: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The value, if there is one, and the items."""
        return (self.value, *self.items) if self.value else self.items

    @property
    def text(self) -> str:
        """Value and items as one text."""
        return " ".join(self.texts)


@dataclass(frozen=True)
class Header:
    """The labels of a draft in their order, and the blocks that are left."""

    entries: tuple[Entry, ...]
    body: tuple[Block, ...]

    def of(self, *fields: str) -> tuple[Entry, ...]:
        """Return the labels of these fields that say something, in the order of ``fields``."""
        return tuple(e for field in fields for e in self.entries if e.field == field and e.texts)

    def value(self, *fields: str) -> str:
        """Return the text of the first label of these fields, or an empty string."""
        return next((entry.text for entry in self.of(*fields)), "")


def read_header(blocks: Sequence[Block]) -> Header:
    """Return the labels of a draft without its title, and the text without them."""
    parts = list(parts_of(blocks))
    entries: list[Entry] = []
    kept: list[Part] = []
    above = True
    for index, part in enumerate(parts):
        heading = _heading_label(part, last=index == len(parts) - 1) if above else None
        if heading is not None:
            entries.append(heading[0])
            kept.append(Part(None, heading[1]))
            continue
        named = read_id_heading(part.heading)
        overview = _overview(part) if above else ()
        if overview:
            entries += overview
            continue
        above = above and (part.heading is None or named is not None)
        own = _Reader(everywhere=above).read(part.blocks)
        entries += [*([named] if named else []), *own.entries]
        kept.append(Part(None if named else part.heading, tuple(own.kept)))
    return Header(tuple(entries), tuple(blocks_of(kept)))


def _overview(part: Part) -> tuple[Entry, ...]:
    """Return the labels of a section that holds nothing else ("Module Overview"), with its title.

    Nothing is returned for any other section.
    """
    if part.heading is None or not _OVERVIEW.search(part.title):
        return ()
    reader = _Reader(everywhere=True, any_label=True).read(part.blocks)
    named = [entry for entry in reader.entries if entry.field != "other"]
    if len(named) < 2 or any(block.kind is not Kind.RULE for block in reader.kept):
        return ()
    return (Entry("other", part.title, part.line), *reader.entries)


def read_id_heading(heading: Block | None) -> Entry | None:
    """Return the id that a heading of its own names (``## Content ID: X``), or None."""
    label = read_label(heading.text) if heading else None
    if heading is None or label is None or label.field != "id":
        return None
    return Entry("id", label.name, heading.line, label.value)


def _heading_label(part: Part, *, last: bool) -> tuple[Entry, tuple[Block, ...]] | None:
    """Return the label that a heading above the first section is, and the blocks it leaves."""
    if part.heading is None or last:
        return None
    _, title = split_title(part.title)
    split = split_label(title) or (title, "")
    field = field_of_heading(split[0])
    words = sum(len(block.words.split()) for block in part.blocks)
    if field is None or words > _HEADING_WORDS or (words == 0 and not split[1]):
        return None
    if field == "id" and split[1]:  # what follows it are other labels
        return None
    used, rest = _said(part.blocks)
    if field == "objectives" and not used and not split[1]:  # a table: it is read where it stands
        return None
    entry = Entry(field, split[0], part.line, split[1], tuple(used))
    return entry, tuple(rest)


def _said(blocks: Sequence[Block]) -> tuple[list[str], list[Block]]:
    """Return the texts of paragraphs and items, and the blocks that are something else."""
    texts: list[str] = []
    rest: list[Block] = []
    for block in blocks:
        if block.kind is Kind.PARAGRAPH:
            texts.append(" ".join(block.text.split()))
        elif block.kind is Kind.LIST:
            texts += item_texts(block)
        elif block.kind is not Kind.RULE:
            rest.append(block)
    return texts, rest


def item_texts(block: Block) -> list[str]:
    """Return the text of each item of a list, nested ones too, each on one line."""
    return [
        " ".join(child.text.split())
        for item in block.walk()
        if item.kind is Kind.ITEM
        for child in item.children
        if child.kind is Kind.PARAGRAPH
    ]


class _Reader:
    """Reads the labels of one part; what is no label is kept.

    ``everywhere`` says that the part stands above the first section; with ``any_label`` a label in
    bold that names no field is one too.
    """

    def __init__(self, *, everywhere: bool, any_label: bool = False) -> None:
        self.everywhere = everywhere
        self.any_label = any_label
        self.entries: list[Entry] = []
        self.kept: list[Block] = []
        self.open = False

    def read(self, blocks: Sequence[Block]) -> _Reader:
        """Read the blocks in order; a label without a value takes the block below it."""
        for block in blocks:
            if self.open and self._takes(block):
                continue
            self.open = False
            if block.kind is Kind.PARAGRAPH:
                self._paragraph(block)
            elif (
                (block.kind is Kind.LIST and self.everywhere and self._list(block))
                or (block.kind is Kind.TABLE and self.everywhere and self._table(block))
                or (block.kind is Kind.QUOTE and self.everywhere and self._quote(block))
            ):
                continue
            else:
                self.kept.append(block)
        return self

    def _label(self, line: str) -> Label | None:
        label = read_any_label(line) if self.any_label else read_label(line)
        if label and not self.everywhere and label.field not in _ANYWHERE:
            return None
        return label

    def _takes(self, block: Block) -> bool:
        """Give a block to the label above it, if that has no value yet."""
        if block.kind is Kind.LIST:
            if not self._list(block):
                self._extend(item_texts(block))
            self.open = False
            return True
        if block.kind is Kind.PARAGRAPH and self._label(block.text.split("\n")[0]) is None:
            self._extend([" ".join(block.text.split())])
            self.open = block.text.rstrip("* ").endswith(":")
            return True
        return False

    def _extend(self, texts: Sequence[str]) -> None:
        last = self.entries[-1]
        self.entries[-1] = replace(last, items=(*last.items, *texts))

    def _paragraph(self, block: Block) -> None:
        """Read a paragraph line by line: a line that is no label continues the one above it."""
        rest: list[str] = []
        began = False
        lines = [
            (number, part)
            for number, line in enumerate(block.text.split("\n"))
            for part in self._divided(line)
        ]
        for number, line in lines:
            label = self._label(line)
            if label:
                self.entries.append(
                    Entry(label.field, label.name, block.line + number, _unmarked(label.value))
                )
                began = True
            elif began and not is_other_label(line):
                self._extend([line.strip()])
            else:
                rest.append(line)
                began = False
        if rest:
            self.kept.append(replace(block, text="\n".join(rest)))
        self.open = (began and not self.entries[-1].texts) or (
            began and self.entries[-1].text.rstrip("* ").endswith(":")
        )

    def _divided(self, line: str) -> list[str]:
        """Return the labels that stand on one line with bars between them, else the line."""
        ways = (
            (r"\s+[|•·]\s+", r"\s*<br\s*/?>\s*", r"\s+(?=\*\*[^*:]{2,40}(?::\*\*|\*\*:))")
            if self.everywhere
            else ()
        )
        for way in ways:
            parts = re.split(way, line)
            if len(parts) > 1 and all(self._label(p) or is_other_label(p) for p in parts):
                return parts
        return [line]

    def _list(self, block: Block) -> bool:
        """Read a list of labels; false if any item is none."""
        texts = [item.children[0].text for item in block.children]
        labels = [self._label(text.split("\n")[0]) for text in texts]
        if sum(map(bool, labels)) > 1 and 2 * sum(map(bool, labels)) >= len(labels):
            labels = [
                label or read_any_label(text) for label, text in zip(labels, texts, strict=True)
            ]
        if not labels or not all(labels):
            return False
        for item, label in zip(block.children, labels, strict=True):
            if label is None:
                continue
            more = [t for child in item.children[1:] for t in _texts_of(child)]
            lines = item.children[0].text.split("\n")[1:]
            items = tuple(line.strip() for line in (*lines, *more))
            self.entries.append(Entry(label.field, label.name, item.line, label.value, items))
        return True

    def _quote(self, block: Block) -> bool:
        """Read a quotation that holds nothing but labels."""
        inner = _Reader(everywhere=True).read(block.children)
        if inner.kept or not inner.entries:
            return False
        self.entries += inner.entries
        return True

    def _table(self, block: Block) -> bool:
        """Read a table of two columns whose first one holds labels."""
        rows = list(_rows(block.text))
        found = [(i, field_of(cells[0]), cells) for i, cells in rows if len(cells) == 2]
        named = [(i, field, cells) for i, field, cells in found if field]
        if len(named) < 2 or len(named) * 2 < len(rows):
            return False
        for index, field, cells in found:
            name = cells[0].strip("*_: ")
            self.entries.append(Entry(field or "other", name, block.line + index, cells[1]))
        return True


def _unmarked(value: str) -> str:
    """Return a value without the mark that ends emphasis begun in front of its label."""
    mark = re.search(r"(?<=\w)(\*{1,3}|_{1,3})$", value)
    return value[: mark.start()] if mark and mark[1] not in value[: mark.start()] else value


def _texts_of(block: Block) -> list[str]:
    return item_texts(block) if block.kind is Kind.LIST else [block.text]


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for index, row in enumerate(text.split("\n")):
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if any(cell.strip("-: ") for cell in cells):
            yield index, cells
