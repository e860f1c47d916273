"""Tables and lists of the element tree as raw records, for the rules that say what is blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown

from learning_modules.diagnostics import Location
from learning_modules.markup.plain import break_count, element_text
from learning_modules.model.boxes import leading_box
from learning_modules.model.raw_form import RawCell, RawItem, RawList, RawTable

#: Gives the place of an element, or None where it is not known.
Locate = Callable[[Element], Location | None]

_BOLD = frozenset({"strong", "b"})
_LISTS = frozenset({"ul", "ol"})
_BETWEEN_CODE = re.compile(r"[\s,;/&+|]*\Z")


def read_table(table: Element, md: Markdown, locate: Locate) -> RawTable:
    """Return the cells of a table; rows in its body that are headers count as rows."""
    rows = [tuple(_cell(cell, md, locate) for cell in row) for row in table.iter("tr")]
    return RawTable(rows[0], tuple(rows[1:])) if rows else RawTable((), ())


def _cell(cell: Element, md: Markdown, locate: Locate) -> RawCell:
    return RawCell(
        element_text(cell, md),
        is_code(cell, md),
        locate(cell),
        bold=is_bold(cell),
        breaks=break_count(cell, md),
    )


def is_bold(element: Element) -> bool:
    """Whether all text of an element is bold, but for spaces and a colon."""
    outside = [element.text, *(child.tail for child in element)]
    bold = len(element) > 0 and all(child.tag in _BOLD for child in element)
    return bold and not any((text or "").strip(" :") for text in outside)


def is_code(cell: Element, md: Markdown) -> bool:
    """Whether all text of a cell stands in code spans, but for what separates them."""
    spans = [child for child in cell if child.tag == "code"]
    if not spans or len(spans) != len(cell):
        return False
    between = Element("span")
    between.text = " ".join([cell.text or "", *(child.tail or "" for child in cell)])
    return bool(_BETWEEN_CODE.match(element_text(between, md)))


def read_list(element: Element, md: Markdown, locate: Locate) -> RawList:
    """Return the items of a list and of the lists in it."""
    return RawList(tuple(_items(element, md, locate)))


def _items(
    element: Element, md: Markdown, locate: Locate, *, depth: int = 0, above: str | None = ""
) -> Iterator[RawItem]:
    """Yield the items of a list; ``above`` is the number of the item it is in, None without."""
    count = 0
    for item in element:
        if item.tag != "li":
            continue
        count += 1
        own = _own(item)
        ticked, text = leading_box(element_text(own, md))
        if not text and item.find("hr") is not None:
            text = "____"  # a line to write on is a rule to Python-Markdown
        numbered = element.tag == "ol" and above is not None
        number = f"{above}.{count}".lstrip(".") if numbered else None
        if text or ticked is not None:
            yield RawItem(text, ticked, depth, locate(item), number or "", is_bold(own))
        for child in item:
            if child.tag in _LISTS:
                yield from _items(child, md, locate, depth=depth + 1, above=number)


def _own(item: Element) -> Element:
    """Return an item without the lists in it."""
    own = Element(item.tag)
    own.text = item.text
    for child in item:
        if child.tag in _LISTS:
            _append(own, child.tail)
            continue
        if child.tag == "p" and (len(own) or (own.text or "").strip()):
            own.append(Element("br"))
        own.append(child)
    return own


def _append(element: Element, text: str | None) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + (text or "")
    else:
        element.text = (element.text or "") + (text or "")
