"""A draft as CommonMark sees it: a tree of blocks, each with the lines it stands on.

Only this file knows the parser (markdown-it-py).  Texts inside blocks stay as they were written;
what belongs to the container (quotation marks, indentation) is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from learning_modules.importing.escapes import is_html, shown


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    FENCE = "fence"
    TABLE = "table"
    HTML = "html"
    RULE = "rule"
    DEFINITION = "definition"


@dataclass(frozen=True)
class Block:
    """One block: its lines in the draft (from 1, ``end`` is the line after it) and its text.

    ``text`` is inline Markdown of a heading or paragraph, the code of a fence, the rows of a table,
    raw HTML.  ``level``, ``id``, ``roles`` and ``template`` are a heading's; ``ordered``,
    ``start`` and ``tight`` a list's; ``info`` stands behind a fence's marks.
    """

    kind: Kind
    line: int
    end: int
    text: str = ""
    children: tuple[Block, ...] = ()
    level: int = 0
    info: str = ""
    ordered: bool = False
    start: int = 1
    tight: bool = True
    id: str = ""
    roles: tuple[str, ...] = ()
    template: bool = False
    original: str = ""

    def walk(self) -> Iterator[Block]:
        """Yield the block and all blocks inside it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def words(self) -> str:
        """The text of the block and of all blocks inside it, one after the other."""
        return "\n".join(block.text for block in self.walk() if block.text)


_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_QUOTE_MARKS = re.compile(r"^\s*(?:>[ \t]?\s*)+")


@dataclass(frozen=True)
class _Source:
    """What every node is read with: the lines of the text and those of its link definitions."""

    lines: Sequence[str]
    definitions: Sequence[tuple[int, int]]


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in document order."""
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    root = SyntaxTreeNode(_PARSER.parse(text, env))
    known = [*env.get("references", {}).values(), *_duplicates(env)]
    definitions = sorted({(place["map"][0], place["map"][1]) for place in known if "map" in place})
    source = _Source(text.split("\n"), definitions)
    return _with_definitions(root.children, source, (0, len(source.lines)))


def _duplicates(env: dict[str, dict[str, dict[str, list[int]]]]) -> list[dict[str, list[int]]]:
    """Return the link definitions that an earlier one of the same name hides."""
    return list(env.get("duplicate_refs", []))  # type: ignore[arg-type]


def _with_definitions(
    nodes: Sequence[SyntaxTreeNode], source: _Source, lines: tuple[int, int]
) -> tuple[Block, ...]:
    """Return the blocks of these nodes, and the link definitions that stand between them."""
    blocks = [block for node in nodes for block in _read(node, source)]
    covered = [(b.line - 1, b.end - 1) for b in blocks]
    for start, end in source.definitions:
        inside = any(a <= start < b for a, b in covered)
        if lines[0] <= start < lines[1] and not inside:
            text = "\n".join(_QUOTE_MARKS.sub("", line).strip() for line in source.lines[start:end])
            blocks.append(Block(Kind.DEFINITION, start + 1, end + 1, text))
    return tuple(sorted(blocks, key=lambda block: block.line))


def _lines(node: SyntaxTreeNode) -> tuple[int, int]:
    start, end = node.map or (0, 0)
    return start, end


def _read(node: SyntaxTreeNode, source: _Source) -> Iterator[Block]:
    start, end = _lines(node)
    line, after = start + 1, end + 1
    match node.type:
        case "heading":
            yield from _heading(node, line, after)
        case "paragraph":
            yield from with_tables(Block(Kind.PARAGRAPH, line, after, _inline(node)))
        case "fence":
            yield Block(Kind.FENCE, line, after, node.content, info=node.info.strip())
        case "code_block":
            yield Block(Kind.FENCE, line, after, node.content)
        case "html_block" if is_html(node.content):
            yield Block(Kind.HTML, line, after, node.content.strip("\n"))
        case "html_block":
            yield from read_blocks("\n" * start + shown(node.content))
        case "hr":
            yield Block(Kind.RULE, line, after, node.markup)
        case "table":
            yield Block(Kind.TABLE, line, after, _rows(source.lines[start:end]))
        case "blockquote":
            children = _with_definitions(node.children, source, (start, end))
            yield Block(Kind.QUOTE, line, after, children=children)
        case _:
            yield from _list(node, source)


#: A higher number in front of a text is a year and no number of a list.
_LAST_NUMBER = 999
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*\Z")


def with_tables(paragraph: Block) -> Iterator[Block]:
    """Yield a paragraph, with the tables in it as tables.

    CommonMark takes a table for text below an item, and one whose second row has too few or too
    many cells; its author meant a table.
    """
    lines = paragraph.text.split("\n")
    at = next(
        (
            n
            for n in range(1, len(lines))
            if _SEPARATOR.match(lines[n]) and _is_header(lines[n - 1])
        ),
        0,
    )
    if not at:
        yield paragraph
        return
    end = next((n for n in range(at + 1, len(lines)) if "|" not in lines[n]), len(lines))
    if at > 1:
        text = "\n".join(lines[: at - 1])
        yield replace(paragraph, end=paragraph.line + at - 1, text=text)
    header, *rows = _rows([lines[at - 1], *lines[at + 1 : end]]).split("\n")
    width = len(re.split(r"(?<!\\)\|", header)) - 2
    text = "\n".join([header, "|" + "---|" * width, *rows])
    start = paragraph.line + at - 1
    yield Block(Kind.TABLE, start, paragraph.line + end, text)
    if end < len(lines):
        rest = replace(paragraph, line=paragraph.line + end, text="\n".join(lines[end:]))
        yield from with_tables(rest)


def _is_header(line: str) -> bool:
    """Whether a line has bars as the header of a table: outer ones, or two inside."""
    plain = line.strip()
    return plain.count("|") > 1 and (plain.startswith("|") or plain.endswith("|"))


def _inline(node: SyntaxTreeNode) -> str:
    text = "".join(child.content for child in node.children)
    lines = text.split("\n")
    return "\n".join([lines[0], *(line.lstrip() for line in lines[1:])])


def _heading(node: SyntaxTreeNode, line: int, after: int) -> Iterator[Block]:
    """Yield a heading; a sentence above a row of hyphens is a paragraph and a rule."""
    text = _inline(node)
    level = int(node.tag[1])
    if node.markup == "-" and (
        len(text) > 100 or "\n" in text or text.rstrip("*_ ")[-1:] in ".!,;"
    ):
        yield Block(Kind.PARAGRAPH, line, after - 1, text)
        yield Block(Kind.RULE, after - 1, after, "---")
        return
    yield Block(Kind.HEADING, line, after, " ".join(text.split()), level=level, original=text)


def _rows(lines: Sequence[str]) -> str:
    """Return the rows of a table, each from its first bar to its last."""
    rows = []
    for line in lines:
        row = _QUOTE_MARKS.sub("", line).strip()
        row = row if row.startswith("|") else f"| {row}"
        closed = row.endswith("|") and not row.endswith("\\|") and len(row) > 1
        rows.append(row if closed else f"{row} |")
    return "\n".join(rows)


def _list(node: SyntaxTreeNode, source: _Source) -> Iterator[Block]:
    _, end = _lines(node)
    items = []
    for item in node.children:
        lines = _lines(item)
        children = _with_definitions(item.children, source, lines)
        if children:
            items.append(Block(Kind.ITEM, lines[0] + 1, lines[1] + 1, children=children))
    first = int(node.attrs.get("start", 1))
    if first > _LAST_NUMBER:
        numbers = [item.info for item in node.children if item.children]
        for number, item in zip(numbers, items, strict=True):
            yield from _sentence(number, item)
        return
    if items:
        yield Block(
            Kind.LIST,
            items[0].line,
            end + 1,
            children=tuple(items),
            ordered=node.type == "ordered_list",
            start=first,
            tight=_is_tight(node),
        )


def _sentence(number: str, item: Block) -> Iterator[Block]:
    """Yield a text that begins with a year and a full stop, which is no list."""
    first, *rest = item.children
    if first.kind is Kind.PARAGRAPH:
        yield replace(first, line=item.line, text=f"{number}\\. {first.text}")
        yield from rest
    else:
        yield Block(Kind.PARAGRAPH, item.line, item.line + 1, f"{number}\\.")
        yield from item.children


def _is_tight(node: SyntaxTreeNode) -> bool:
    """Whether no empty line stands between the items (their paragraphs are then hidden)."""
    paragraphs = [p for item in node.children for p in item.children if p.type == "paragraph"]
    return all(p.hidden for p in paragraphs)
