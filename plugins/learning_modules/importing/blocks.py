"""A draft as CommonMark sees it: a tree of blocks, each with the lines it stands on.

Only this file knows the parser (markdown-it-py).  Texts inside blocks stay as they were written;
what belongs to the container (quotation marks, indentation) is taken off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from learning_modules.importing.escapes import is_html, shown
from learning_modules.importing.meant_blocks import (
    meant_blocks,
    table_rows,
    unindented,
    unquoted,
)


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


#: Texts inside blocks are not parsed: they stay as they were written.
_PARSER = (
    MarkdownIt("commonmark", {"maxNesting": 90})
    .enable(["table", "strikethrough"])
    .disable("inline")
)


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
            text = "\n".join(unquoted(line).strip() for line in source.lines[start:end])
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
            yield from _meant(Block(Kind.PARAGRAPH, line, after, _raw(node)))
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
            yield Block(Kind.TABLE, line, after, table_rows(source.lines[start:end]))
        case "blockquote":
            children = _with_definitions(node.children, source, (start, end))
            yield Block(Kind.QUOTE, line, after, children=children)
        case _:
            yield from _list(node, source)


#: A higher number in front of a text is a year and no number of a list.
_LAST_NUMBER = 999


def _raw(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children)


def _inline(node: SyntaxTreeNode) -> str:
    return unindented(_raw(node))


def _meant(paragraph: Block) -> Iterator[Block]:
    """Yield a paragraph, and the tables and fences that its author wrote into it."""
    start = paragraph.line
    for part in meant_blocks(paragraph.text):
        kind = {"table": Kind.TABLE, "fence": Kind.FENCE}.get(part.kind, Kind.PARAGRAPH)
        line, end = start + part.start, start + part.end
        yield Block(kind, line, max(end, line + 1), part.text, info=part.info)


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
        for number, block in zip(numbers, items, strict=True):
            yield from _sentence(number, block)
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
