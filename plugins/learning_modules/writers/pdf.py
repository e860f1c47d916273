"""Forms to fill in on a screen or on paper: tagged PDF with fields (ISO 32000-1, PDF/UA-1).

WeasyPrint is an optional library: where it or the system's Pango is missing, this module cannot
be imported, and :func:`~learning_modules.writers.downloads.can_write` says so.
"""

from __future__ import annotations

import hashlib
from typing import Any, NoReturn

import weasyprint

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.model.template_terms import is_right_to_left
from learning_modules.writers.pdf_page import page_html
from learning_modules.writers.pdf_style import style_sheet

#: Alignment of a field's text at its right edge (ISO 32000-1, 12.7.3.3).
_RIGHT = 2


class PdfWriter:
    """Writes a template as a form in PDF."""

    format = "pdf"
    media_type = "application/pdf"

    def write(self, template: Template, identity: Identity) -> tuple[bytes, ...]:
        """Return the bytes of the one file that a template makes."""
        html = page_html(template, identity)
        css = style_sheet(template, identity)
        document = weasyprint.HTML(string=html, url_fetcher=_refuse, base_url=None)
        data = document.write_pdf(
            stylesheets=[weasyprint.CSS(string=css, url_fetcher=_refuse)],
            finisher=_finisher(right_to_left=is_right_to_left(identity.language)),
            pdf_forms=True,
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(f"{html}{css}".encode()).digest()[:16],
            custom_metadata=True,
        )
        return (bytes(data),)


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    """Load nothing: neither from the network nor from a disk."""
    raise ValueError(f"a form loads nothing, and not {url[:60]}")


def _finisher(*, right_to_left: bool) -> Any:
    """Return what is done to a finished document, as PDF/UA asks for it (7.18.3, 7.18.5)."""

    def finish(_: weasyprint.Document, pdf: Any) -> None:
        for found in pdf.objects:
            if not isinstance(found, dict):
                continue
            if found.get("Type") == "/Page":
                found["Tabs"] = "/S"  # the tab key follows the order of the tags
            elif found.get("Subtype") == "/Link" and "A" in found:
                found["Contents"] = found["A"]["URI"]
            elif found.get("FT") == "/Tx" and right_to_left:
                found["Q"] = _RIGHT

    return finish
