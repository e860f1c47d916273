"""The page that a PDF form is made of, as HTML: texts, tables with fields, and the example."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from learning_modules.model.download import Identity
from learning_modules.model.template import Sheet, SheetKind, Template, box_groups, choice_lists
from learning_modules.model.template_terms import is_right_to_left, terms_for
from learning_modules.writers.pdf_table import TableMaker
from learning_modules.writers.provenance import provenance


def page_html(template: Template, identity: Identity) -> str:
    """Return the whole page."""
    return "".join(_Page(template, identity).parts())


class _Page:
    """A page while it is written."""

    def __init__(self, template: Template, identity: Identity) -> None:
        self._template, self._identity = template, identity
        self._terms = terms_for(identity.language)
        self._tables = TableMaker(self._terms)

    def parts(self) -> Iterator[str]:
        """Yield the page in pieces."""
        language = escape(self._identity.language)
        direction = "rtl" if is_right_to_left(self._identity.language) else "ltr"
        yield f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><head>'
        yield f"<title>{escape(self._template.title)}</title>"
        for name, value in self._properties():
            yield f'<meta name="{escape(name)}" content="{escape(value)}">'
        yield "</head><body>"
        yield from self._blank()
        if self._template.has_example:
            yield from self._example()
        yield "</body></html>"

    def _properties(self) -> Iterator[tuple[str, str]]:
        identity = self._identity
        yield "author", identity.site_name or identity.module_id
        yield "description", identity.module_title
        yield "keywords", identity.module_id
        if identity.date:
            yield "dcterms.created", identity.date.isoformat()
            yield "dcterms.modified", identity.date.isoformat()
        yield from provenance(self._template, identity).items()

    def _blank(self) -> Iterator[str]:
        template = self._template
        yield _heading(template.title, 1)
        yield self._module_line()
        own = template.instructions
        for text in own if own or template.is_text else (self._terms.fill_in,):
            yield _paragraph(text)
        if template.fields:
            yield self._tables.fields(template.fields, template.field_examples)
        for number, sheet in enumerate(template.sheets, 1):
            yield from self._sheet(sheet, number)
        yield from (_paragraph(tip, "tip") for tip in template.tips)

    def _module_line(self) -> str:
        identity, terms = self._identity, self._terms
        text = f"{terms.module} {identity.module_id}, {terms.version} {identity.version}"
        more = f" · {_link(terms.is_current, identity.check)}" if identity.check else ""
        return f"<p>{_link(text, identity.link)}{more}</p>"

    def _sheet(self, sheet: Sheet, number: int) -> Iterator[str]:
        if len(self._template.sheets) > 1 and sheet.title != self._template.title:
            yield _heading(sheet.title, 2)
        if sheet.kind is SheetKind.TEXT:
            lines = "\n".join(row[0].blank for row in sheet.rows)
            yield f"<pre>{escape(lines)}</pre>"
            return
        for line in (*box_groups(sheet), *choice_lists(sheet)):
            yield f'<p class="choices">{escape(line)}</p>'
        yield self._tables.blank(sheet, number)

    def _example(self) -> Iterator[str]:
        template, terms = self._template, self._terms
        yield _heading(terms.example, 2, "example")
        yield _paragraph(terms.example_note)
        if any(template.field_examples):
            yield self._tables.filled(template.fields, template.field_examples)
        for sheet in template.sheets:
            if sheet.has_example:
                if len(template.sheets) > 1:
                    yield _heading(sheet.title, 3)
                yield self._tables.example(sheet)


def _heading(text: str, level: int, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<h{level}{kind}>{escape(' '.join(text.split()))}</h{level}>"


def _paragraph(text: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<p{kind}>{escape(text)}</p>"


def _link(text: str, address: str | None) -> str:
    if not address:
        return escape(text)
    return f'<a href="{escape(address)}">{escape(text)}</a>'
