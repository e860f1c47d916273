"""Pieces of WordprocessingML (ECMA-376 part 1) that python-docx has no calls for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from learning_modules.writers.direction import runs_leftwards

_PIECES = re.compile(r"(\n|\t)")
_SYMBOLS = 'w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"'
EMPTY_BOX, TICKED_BOX = "☐", "☑"


def element(xml: str) -> Any:
    """Return the element that ``xml`` describes; the prefixes w, w14 and r are declared."""
    tag, rest = re.match(r"<([\w:]+)(.*)\Z", xml, re.DOTALL).groups()  # type: ignore[union-attr]
    return parse_xml(f"<{tag} {nsdecls('w', 'w14', 'r')}{rest}")


def run(text: str, properties: str = "") -> str:
    """Return a run of text; line ends and tabs are kept."""
    inner = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(piece)
        or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _PIECES.split(text)
        if piece
    )
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}{inner}</w:r>" if inner else ""


def turn_runs(part: Any) -> None:
    """Mark the runs of a document that read from right to left.

    ``rtl`` is a property of runs alone: styles and defaults cannot hold it (ECMA-376 part 1,
    17.3.2.30, as Word's own schema reads it).
    """
    for one in part.iter(qn("w:r")):
        texts = [text.text or "" for text in one.iter(qn("w:t"))]
        if texts and runs_leftwards("".join(texts)):
            one.get_or_add_rPr().append(parse_xml(f"<w:rtl {nsdecls('w')}/>"))


def paragraph(inner: str = "", properties: str = "") -> str:
    """Return a paragraph of runs."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{ppr}{inner}</w:p>"


def page_field(code: str) -> str:
    """Return a field that shows a number of pages: ``PAGE`` or ``NUMPAGES``."""
    return f'<w:fldSimple w:instr=" {code} ">{run("1")}</w:fldSimple>'


def hyperlink(relation: str, text: str) -> str:
    """Return a link to the address that ``relation`` names."""
    look = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
    return f"<w:hyperlink r:id={quoteattr(relation)}>{run(text, look)}</w:hyperlink>"


def symbol(character: str) -> str:
    """Return a run of one symbol, in a font that has it."""
    return run(character, f"<w:rFonts {_SYMBOLS}/>")


class ControlMaker:
    """Makes check boxes and drop-downs, each with an id of its own in the document."""

    def __init__(self) -> None:
        self._ids = count(1)

    def box(self, name: str, *, checked: bool) -> str:
        """Return a check box (w14:checkbox, MS-DOCX 2.6.1); ``name`` is read out to the user."""
        shown = TICKED_BOX if checked else EMPTY_BOX
        return (
            f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(name)}/><w:id w:val='{next(self._ids)}'/>"
            f'<w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
            '<w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{symbol(shown)}</w:sdtContent></w:sdt>"
        )

    def choice(self, name: str, choices: Iterable[str], properties: str) -> str:
        """Return a drop-down that also takes other text (w:comboBox), empty to begin with."""
        # Values must differ; Word shows the first 255 characters of each.
        items = dict.fromkeys(choice[:255] for choice in choices if choice)
        listed = "".join(
            f"<w:listItem w:displayText={quoteattr(item)} w:value={quoteattr(item)}/>"
            for item in items
        )
        return (
            f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(name)}/><w:id w:val='{next(self._ids)}'/>"
            f"<w:comboBox>{listed}</w:comboBox></w:sdtPr>"
            f"<w:sdtContent>{run(' ', properties)}</w:sdtContent></w:sdt>"
        )


def cell(inner: str, width: int, *, fill: str = "", borders: str = "") -> str:
    """Return a cell that holds a paragraph; ``width`` in twentieths of a point."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    edges = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edges}{shade}</w:tcPr>'
    return f"<w:tc>{properties}{inner}</w:tc>"


def row(cells: Iterable[str], *, header: bool = False, height: int = 0) -> str:
    """Return a row that stays on one page; a header is repeated on each.

    ``height`` is the least, in twentieths of a point.
    """
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    rows: Iterable[str],
    widths: Iterable[int],
    *,
    caption: str,
    description: str,
    grid: bool = True,
    right_to_left: bool = False,
) -> str:
    """Return a table of fixed layout with alternative text."""
    widths = tuple(widths)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    style = '<w:tblStyle w:val="TableGrid"/>' if grid else '<w:tblStyle w:val="TableNormal"/>'
    visual = "<w:bidiVisual/>" if right_to_left else ""
    properties = (
        f'{style}{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/>"
        f"<w:tblDescription w:val={quoteattr(description)}/>"
    )
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}"
        "</w:tbl>"
    )
