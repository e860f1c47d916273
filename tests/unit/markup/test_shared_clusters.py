"""Citations through Python-Markdown agree with the reference on every shared case."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import markdown
import pytest

from learning_modules.bibliography.library import Library, read_library
from learning_modules.markup.citations import CitationsExtension
from learning_modules.source.text import SourceText

EXTENSIONS = ["footnotes", "tables", "toc", "fenced_code", "admonition", "abbr", "attr_list"]
LIST = re.compile(
    r"(?:<h\d id=\"references\">[^<]*</h\d>\s*)?<section[^>]*doc-bib.*?</section>", re.DOTALL
)

#: What the reference's reader does not draw, or draws otherwise: titles of boxes, arrows of notes.
LAYOUT = re.compile(r'<p class="admonition-title">.*?</p>|<a class="footnote-backref".*?</a>|↩︎')
BLOCK = re.compile(r"(</?(?:p|li|ul|ol|td|th|tr|h\d|blockquote|table|div)\b[^>]*>)")


@pytest.fixture(scope="module")
def shared_clusters(shared: Path) -> dict[str, Any]:
    """Return the cases with their library."""
    found: dict[str, Any] = json.loads((shared / "citations" / "clusters.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def library(shared_clusters: dict[str, Any]) -> Library:
    """Return the library of the cases."""
    return read_library([SourceText("refs.bib", shared_clusters["bib"])])


def converted(case: dict[str, Any], library: Library, style: str) -> tuple[str, CitationsExtension]:
    """Return the HTML of a case without its list, and the extension that made it."""
    extension = CitationsExtension(library=library, style=style)
    text = markdown.markdown(case["markdown"], extensions=[*EXTENSIONS, extension])
    return LIST.sub("", text), extension


def seen(text: str) -> str:
    """Return what a reader sees, on one line."""
    text = BLOCK.sub(r" \1 ", LAYOUT.sub("", text))
    text = html.unescape(re.sub(r"<(?!!--)[^>]*>", "", text))
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_texts_agree(shared_clusters: dict[str, Any], library: Library, style: str) -> None:
    """Readers see the reference's text, to the character; cases of policy are told apart."""
    wanted, found = {}, {}
    for case in shared_clusters["cases"]:
        if case["tier"] == "core":
            wanted[case["id"]] = seen(html.escape(case["text"][style]).replace("&lt;!--", "<!--"))
            found[case["id"]] = seen(converted(case, library, style)[0])
    assert len(wanted) > 60
    assert found == wanted


def test_groups_agree(shared_clusters: dict[str, Any], library: Library) -> None:
    """Keys, modes, prefixes and suffixes are those that the reference's reader finds."""
    wanted, found = {}, {}
    for case in shared_clusters["cases"]:
        if case["tier"] == "core":
            wanted[case["id"]] = [[list(one.values()) for one in group] for group in case["groups"]]
            extension = converted(case, library, "apa")[1]
            found[case["id"]] = [
                [[c.key, str(c.mode), plain(c.prefix), plain(c.suffix)] for c in read.citations]
                for read in extension.document.clusters.found
            ]
    assert json.loads(json.dumps(wanted).replace("\\u00a0", " ")) == found


def plain(affix: str) -> str:
    """Return a prefix or suffix without its emphasis."""
    return affix.replace("*", "").replace("\u00a0", " ")


def test_neighbours_are_two_citations(shared_clusters: dict[str, Any], library: Library) -> None:
    """Two brackets side by side are two citations, where the reference sees a link."""
    [case] = [c for c in shared_clusters["cases"] if c["id"] == "cluster/basic-adjacent-blocks"]
    assert seen(converted(case, library, "apa")[0]) == "Text (Doe, 1999)(Smith, 2004)."
    assert seen(converted(case, library, "ieee")[0]) == "Text [1][2]."
