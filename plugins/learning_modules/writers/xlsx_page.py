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
#: Headers have no direction of their own: words in Arabic around two numbers come out of order.
_PAGES_RTL = "&P / &N"


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
    return _ends(_part(template.title), _part(source), identity)


def _footer(identity: Identity) -> str:
    page = _PAGES_RTL
    if not is_right_to_left(identity.language):
        page = terms_for(identity.language).page.format("&P", "&N")
    licence = f"{_part(identity.licence)} · " if identity.licence else ""
    address = identity.address.removeprefix("https://").removeprefix("http://")
    return _ends(f"{licence}{page}", _part(address), identity)


def _ends(start: str, end: str, identity: Identity) -> str:
    """Return a header of two parts, the first where reading begins."""
    parts = (end, start) if is_right_to_left(identity.language) else (start, end)
    return f"&L{parts[0]}&R{parts[1]}"


def _part(text: str) -> str:
    """Return a text as part of a header: on one line, ``&`` doubled, not too long."""
    text = shortened(" ".join(text.split()), _PART_LENGTH)
    while len(text) + text.count("&") > _PART_LENGTH:
        text = shortened(text, len(text) - 1)
    return text.replace("&", "&&")
