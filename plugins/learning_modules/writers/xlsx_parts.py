"""Last touches on the parts of a workbook that XlsxWriter has no setting for.

What is taken out is what the format has a default for (ECMA-376 part 1): a theme that no cell
refers to (18.2; programs use their own), what the program says of itself (15.2.12.3), hints that
readers may do without (18.3.1.73 ``spans``), the cell that is active in each pane (18.3.1.78), the
size of the window (18.2.30), the name of no table style (18.5.1.5), and declarations that say no
more than XML 1.0 takes for granted.  A workbook is a quarter smaller for it.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from learning_modules.writers.archive import office_archive, read_parts

_DROPPED = {"xl/theme/theme1.xml", "docProps/app.xml"}
#: What names a part in ``[Content_Types].xml`` and in relations.
_NAMED = re.compile(
    rb'<Override PartName="/(?:xl/theme/theme1|docProps/app)\.xml"[^>]*/>'
    rb'|<Relationship [^>]*Target="(?:theme/theme1|docProps/app)\.xml"/>'
)
_NEEDLESS = {
    # A height without its mark is a start, not a limit: the row grows with its text.
    "xl/worksheets/": re.compile(
        # A row of boxes keeps its height, and is known by a mark that goes.
        rb' customHeight="1"(?! collapsed)| collapsed="1"| spans="[\d:]+"|<selection [^>]*/>'
    ),
    "xl/tables/": re.compile(rb"<tableStyleInfo [^>]*/>"),
    "xl/styles.xml": re.compile(rb'<color theme="1"/>'),
    "xl/workbook.xml": re.compile(rb' (?:defaultThemeVersion|[xy]Window|window\w+)="\d+"'),
}
_DECLARATION = re.compile(rb"\A<\?xml [^>]*\?>\s*")
_WIDTH = re.compile(rb'(?<= width=")\d+\.\d{3,}')


def finished(data: bytes, *, language: str) -> bytes:
    """Return a workbook as it is delivered: small, language named, rows free to grow."""
    parts = {name: part for name, part in read_parts(data).items() if name not in _DROPPED}
    for name, part in parts.items():
        parts[name] = _slim(name, part)
    core = parts["docProps/core.xml"]
    tag = f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", tag.encode())
    return office_archive(parts)


def _slim(name: str, part: bytes) -> bytes:
    """Return a part without what the format has a default for."""
    part = _DECLARATION.sub(b"", part)
    if name.endswith((".rels", "[Content_Types].xml")):
        return _NAMED.sub(b"", part)
    for place, needless in _NEEDLESS.items():
        if name.startswith(place):
            part = needless.sub(b"", part)
    return _WIDTH.sub(lambda match: b"%.2f" % float(match[0]), part)
