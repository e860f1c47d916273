"""A table gives files in four formats that hold text alone; see README.md."""

from __future__ import annotations

import csv
import io
import re
import xml.parsers.expat
import zipfile
from types import MappingProxyType

import atheris
from harness import run, text_of

with atheris.instrument_imports(include=["learning_modules"]):
    from learning_modules.bibliography.library import read_library
    from learning_modules.markup.convert import convert
    from learning_modules.markup.links import Place
    from learning_modules.markup.module_text import ModuleText, TextContext
    from learning_modules.markup.targets import Targets
    from learning_modules.model.download import Download, Identity
    from learning_modules.model.identity import Version
    from learning_modules.settings import Settings
    from learning_modules.writers.downloads import write

READER = ModuleText(
    Settings(), read_library([]), Targets(MappingProxyType({}), MappingProxyType({}))
)
TARGET = re.compile(rb'Target="(?:javascript|data|file):', re.IGNORECASE)
FORMULA = re.compile(r"[=+@\t\r\uff1d\uff0b\uff20]|-(?!\d+(?:[.,]\d+)?\Z|-*\Z)")
PIECES = [
    "| a | b |\n|---|---|\n| 1 | 2 |\n", "|", "| ", " |\n", "|---", "|:-:", "| `[e.g., you]` ",
    "`[", "]`", "| =1+1 ", "| +x ", "| -x ", "| @SUM(A1) ", "| ＝1 ", "| \t", "&#61;", "&#9;",
    "<b>", "</b>", "<br>", "<script>", "[x](javascript:y)", "[x](https://h/)", "![a](b.png)",
    "**", "*", "`", "- [ ] task\n", "- [x] done\n", "- item\n", "1. item\n", "**Name:** ____\n",
    "Label: ___\n", "____", "\n", "\n\n", "#### More\n\n", "### Other {#other .template}\n\n",
    "> ", "    ", "Owner", "Date", "Yes / No", "☐ ", "2026-01-01", "50 %", "€ 3,000",
    "High/Medium/Low", "[Your name]", "{x}", "e.g.", "...", "\\|", "\\", "é", "🎉", "\x00", "\x0b",
    "\x1f", "\ufffe", "\u202e", "\u2028", "x" * 40, "History", "Sheet1", "'", "_x0041_", "&lt;",
    "&", '"', "/", ":", "?", "[", "]", "https://h/", "mailto:a@b", "file:///etc",
]  # fmt: skip


def target(data: bytes) -> None:
    """Read one template and write it in every format."""
    text = f"### Plan {{#plan .template}}\n\n{PIECES[0]}{text_of(data, PIECES)}\n"
    context = TextContext("m.md", Place("modules/x/", is_module=True))
    _, content = convert(
        text, context, text=READER, extensions=["attr_list", "tables", "fenced_code"], configs={}
    )
    identity = Identity("X-1", "=1+1", Version(1, 0, 0), address="https://h/", language="en")
    for template in content.templates:
        for download in write(template, identity):
            look(download)


def look(download: Download) -> None:
    """Fail where a file holds more than text."""
    if download.format == "csv":
        rows = csv.reader(io.StringIO(download.data.decode("utf-8-sig")))
        for cell in (cell for row in rows for cell in row):
            assert not FORMULA.match(cell), cell
    elif download.format in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(download.data)) as archive:
            for name in archive.namelist():
                part = archive.read(name)
                xml.parsers.expat.ParserCreate().Parse(part, True)
                assert b"<f>" not in part or "worksheets" not in name, name
                assert not re.search(rb'Target="(?:javascript|data|file):', part, re.IGNORECASE), (
                    name
                )


if __name__ == "__main__":
    run(target)
