"""Whether a block can be filled in: empty cells, boxes, blanks, dots, questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from learning_modules.importing.blocks import Block, Kind
from learning_modules.model.form_lines import fields_of_lines, read_fields

_CELL = re.compile(r"(?<!\\)\|")
_OPEN = re.compile(
    r"[\s`*]*(?:"
    r"|\[[^\]]*\]|\([^()]*\bfill[^()]*\)|[._…\s-]{1,}|_{2,}|\$?\s*_{2,}\s*%?|\.{3,}|…|☐.*"
    r"|\[[ xX_]?\].*"
    r"|<[^<>]+>|\{[^{}]+\}|e\.g\.,?.*|\(e\.g\..*\)|tbd|tbc|n/a|xx+|\$x+|your .{0,40}"
    r")[\s`*]*\Z",
    re.IGNORECASE,
)
_BOX = re.compile(r"^[\s*_`]*(?:\\?\[[ xX_]?\\?\]|[☐☑☒□⬜✅])")
_PLACE = re.compile(
    r"\[(?!\s*[xX]?\s*\])[^\[\]\n]{2,80}\](?!\()|<[A-Z][^<>\n]{1,60}>|\{\{?[^{}\n]{2,60}\}\}?"
    r"|_{3,}|\.{4,}"
)


def cells_of(row: str) -> list[str]:
    """Return the cells of a row of a table, without marks of the row."""
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _CELL.split(inner)]


def table_rows(block: Block) -> tuple[list[str], list[list[str]]]:
    """Return the cells of a table's header, and those of its rows."""
    lines = block.text.split("\n")
    return cells_of(lines[0]), [cells_of(line) for line in lines[2:]]


def is_open_cell(cell: str) -> bool:
    """Whether a cell is empty, dots, a blank, a box, or a placeholder in brackets."""
    return bool(_OPEN.match(cell))


def is_open_table(block: Block) -> bool:
    """Whether half of the cells beside the first column are open."""
    header, rows = table_rows(block)
    cells = [cell for row in rows for cell in (row[1:] if len(header) > 1 else row)]
    dots = any(row and all(re.fullmatch(r"[.…\s]*", cell) for cell in row) for row in rows)
    boxed = sum(bool(_BOX.match(cell)) for row in rows for cell in row)
    if dots or (boxed and boxed >= len(rows) / 2):
        return True
    return bool(cells) and sum(map(is_open_cell, cells)) * 2 >= len(cells)


def has_open_column(block: Block) -> bool:
    """Whether all cells of a column beside the first one are open, in more than one row."""
    header, rows = table_rows(block)
    columns = zip(*(row for row in rows if len(row) == len(header)), strict=True)
    return len(rows) > 1 and any(all(map(is_open_cell, c)) for c in list(columns)[1:])


def _item_text(item: Block) -> str:
    return next((child.text for child in item.children if child.kind is Kind.PARAGRAPH), "")


def has_boxes(block: Block) -> bool:
    """Whether items of a list, or lines of a paragraph, begin with a box."""
    if block.kind is Kind.PARAGRAPH:
        lines = block.text.split("\n")
        return bool(_BOX.match(lines[0])) and all(_BOX.match(line) for line in lines)
    items = [item for item in block.walk() if item.kind is Kind.ITEM]
    return any(_BOX.match(_item_text(item)) for item in items)


def has_fields(block: Block) -> bool:
    """Whether a paragraph is made of labels with blanks, or every item of a list is one."""
    if block.kind is Kind.PARAGRAPH:
        fields, others = fields_of_lines(tuple(_lines(block.text)))
        return bool(fields) and all(line.rstrip("* ").endswith(":") for line in others)
    items = [_item_text(item) for item in block.children]
    return bool(items) and all(read_fields(_bare(text.replace("\n", " "))) for text in items)


def field_count(block: Block) -> int:
    """Return how many blanks a paragraph or list holds."""
    texts = _lines(block.text) if block.kind is Kind.PARAGRAPH else map(_item_text, block.children)
    return sum(len(read_fields(_bare(text.replace("\n", " ")))) for text in texts)


def _lines(text: str) -> Iterator[str]:
    return (_bare(line) for line in text.split("\n"))


def _bare(text: str) -> str:
    return text.replace("**", "").replace("\\_", "_").strip()


def is_question_list(block: Block) -> bool:
    """Whether a flat list holds questions, for the most part."""
    if any(child.kind is not Kind.PARAGRAPH for item in block.children for child in item.children):
        return False
    texts = [_item_text(item).rstrip(' *_)"”') for item in block.children]
    return len(texts) > 1 and sum("?" in text for text in texts) * 2 >= len(texts)


def has_places(text: str, least: int = 2) -> bool:
    """Whether a text has places to put something in: ``[name]``, ``<Name>``, ``____``."""
    return len(_PLACE.findall(text)) >= least


def open_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the lists among the blocks that can be filled in by their form alone."""
    yield from (b for b in blocks if b.kind is Kind.LIST and (has_boxes(b) or has_fields(b)))
