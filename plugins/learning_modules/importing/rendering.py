"""Blocks written as Python-Markdown reads them.

Python-Markdown wants an empty line before a list, table or fence, four spaces for what stands
inside an item, and joins neighbouring quotations; CommonMark reads what is written here the same
way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.escapes import html_text, running_text, table_row

_INDENT = "    "

#: Stands between two blocks of one kind that Python-Markdown would make one.
SEPARATOR = "<!-- -->"


def render(blocks: Sequence[Block]) -> str:
    """Return the Markdown of these blocks, with one line end at the end."""
    text = "\n\n".join(_separated(blocks))
    return f"{text}\n" if text else ""


def _separated(blocks: Sequence[Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if before is not None and _would_join(before, block):
            yield SEPARATOR
        yield _WRITERS[block.kind](block)
        before = block


def _would_join(first: Block, second: Block) -> bool:
    if first.kind is Kind.QUOTE:
        return second.kind is Kind.QUOTE
    return first.kind is Kind.LIST and second.kind is Kind.LIST


def heading_line(block: Block) -> str:
    """Return a heading with its id, roles and mark as a template in braces."""
    braces = [f"#{block.id}"] if block.id else []
    braces += [".template"] if block.template else []
    braces += [f'role="{" ".join(block.roles)}"'] if block.roles else []
    text = running_text(block.text)
    tail = f" {{{' '.join(braces)}}}" if braces else ""
    return f"{'#' * block.level} {text}{tail}"


def _paragraph(block: Block) -> str:
    return running_text(block.text)


def _fence(block: Block) -> str:
    body = block.text if block.text.endswith("\n") or not block.text else f"{block.text}\n"
    marks = "```"
    while marks in body:
        marks += "`"
    return f"{marks}{block.info}\n{body}{marks}"


def _table(block: Block) -> str:
    return "\n".join(table_row(row) for row in block.text.split("\n"))


def _quote(block: Block) -> str:
    inner = render(block.children).rstrip("\n")
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _is_simple(item: Block) -> bool:
    """Whether an item is a text with at most one list below it: no empty line is needed."""
    kinds = [child.kind for child in item.children]
    nested = [child for child in item.children if child.kind is Kind.LIST]
    return kinds in ([Kind.PARAGRAPH], [Kind.PARAGRAPH, Kind.LIST]) and all(
        is_compact(child) for child in nested
    )


def is_compact(block: Block) -> bool:
    """Whether a list can be written without empty lines between its items."""
    return block.tight and all(_is_simple(item) for item in block.children)


def _list(block: Block) -> str:
    compact = is_compact(block)
    items = []
    for number, item in enumerate(block.children, start=block.start):
        marker = f"{number}. " if block.ordered else "- "
        body = _item(item, compact=compact)
        first, *rest = body.split("\n")
        indented = [f"{_INDENT}{line}" if line else "" for line in rest]
        items.append("\n".join([f"{marker}{first}", *indented]))
    return ("\n" if compact else "\n\n").join(items)


def _item(item: Block, *, compact: bool) -> str:
    """Return what stands in an item; one that begins with no text begins with nothing visible."""
    first = item.children[0]
    if first.kind is not Kind.PARAGRAPH and first.text != SEPARATOR:
        return "\n\n".join([SEPARATOR, *_separated(item.children)])
    return ("\n" if compact else "\n\n").join(_separated(item.children))


_WRITERS: Mapping[Kind, Callable[[Block], str]] = {
    Kind.HEADING: heading_line,
    Kind.PARAGRAPH: _paragraph,
    Kind.FENCE: _fence,
    Kind.TABLE: _table,
    Kind.QUOTE: _quote,
    Kind.LIST: _list,
    Kind.HTML: lambda block: html_text(block.text),
    Kind.RULE: lambda _: "---",
    Kind.DEFINITION: lambda block: block.text,
}
