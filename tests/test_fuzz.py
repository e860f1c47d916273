"""Properties that hold for any input: nothing live on a page, no exception, no formula."""

from __future__ import annotations

import json
import re
from types import MappingProxyType

from harness import Live
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learning_modules import format_references
from learning_modules.bibliography.library import read_library
from learning_modules.diagnostics import Diagnostic, Severity, format_diagnostic
from learning_modules.markup.cleaning import clean
from learning_modules.markup.convert import convert
from learning_modules.markup.links import Place
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.markup.targets import Targets
from learning_modules.model.identity import Version
from learning_modules.model.json_ld import script_json
from learning_modules.model.module import Content
from learning_modules.settings import Settings
from learning_modules.source.decode import decode
from learning_modules.source.front_matter import read_front_matter
from learning_modules.source.text import SourceText

EXTENSIONS = ["attr_list", "tables", "admonition", "footnotes", "toc", "md_in_html", "abbr"]
LIBRARY = read_library(
    [SourceText("refs.bib", "@book{vik2020, author={Vik, Ada}, title={<b>T</b>}, year={2020}}")]
)

#: Pieces that mean something to some reader on the way to a page.
PIECES = [
    "<script>pwn()</script>", "<img src=x onerror=pwn()>", "<svg onload=pwn()>", "</script>",
    "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<a href=",
    "javascript:pwn()", "data:text/html,",
    "&#106;avascript:", "jav\tascript:", '"', "'", "`", "``", "```\n", "~~~\n", "*", "**", "_", "[",
    "]", "](", ")", "![", "[^1]", "[^1]: ", "[@vik2020, p. 3]", "@vik2020", "[@", "{", "}",
    "{#id}", "{onclick=pwn()}", "{: style=x }", "{.template}", "#", "## ", "### A\n", "\n", "\n\n",
    "    ", "\t", "- ", "- [ ] ", "> ", "1. ", "| a | b |\n|---|---|\n| ", " | ", "|", "\\", "&",
    "&lt;", "&#x0;", "\x00", "\x02", "\x03", "\x0b", "\u2028", "\u202e", "\ufeff", "\ud7ff", "🎉",
    "é", "ß", "=1+1", "+1", "@SUM(1)", "=", "http://[", "//evil.example/", "lm-site:x", "module:X",
    "template:x", "docs:x", "!!! note\n", '<div markdown="1">', "</div>", "*[A]: x\n", "---\n",
    "___", "{data-lm-cluster=0}", '<p id="a">', "word ", "x",
]  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)


def converted(text: str) -> tuple[str, Content]:
    targets = Targets(MappingProxyType({}), MappingProxyType({}))
    reader = ModuleText(Settings(), LIBRARY, targets)
    context = TextContext("module.md", Place("modules/x/"))
    return convert(text, context, text=reader, extensions=EXTENSIONS, configs={})


def lines_of(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


@settings(max_examples=150, deadline=None)
@given(hostile)
@example("[x](http://[)")
@example("**b**{data-lm-cluster=99}")
@example("<a href='jav&#x0A;ascript:pwn()'>x</a>")
def test_no_text_is_live(text: str) -> None:
    """Whatever a module says, its cleaned HTML runs nothing, and each id stands once."""
    page, content = converted(text)
    parser = Live()
    parser.feed(clean(page))
    parser.close()
    assert parser.found == []
    assert len(parser.ids) == len(set(parser.ids))
    places = [finding.location.line or 1 for finding in content.findings]
    assert all(1 <= line <= lines_of(text) for line in places)
    unreadable = [f.message for f in content.findings if f.rule == "text-unreadable"]
    assert [message for message in unreadable if "without end" not in message] == []


@settings(max_examples=150, deadline=None)
@given(hostile)
def test_cleaned_html_stays_as_it_is(text: str) -> None:
    """Cleaning what is clean changes nothing."""
    once = clean(text)
    assert clean(once) == once


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | hostile.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_as_a_library(data: bytes) -> None:
    """A .bib file of any bytes gives entries and findings with places in the file."""
    text, findings = decode(data, "refs.bib")
    library = read_library([SourceText("refs.bib", text or "")])
    for finding in (*findings, *library.findings):
        line = format_diagnostic(Diagnostic(finding, Severity.ERROR))
        assert "\n" not in line
        assert finding.location.path == "refs.bib"
    assert [entry.key for entry in library.entries.values()] == list(library.raw)


@settings(max_examples=100, deadline=None)
@given(hostile, hostile)
def test_references_are_text(title: str, author: str) -> None:
    """No field of an entry is more than text in its reference."""
    found = format_references(f"@book{{k, title={{{title}}}, author={{{author}}}, year={{2020}}}}")
    parser = Live()
    parser.feed("".join(reference.html for reference in found))
    parser.close()
    assert parser.found == []


@settings(max_examples=150, deadline=None)
@given(hostile)
def test_any_front_matter_is_read(text: str) -> None:
    """A front matter of any text gives fields and findings, and raises nothing."""
    decoded, _ = decode(f"---\ntitle: A\n{text}\n---\n\nText\n".encode("utf-8", "replace"), "m.md")
    source = SourceText("m.md", decoded or "")
    read = read_front_matter(source, "X-1", Version(1, 0, 0), settings=Settings())
    assert all(f.location.path == "m.md" for f in read.findings)


@settings(max_examples=100, deadline=None)
@given(hostile)
def test_json_in_a_page_stays_json(text: str) -> None:
    """No text ends the script that it stands in."""
    written = script_json({"name": text})
    assert re.search(r"[<>&\u2028\u2029]", written) is None
    assert json.loads(written) == {"name": text}
