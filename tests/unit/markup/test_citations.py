"""The extension for citations: alone with files, in a host, and with any text."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.bibliography.library import Library, read_library
from learning_modules.diagnostics import Location
from learning_modules.markup.citations import CitationsExtension
from learning_modules.markup.limits import BracketLimit
from learning_modules.markup.positions import Positions
from learning_modules.source.text import SourceText

BIB = """
@article{orr1998, author = {Orr, Mina}, title = {A first paper}, journal = {Letters}, year = {1998}}
@book{pair, author = {Ash, A. and Bow, B.}, title = {A pair}, publisher = {Press}, year = {2006}}
@book{more, author = {Moor, C.}, title = {More & <svg onload=x()> things}, year = {2007}}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    """Return a library of three works."""
    return read_library([SourceText("bib/refs.bib", BIB)])


def converted(text: str, extension: CitationsExtension, *extensions: str) -> str:
    return markdown.markdown(text, extensions=[*extensions, extension])


def test_it_works_with_files_alone(tmp_path: Path) -> None:
    """By its name, with the path of a .bib file, it needs no host and loads none."""
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    script = """
import sys, markdown
name = "learning-modules-citations"
config = {"bib": ["refs.bib"], "style": "ieee", "language": "de"}
print(markdown.markdown("Text [@pair, S. 3].", extensions=[name], extension_configs={name: config}))
print(sorted({"mkdocs", "click", "pybtex"} & set(sys.modules)))
"""
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.search(r">\[1, S. 3\]</a>", done.stdout)
    assert "A. Ash und B. Bow" in done.stdout
    assert done.stdout.endswith("\n[]\n")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing .bib file breaks nothing: it is named, and its citations are unresolved."""
    with pytest.warns(UserWarning, match=r"absent\.bib: "):
        extension = CitationsExtension(bib=str(tmp_path / "absent.bib"))
    assert "pair?" in converted("[@pair]", extension)


def test_a_style_that_is_not_known_is_told(library: Library) -> None:
    """The styles there are stand in a warning and in a finding; the text is converted."""
    extension = CitationsExtension(library=library, style="chicago")
    with pytest.warns(UserWarning, match='style "chicago" is not known; write apa or ieee'):
        assert "(Orr, 1998)" in re.sub("<[^>]*>", "", converted("[@orr1998]", extension))
    [finding] = extension.findings
    assert (finding.rule, finding.hint) == ("setting-invalid", "write apa or ieee")


def test_each_text_begins_anew(library: Library) -> None:
    """Nothing of one text is left in the next, with the same converter or another."""
    extension = CitationsExtension(library=library)
    md = markdown.Markdown(extensions=[extension])
    first = md.convert("[@orr1998] [@nobody]")
    assert len(extension.uses) == 2
    assert md.reset().convert("Text.") == "<p>Text.</p>"
    assert (extension.uses, extension.findings) == ((), ())
    assert md.reset().convert("[@orr1998] [@nobody]") == first
    assert converted("[@orr1998] [@nobody]", extension) == first


def test_sources_without_a_citation_are_further_reading(library: Library) -> None:
    """Listed works that the text does not cite stand below those it does."""
    extension = CitationsExtension(library=library, sources=("pair", "orr1998", "unknown"))
    text = converted("[@orr1998]", extension)
    cited, _, further = text.partition("Further reading")
    assert 'id="ref-orr1998"' in cited
    assert 'id="ref-pair"' in further
    assert "doc-backlink" not in further
    assert [use.key for use in extension.uses] == ["orr1998"]


def test_records_have_places_sections_and_anchors(library: Library) -> None:
    """A citation is recorded with its place in the file, its section and its id on the page."""
    positions = Positions("content/X/1.0.0/module.md", first_line=12)
    extension = CitationsExtension(library=library, positions=positions)
    converted("## One\n\na [see @pair; @nobody2020, p. 3]", extension, "toc")
    pair, nobody = extension.uses
    assert pair.location == Location("content/X/1.0.0/module.md", 14, 8, 14, 13)
    assert (pair.section, pair.anchor, pair.resolved) == ("one", "cite-pair", True)
    assert nobody.resolved is False
    [finding] = extension.findings
    assert finding.location == Location("content/X/1.0.0/module.md", 14, 15, 14, 26)
    assert finding.message == 'no entry with key "nobody2020" in the library'
    assert finding.key == "nobody2020"


def test_back_links_are_folded_after_five(library: Library) -> None:
    """Seven citations of a work: five back-links are seen, two are folded, each has a name."""
    extension = CitationsExtension(library=library)
    text = converted("## Here\n\n" + "[@pair] " * 7, extension)
    before, _, folded = text.partition("<details>")
    assert before.count("doc-backlink") == 5
    assert folded.count("doc-backlink") == 2
    assert "<summary>2 more</summary>" in folded
    assert 'aria-label="Back to citation 7 in section Here"' in folded


def test_no_link_stands_in_a_link(library: Library) -> None:
    """Headings that are links, and links with citations in them, hold no second link."""
    extension = CitationsExtension(library=library)
    text = markdown.markdown(
        "## Title [@pair]\n\n[a [@orr1998]](u)",
        extensions=["toc", extension],
        extension_configs={"toc": {"anchorlink": True}},
    )
    tree = ElementTree.fromstring(f"<div>{text}</div>")  # noqa: S314 - our own HTML
    assert all(not list(link.iterfind(".//a")) for link in tree.iter("a"))
    assert len(tree.findall(".//*[@id='cite-pair']")) == 1


def test_fields_are_text(library: Library) -> None:
    """What looks like HTML in a field is shown, not used."""
    text = converted("[@more]", CitationsExtension(library=library))
    assert "<svg" not in text
    assert "&lt;svg onload=x()&gt;" in text


def test_other_extensions_leave_references_alone(library: Library) -> None:
    """Abbreviations and typographic quotes change the text, not the references and citations."""
    extension = CitationsExtension(library=library)
    text = converted('"A" [@pair, Ash]\n\n*[Ash]: Tree', extension, "abbr", "smarty")
    assert "&ldquo;A&rdquo;" in text
    assert "<abbr" not in text


def test_too_many_brackets_are_left_alone(library: Library) -> None:
    """A paragraph above the limit is reported and stays as it is; its neighbours are read."""
    positions = Positions("m.md")
    limit = BracketLimit(positions, limit=5)
    extension = CitationsExtension(library=library, positions=positions, limit=limit)
    text = converted("x [@pair]\n\ny " + "[@pair] `[` " * 4, extension)
    assert text.count("lm-cite") == 1
    assert "[@pair] <code>[</code> [@pair]" in text
    [finding] = extension.findings
    assert finding.rule == "too-many-brackets"
    assert finding.location == Location("m.md", 3, 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["[", "![", "[a](", "[a][", "[@pair", "[@pair, ", "@pair ", "[@pair] ", "@nobody ", "[a](x) "],
)
def test_brackets_cost_time_in_proportion(unit: str, library: Library) -> None:
    """Twice as many brackets take at most three times as long, closed or not."""

    def seconds(count: int) -> float:
        extension, times = CitationsExtension(library=library), []
        for _ in range(2):
            gc.collect()
            start = time.process_time()
            converted(unit * count, extension, "tables", "footnotes")
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(8000) < 3 * seconds(4000) + 0.5


pieces = st.sampled_from(
    [
        "[@pair]", "@pair", "[see @orr1998, p. 3; @nobody]", "-@pair", "[", "]", "@", ";", "*",
        "**", "_", "`", "`` ", "[a](b)", "](c)", "[x]: y", "[^1]", "\n\n[^1]: n @pair", "\n\n- ",
        "\n\n## H [@pair]\n\n", "\n    ", "| ", "\n|---|---|\n", "<b>", "</b>", "<!-- ", " -->",
        "\\", "{", "}", "&",
        "word ", " ", "\n", "\n\n", "> ", "\U000f0001", "\U00100003", "\x02", "{#id}", "[pair]",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=25).map("".join))
def test_any_text_is_converted(library: Library, text: str) -> None:
    """Whatever stands in a text: no mark of ours is left, ids are unique, links have targets."""
    extension = CitationsExtension(library=library)
    html = converted(text, extension, "tables", "footnotes", "attr_list", "toc", "md_in_html")
    assert not re.search("lm-affix|data-lm|[\U00100000\U00100001\U00100002]", html)
    ids = re.findall(r'<[^>]*\bid="((?:cite|ref)-[^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {use.anchor for use in extension.uses} <= set(ids)
    assert set(re.findall(r'href="#((?:cite|ref)-[^"]*)"', html)) <= set(ids)
    lines = text.count("\n") + 1
    for use in extension.uses:
        assert use.location.line is not None
        assert use.location.line <= lines
