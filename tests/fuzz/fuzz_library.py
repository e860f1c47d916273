"""A .bib file of any text gives references in both styles, and exports; see README.md."""

from __future__ import annotations

import json

import atheris
from harness import assert_dead, assert_in_file, run, text_of

with atheris.instrument_imports(include=["learning_modules"]):
    from learning_modules import format_references
    from learning_modules.bibliography.exports import to_bibtex, to_csl_json, to_ris
    from learning_modules.bibliography.library import read_library
    from learning_modules.source.text import SourceText

PIECES = [
    "@article{k,", "@book{b2020,", "@inproceedings(c,", "@online{d,", "@string{s = {x}}",
    "@comment{", "@preamble{", "@xdata{x,", "@", "{", "}", "(", ")", '"', ",", "=", "#",
    " # s # ", "\n}\n", "\n", "author = {Vik, Ada and Berg, Tor},", "author = {", " and ",
    "and others", "von der ", "{\\\"o}", "title = {", "title = {A {B} C},", "year = 2020,",
    "year = {", "date = {2020-13/..},", "month = jan,", "pages = {3--9},", "doi = {10.1/x},",
    "url = {javascript:x},", "url = {https://h/<b>},", "journal = {J},", "crossref = {b2020},",
    "crossref = {k},", "xdata = {x},", "langid = {german},", "edition = {2},", "editor = {",
    "volume = {1},", "number = {", "publisher = {P},", "note = {", "eprint = {", "urldate = {",
    "options = {", "type = {", "isbn = {978},", "howpublished = {", "\\'e", "\\v{c}", "\\textbf{",
    "\\emph{", "\\url{", "\\href{x}{", "$x^{2}$", "$", "\\", "\\&", "~", "--", "``", "''", "%",
    "<script>", "</script>", "<img onerror=x>", "&lt;", "é", "ﬁ", "\u202e", "\x00", "\t",
    "\ufeff", "0000", "-", "2020/2021", "circa", "?", "jr", "XIV", "\\relax", "\\ss",
]  # fmt: skip


def target(data: bytes) -> None:
    """Read one library and write all that is made of it."""
    text = text_of(data, PIECES)
    library = read_library([SourceText("refs.bib", text)])
    assert_in_file(library.findings, "refs.bib", text)
    for style, language in (("apa", "en-US"), ("ieee", "de")):
        for reference in format_references(text, style, language):
            assert_dead(reference.html)
    entries = list(library.entries.values())
    json.loads(to_csl_json(entries))
    to_ris(entries)
    again = read_library([SourceText("again.bib", to_bibtex(entries))])
    assert [e.key for e in again.entries.values()] == [e.key for e in entries if e.raw]


if __name__ == "__main__":
    run(target)
