"""Last touches on the parts of a workbook that XlsxWriter has no setting for."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from learning_modules.writers.archive import office_archive, read_parts

_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml\Z")


def finished(data: bytes, *, language: str) -> bytes:
    """Return a workbook as it is delivered: language named, rows free to grow, zip normalised."""
    parts = read_parts(data)
    for name in parts:
        if _SHEET.match(name):
            # A height without this mark is a start, not a limit: the row grows with its text.
            parts[name] = parts[name].replace(b' customHeight="1"', b"")
    core = parts["docProps/core.xml"]
    tag = f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", tag.encode())
    return office_archive(parts)
