"""The empty document that every DOCX download begins as: python-docx's own, made slim.

What is left out are the parts and styles that no download uses; what is set are fonts, colours
and spacing.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from learning_modules.writers.provenance import custom_part

_FONT = "Arial"
_BLUE = RGBColor(0x1F, 0x38, 0x64)
_KEPT_STYLES = frozenset(
    "Normal Header Footer Heading1 Heading2 Heading3 DefaultParagraphFont TableNormal NoList "
    "TableGrid".split()
)
_DROPPED = ("stylesWithEffects", "customXml", "numbering", "webSettings", "fontTable")
_DROPPED_OF_PACKAGE = ("thumbnail", "extended-properties")
_HEADINGS = {"Heading 1": (16, 0, 6), "Heading 2": (13, 12, 6), "Heading 3": (11, 10, 4)}


@cache
def _base() -> bytes:
    """Return the bytes of the slim document; made once in a process."""
    document = docx.Document()
    _drop_relations(document.part.rels, _DROPPED)
    _drop_relations(document.part.package.rels, _DROPPED_OF_PACKAGE)
    _slim_styles(document)
    _set_fonts(document)
    _set_borders(document)
    _slim_settings(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_custom_properties(document: Document, properties: dict[str, str]) -> None:
    """Give a document properties by name that python-docx has no call for."""
    package = document.part.package
    name = PackURI("/docProps/custom.xml")
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom_part(properties), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def new_document() -> Document:
    """Return a new document without content."""
    return docx.Document(io.BytesIO(_base()))


def _drop_relations(relations: Any, kinds: tuple[str, ...]) -> None:
    for name in [n for n, relation in relations.items() if relation.reltype.endswith(kinds)]:
        del relations[name]


def _slim_styles(document: Document) -> None:
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
        for linked in style.findall(qn("w:link")):
            style.remove(linked)  # the linked character style is not kept
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)


def _set_fonts(document: Document) -> None:
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    normal = document.styles["Normal"]
    _set_size(normal, 10)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.0
    for name, (size, before, after) in _HEADINGS.items():
        style = document.styles[name]
        style.element.rPr.remove(style.element.rPr.find(qn("w:rFonts")))
        _set_size(style, size)
        style.font.color.rgb = _BLUE
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)


def _set_size(style: Any, points: int) -> None:
    """Set the size of Latin letters and of complex scripts, such as Arabic: Word keeps two."""
    style.font.size = Pt(points)
    properties = style.element.rPr
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(2 * points))
    properties.find(qn("w:sz")).addnext(size)


def _set_borders(document: Document) -> None:
    """Make the lines of tables grey, as in the workbook."""
    borders = document.styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}")
    for border in borders:
        border.set(qn("w:color"), "A6A6A6")


def _slim_settings(document: Document) -> None:
    """Leave out what describes the default's author's editing; ask for Word 2013's layout."""
    settings = document.settings.element
    for name in ("zoom", "proofState", "savePreviewPicture", "rsids", "shapeDefaults"):
        for found in settings.findall(qn(f"w:{name}")):
            settings.remove(found)
    mode = settings.find(f".//{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']")
    mode.set(qn("w:val"), "15")
