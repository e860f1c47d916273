"""Documents for Word, LibreOffice and their like (WordprocessingML, ECMA-376)."""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from learning_modules.model.download import Identity
from learning_modules.model.template import Sheet, SheetKind, Template, box_groups, choice_lists
from learning_modules.model.template_terms import Terms, is_right_to_left, terms_for
from learning_modules.writers.archive import office_archive, read_parts
from learning_modules.writers.direction import kept_in_order
from learning_modules.writers.docx_base import add_custom_properties, new_document
from learning_modules.writers.docx_table import TableMaker
from learning_modules.writers.docx_xml import (
    element,
    hyperlink,
    page_field,
    paragraph,
    run,
    turn_runs,
)
from learning_modules.writers.provenance import provenance

_NO_DATE = datetime.date(1980, 1, 1)
#: Height and width of the paper in millimetres, and margin.
_PAPER = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_MARGIN = 15.0
_TWIPS_PER_MM = 1440 / 25.4
_CODE = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'


class DocxWriter:
    """Writes a template as a document."""

    format = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(self, template: Template, identity: Identity) -> tuple[bytes, ...]:
        """Return the bytes of the one file that a template makes."""
        page = _Page(template, identity)
        page.fill()
        buffer = io.BytesIO()
        page.document.save(buffer)
        return (office_archive(read_parts(buffer.getvalue())),)


class _Page:
    """A document while it is written."""

    def __init__(self, template: Template, identity: Identity) -> None:
        self.document: Document = new_document()
        self._template = template
        self._identity = identity
        self._terms: Terms = terms_for(identity.language)
        self._rtl = is_right_to_left(identity.language)
        height, width = _PAPER.get(template.paper, _PAPER["a4"])
        self._size = (height, width)
        room = int((width - 2 * _MARGIN) * _TWIPS_PER_MM)
        self._tables = TableMaker(room, self._terms, self._rtl)

    def fill(self) -> None:
        """Write everything."""
        self._set_section()
        self._set_language()
        self._set_properties()
        self._write_footer()
        self._write_blank()
        if self._template.has_example:
            self._write_example()
        if self._rtl:
            for part in (self.document.element.body, self.document.sections[0].footer._element):  # noqa: SLF001 - a footer as XML
                turn_runs(part)

    def _add(self, xml: str) -> None:
        self.document.element.body.sectPr.addprevious(element(xml))

    def _text(self, text: str) -> None:
        self._add(paragraph(run(text)))

    def _heading(self, text: str, level: int, properties: str = "") -> None:
        style = f'<w:pStyle w:val="Heading{level}"/>'
        self._add(paragraph(run(" ".join(text.split())), style + properties))

    def _write_blank(self) -> None:
        template = self._template
        self._heading(template.title, 1)
        self._write_module_line()
        for text in self._instructions():
            self._text(text)
        if template.fields:
            self._fields(tuple("" for _ in template.fields))
        for sheet in template.sheets:
            self._write_sheet(sheet)
        for text in template.tips:
            self._text(text)

    def _instructions(self) -> tuple[str, ...]:
        own = self._template.instructions
        return own if own or self._template.is_text else (self._terms.fill_in,)

    def _write_sheet(self, sheet: Sheet) -> None:
        if len(self._template.sheets) > 1 and sheet.title != self._template.title:
            self._heading(sheet.title, 2)
        if sheet.kind is SheetKind.TEXT:
            lines = "\n".join(row[0].blank for row in sheet.rows)
            self._add(paragraph(run(lines, _CODE)))
            return
        for line in (*box_groups(sheet), *choice_lists(sheet)):
            self._add(paragraph(run(line, "<w:i/><w:iCs/>"), "<w:keepNext/>"))
        self._add(self._tables.blank(sheet))
        self._add(paragraph())  # two tables in a row would become one

    def _fields(self, answers: tuple[str, ...]) -> None:
        self._add(self._tables.fields(self._template.fields, answers, caption=self._terms.form))
        self._add(paragraph())

    def _write_example(self) -> None:
        template = self._template
        self._heading(self._terms.example, 2, "<w:pageBreakBefore/>")
        self._text(self._terms.example_note)
        if any(template.field_examples):
            self._fields(template.field_examples)
        for sheet in template.sheets:
            if sheet.has_example:
                if len(template.sheets) > 1:
                    self._heading(sheet.title, 3)
                self._add(self._tables.example(sheet))
                self._add(paragraph())

    def _write_module_line(self) -> None:
        identity, terms = self._identity, self._terms
        text = f"{terms.module} {identity.module_id}, {terms.version} {identity.version}"
        inner = self._link(text, identity.link)
        if identity.check:
            inner += run(" · ") + self._link(terms.is_current, identity.check)
        self._add(paragraph(inner))

    def _link(self, text: str, link: str | None) -> str:
        if not link:
            return run(text)
        part = self.document.part
        relation = part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return hyperlink(relation, text)

    def _set_section(self) -> None:
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_height, section.page_width = Mm(self._size[0]), Mm(self._size[1])
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
        section.header_distance = section.footer_distance = Mm(_MARGIN / 2)
        if self._rtl:
            grid = self.document.element.body.sectPr.find(qn("w:docGrid"))
            grid.addprevious(element("<w:bidi/>"))

    def _set_language(self) -> None:
        defaults = self.document.styles.element.find(qn("w:docDefaults"))
        language = defaults.find(f".//{qn('w:lang')}")
        for script in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{script}"), self._identity.language)
        if self._rtl:
            defaults.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}").insert(0, element("<w:bidi/>"))

    def _set_properties(self) -> None:
        identity, terms = self._identity, self._terms
        created = datetime.datetime.combine(identity.date or _NO_DATE, datetime.time.min)
        comments = [f"{terms.version} {identity.version}", identity.licence, identity.address]
        properties: Any = self.document.core_properties
        properties.title = self._template.title[:255]
        properties.subject = identity.module_title[:255]
        properties.author = (identity.site_name or identity.module_id)[:255]
        properties.keywords = identity.module_id
        properties.comments = ". ".join(filter(None, comments))[:255]
        properties.language = identity.language
        properties.version = str(identity.version)
        properties.last_modified_by = ""
        properties.revision = 1
        properties.created = properties.modified = created
        add_custom_properties(self.document, provenance(self._template, identity))

    def _write_footer(self) -> None:
        identity = self._identity
        source = [f"{identity.module_id} v{identity.version}", identity.licence, identity.address]
        before, between, after = self._terms.page.split("{}")
        where = kept_in_order(" · ".join(filter(None, source)), identity.language)
        pages = run(f"{where} · {before}") + page_field("PAGE")
        pages += run(between) + page_field("NUMPAGES") + run(after)
        footer = self.document.sections[0].footer
        footer.is_linked_to_previous = False
        old = footer.paragraphs[0]._p  # noqa: SLF001 - the paragraph is replaced as a whole
        old.getparent().replace(old, element(paragraph(pages, '<w:pStyle w:val="Footer"/>')))
