"""Tables of module text: each cell knows its column's title, so a phone can show rows as cards."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from learning_modules.markup.text import plain_text


def label_cells(root: Element) -> None:
    """Give every cell below ``root`` the title of its column as ``data-label``.

    The table says so, too, in its first tag: a browser that shows half of a page before the other
    half has come does not have to change its mind about the table.
    """
    for table in root.iter("table"):
        head = table.find("thead/tr")
        titles = [plain_text(cell) for cell in head] if head is not None else []
        if not any(titles):
            continue
        table.attrib.setdefault("data-lm", "rows")
        for row in table.iterfind("tbody/tr"):
            for title, cell in zip(titles, row, strict=False):
                if title:
                    cell.set("data-label", title)


def mark_forms(elements: tuple[Element, ...]) -> None:
    """Mark the tables among ``elements`` as forms to fill in, for the style sheet."""
    for element in elements:
        for table in element.iter("table"):
            table.set("data-lm", "form")
