"""Templates: from the elements below a ``.template`` heading to the record.

Works on the tree after inline processing and before serialisation, so with any extension that
leaves tables, lists and paragraphs as elements; check boxes and fences may be stashed HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.plain import element_text, fence_lines
from learning_modules.markup.tables import Locate, is_bold, read_list, read_table
from learning_modules.markup.text import stashed_html, unescape
from learning_modules.model.raw_form import (
    RawBlock,
    RawFence,
    RawHeading,
    RawRule,
    RawText,
)
from learning_modules.model.template import Template, TemplateDefaults, TemplateOptions
from learning_modules.model.template_build import TemplateHead, build_template
from learning_modules.model.template_faults import without_table

_CONTAINERS = frozenset({"div", "section", "blockquote", "details", "figure", "article", "aside"})
_BOLD = frozenset({"strong", "b"})


def read_template(
    elements: Sequence[Element],
    *,
    id: str,  # noqa: A002 - the word of the record
    title: str,
    location: Location,
    options: TemplateOptions | None = None,
    defaults: TemplateDefaults | None = None,
    md: Markdown,
    locate: Locate | None = None,
) -> tuple[Template | None, tuple[Finding, ...]]:
    """Return the template that ``elements`` make, and what is wrong with it.

    ``elements`` are those after the heading, down to the next one of its level or above;
    ``location`` is the heading's, and that of everything for which ``locate`` knows no place.
    The tree is left as it is.
    """
    head = TemplateHead(
        unescape(id), title, location, options or TemplateOptions(), defaults or TemplateDefaults()
    )
    find = locate or (lambda _: None)
    blocks = [block for element in elements for block in _blocks(element, md, find)]
    template, findings = build_template(head, blocks)
    if template is None and any(_is_html_table(element, md) for element in elements):
        findings = tuple(without_table(finding) for finding in findings)
    return template, findings


def _is_html_table(element: Element, md: Markdown) -> bool:
    """Whether an element stands for a block of HTML with a table."""
    return "<table" in stashed_html(md, element.text or "").lower()


def _blocks(element: Element, md: Markdown, locate: Locate) -> Iterator[RawBlock]:
    """Yield what an element is as part of a form."""
    tag = element.tag
    if not isinstance(tag, str):
        return  # a comment or processing instruction
    if tag in _CONTAINERS:
        for child in element:
            yield from _blocks(child, md, locate)
    elif tag in _BLOCKS:
        yield from _BLOCKS[tag](element, md, locate)
    else:
        yield from _paragraph(element, md, locate)


def _table(element: Element, md: Markdown, locate: Locate) -> Iterator[RawBlock]:
    table = read_table(element, md, locate)
    if table.header:
        yield table


def _list(element: Element, md: Markdown, locate: Locate) -> Iterator[RawBlock]:
    items = read_list(element, md, locate)
    if items.items:
        yield items


def _rule(_element: Element, _md: Markdown, _locate: Locate) -> Iterator[RawBlock]:
    yield RawRule()


def _heading(element: Element, md: Markdown, _locate: Locate) -> Iterator[RawBlock]:
    yield RawHeading(element_text(element, md), int(element.tag[1]))


def _code(element: Element, _md: Markdown, locate: Locate) -> Iterator[RawBlock]:
    yield RawFence(_code_lines(element), locate(element))


def _code_lines(element: Element) -> tuple[str, ...]:
    """Return the lines of a block of code that stands in the tree."""
    source = "".join(element.itertext())
    return fence_lines(f"<pre>{source}</pre>") or ()


def _paragraph(element: Element, md: Markdown, locate: Locate) -> Iterator[RawBlock]:
    if fence := _stashed_fence(element, md):
        yield RawFence(fence, locate(element))
        return
    lines = tuple(line for line in element_text(element, md, lines=True).split("\n") if line)
    if lines:
        text = element_text(element, md)
        begins = not (element.text or "").strip() and len(element) > 0 and element[0].tag in _BOLD
        yield RawText(text, lines, is_bold(element), locate(element), begins)


def _stashed_fence(element: Element, md: Markdown) -> tuple[str, ...] | None:
    """Return the lines of a fence that a paragraph stands for, or None."""
    match = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
    if not match or len(element):
        return None
    blocks = md.htmlStash.rawHtmlBlocks
    index = int(match[1])
    return fence_lines(str(blocks[index])) if index < len(blocks) else None


def _definitions(element: Element, md: Markdown, _locate: Locate) -> Iterator[RawBlock]:
    """Yield a list of terms and definitions as lines ``term: definition``."""
    lines, term = [], ""
    for child in element:
        text = element_text(child, md)
        if child.tag == "dt":
            term = text
        else:
            # A line to write on is a rule to Python-Markdown, which has no text.
            lines.append(f"{term.rstrip(':')}: {text or '____'}")
    yield RawText("\n".join(lines), tuple(lines))


_BLOCKS: dict[str, Callable[[Element, Markdown, Locate], Iterator[RawBlock]]] = {
    "table": _table,
    "ul": _list,
    "ol": _list,
    "hr": _rule,
    "dl": _definitions,
    "pre": _code,
    **{f"h{level}": _heading for level in range(1, 7)},
}
