"""How the sheets of a workbook print: landscape, one page wide, with headers and footers."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.model.template_terms import is_right_to_left, terms_for
from learning_modules.writers.xlsx_inputs import shortened

#: Numbers of paper sizes in SpreadsheetML (ECMA-376, pageSetup).
_PAPER = {"letter": 1, "a4": 9}
_MARGIN = 0.4  # inches, about 10 mm
#: A header or footer may be 255 characters long, codes included.
_PART_LENGTH = 100


def set_page(sheet: Worksheet, template: Template, identity: Identity) -> None:
    """Set paper, margins, scale, header and footer of a sheet."""
    sheet.set_landscape()
    sheet.set_paper(_PAPER.get(template.paper, _PAPER["a4"]))
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.7, bottom=0.7)
    sheet.set_header(_header(template, identity), {"margin": 0.3})
    sheet.set_footer(_footer(identity), {"margin": 0.3})
    sheet.hide_gridlines(2)
    if is_right_to_left(identity.language):
        sheet.right_to_left()


def _header(template: Template, identity: Identity) -> str:
    source = f"{identity.module_id} v{identity.version}"
    return f"&L{_part(template.title)}&R{_part(source)}"


def _footer(identity: Identity) -> str:
    page = terms_for(identity.language).page.format("&P", "&N")
    licence = f"{_part(identity.licence)} · " if identity.licence else ""
    address = identity.address.removeprefix("https://").removeprefix("http://")
    return f"&L{licence}{page}&R{_part(address)}"


def _part(text: str) -> str:
    """Return a text as part of a header: on one line, ``&`` doubled, not too long."""
    doubled = " ".join(text.split()).replace("&", "&&")
    return doubled if len(doubled) <= _PART_LENGTH else shortened(text, 45).replace("&", "&&")
