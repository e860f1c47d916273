"""How a PDF form looks: paper, fonts, table, fields, and the line at the foot of each page."""

from __future__ import annotations

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.model.template_terms import is_right_to_left, terms_for
from learning_modules.writers.direction import kept_in_order

# Liberation Sans is small and has the widths of Arial; what follows has its place elsewhere.
_FONTS = '"Liberation Sans", Arimo, Arial, Helvetica, "DejaVu Sans", "Noto Sans", sans-serif'
_CODE = '"Liberation Mono", "Courier New", "DejaVu Sans Mono", monospace'

_STYLE = """
html { font: 9.5pt/1.3 %(fonts)s; color: #000 }
body { margin: 0 }
h1 { font-size: 16pt; margin: 0 0 4pt; color: #1f3864 }
h2 { font-size: 13pt; margin: 12pt 0 5pt; color: #1f3864; break-after: avoid }
h3 { font-size: 11pt; margin: 10pt 0 4pt; color: #1f3864; break-after: avoid }
p { margin: 0 0 5pt; white-space: pre-line }
a { color: #0563c1 }
pre { font: 9pt/1.35 %(code)s; white-space: pre-wrap; margin: 0 0 8pt }
.example { break-before: page; margin-top: 0 }
.choices { font-style: italic }
.tip { break-before: avoid }
table { width: 100%%; border-collapse: collapse; table-layout: fixed; margin: 0 0 9pt }
tr { break-inside: avoid }
th, td { border: .5pt solid #a6a6a6; padding: 2.5pt 3.5pt; vertical-align: top; text-align: start;
  font-weight: normal; overflow-wrap: break-word; white-space: pre-line }
thead th { background: #1f3864; color: #fff; font-weight: bold; vertical-align: bottom }
.prompt { background: #f2f2f2 }
.shaded { background: #bfbfbf }
.total { font-weight: bold; background: #f2f2f2 }
.tick { text-align: center; direction: ltr }
.fill { padding: 0 }
.fill p { margin: 0; padding: 2.5pt 3.5pt 0 }
.fields { width: 62%% }
.fields th { border: 0; font-weight: bold }
.fields td { border: 0; border-bottom: .5pt solid #808080 }
input, textarea, select { display: block; box-sizing: border-box; border: 0; margin: 0;
  padding: 1pt; width: 100%%; font: inherit; font-size: 12pt; background: none; color: #000 }
input[type=checkbox] { width: 11pt; height: 11pt; margin: 1pt auto; border: .75pt solid #404040;
  background: #fff }
.box { display: inline-block; width: 9pt; height: 9pt; line-height: 9pt; text-align: center;
  border: .75pt solid #404040; font-weight: bold; background: #fff }
"""

_PAPERS = {"a4": "A4 landscape", "letter": "letter landscape"}
#: Points of the text in a table, by the most columns it is used for; and of that in its fields,
#: of which WeasyPrint takes three quarters.
SIZES = ((8, 9.0), (12, 8.0), (20, 7.0), (1000, 6.0))


def style_sheet(template: Template, identity: Identity) -> str:
    """Return the style sheet of one form."""
    terms, names = terms_for(identity.language), {"fonts": _FONTS, "code": _CODE}
    before, between, after = terms.page.split("{}")
    number = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages) {_quoted(after)}"
    parts = (f"{identity.module_id} v{identity.version}", identity.licence, identity.address)
    source = _quoted(kept_in_order(" · ".join(filter(None, parts)), identity.language))
    ends = ("right", "left") if is_right_to_left(identity.language) else ("left", "right")
    look = f"font: 7.5pt {_FONTS}; color: #404040; vertical-align: top; padding-top: 3mm;"
    return _STYLE % names + (
        f"@page {{ size: {_PAPERS.get(template.paper, _PAPERS['a4'])}; margin: 13mm 13mm 15mm;\n"
        f"@bottom-{ends[0]} {{ content: {source}; text-align: {ends[0]}; width: 85%; {look} }}\n"
        f"@bottom-{ends[1]} {{ content: {number}; text-align: {ends[1]}; width: 15%; {look} }} }}"
    )


def _quoted(text: str) -> str:
    """Return a text as a string of CSS, every character by its number: none ends the string."""
    return '"' + "".join(f"\\{ord(character):06x}" for character in text) + '"'
