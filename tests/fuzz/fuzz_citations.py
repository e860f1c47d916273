"""A text with citations gives HTML in which nothing is live; see README.md."""

from __future__ import annotations

from types import MappingProxyType

import atheris
from harness import assert_dead, assert_in_file, run, text_of

with atheris.instrument_imports(include=["learning_modules"]):
    from learning_modules.bibliography.library import read_library
    from learning_modules.markup.cleaning import clean
    from learning_modules.markup.convert import convert
    from learning_modules.markup.links import Place
    from learning_modules.markup.module_text import ModuleText, TextContext
    from learning_modules.markup.targets import Targets
    from learning_modules.settings import Settings
    from learning_modules.source.text import SourceText

EXTENSIONS = ["attr_list", "tables", "admonition", "footnotes", "toc", "md_in_html", "abbr"]
BIB = """\
@book{vik2020, author={Vik, Ada}, title={<b>T</b>}, year={2020}}
@book{vik2021, author={Vik, Ada and Berg, Tor and Ek, Li}, title={T}, year={2021}}
@misc{odd/key:1, title={No author}}
"""
LIBRARY = read_library([SourceText("refs.bib", BIB)])
PIECES = [
    "[@vik2020]", "@vik2020", "@vik2021", "@{odd/key:1}", "@vik202O", "[@nobody]", "-@", "@",
    "[@", "[-@", "[see ", "[", "]", "; ", ", ", "p. 3", "pp. 3-5", "chap. IV", "et al.", "suffix",
    "{", "}", " [p. 4]", "[vik2020]", "][", "](", "(", ")", "![", "[^1]", "[^1]: ", "]: ", "\\",
    "\\@", "*", "**", "_", "`", "``", "```\n", "~~~\n", "\n", "\n\n", "    ", "\t", "> ", "- ",
    "1. ", "# ", "## A\n", "### B {#b .template}\n", "{#id}", "{: .c }",
    "| a | b |\n|---|---|\n| ", " | ", "<", ">", "<b>", "</b>", "<a href='x@vik2020'>", "<!--",
    "-->", "<div markdown='1'>", "</div>", "&amp;", "&#64;", "a@vik2020.org", "<x@vik2020.org>",
    "https://h/@vik2020", "--", "—", "’", '"', "'", "!!! note\n", "*[A]: x\n", "\u2028", "\x02",
    "\x03", "\u202e", "é", "🎉", "\U00100000", "---\n", "===\n", "$",
]  # fmt: skip


def target(data: bytes) -> None:
    """Convert and clean one text."""
    text = text_of(data, PIECES)
    reader = ModuleText(Settings(), LIBRARY, Targets(MappingProxyType({}), MappingProxyType({})))
    context = TextContext("m.md", Place("modules/x/"))
    html, content = convert(text, context, text=reader, extensions=EXTENSIONS, configs={})
    assert_dead(clean(html))
    assert_in_file(content.findings, "m.md", text)
    unreadable = [f.message for f in content.findings if f.rule == "text-unreadable"]
    assert all("without end" in message for message in unreadable), unreadable


if __name__ == "__main__":
    run(target)
