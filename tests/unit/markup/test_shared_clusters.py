"""Agreement with the shared cases of citations in the text, through Markdown."""

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

PLAIN = ["abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc"]
MATERIAL = [*PLAIN[:4], "footnotes", "tables", "toc", "smarty", "pymdownx.superfences",
            "pymdownx.magiclink", "pymdownx.betterem", "pymdownx.arithmatex"]  # fmt: skip

#: Cases whose text differs in what Markdown makes around the citation: a title of an admonition,
#: the arrow of a note; and two brackets side by side, where the cases call ours the better reading.
OTHERWISE = {"in-admonition", "in-admonition-code", "in-footnote", "basic-adjacent-blocks"}


LIST = re.compile(r"(?:<h\d[^>]*>References</h\d>\s*)?<section.*?</section>", re.DOTALL)


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, Any]:
    """Return the cases, with their library."""
    found: dict[str, Any] = json.loads((shared / "citations" / "clusters.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def library(cases: dict[str, Any]) -> Library:
    """Return the library of the cases."""
    return read_library([SourceText("clusters.bib", cases["bib"])])


def plain(text: str) -> str:
    text = re.sub(
        r"(?:<h\d[^>]*>References</h\d>\s*)?<section.*?</section>", "", text, flags=re.DOTALL
    )
    text = html.unescape(re.sub(r"<(?!!--)[^>]*>", "", text))
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("style", ["apa", "ieee"])
@pytest.mark.parametrize("extensions", [PLAIN, MATERIAL], ids=["plain", "material"])
def test_texts_agree(
    cases: dict[str, Any], library: Library, extensions: list[str], style: str
) -> None:
    """What a reader sees is what the reference implementation shows."""
    wrong = {}
    for case in cases["cases"]:
        wanted = case["text"].get(style)
        if wanted is None or case["id"].rpartition("/")[2] in OTHERWISE:
            continue
        extension = CitationsExtension(library=library, style=style, language="en-US")
        found = plain(markdown.markdown(case["markdown"], extensions=[*extensions, extension]))
        if found != " ".join(wanted.replace("\u00a0", " ").split()):
            wrong[case["id"]] = (found, wanted)
    assert wrong == {}


def test_groups_agree(cases: dict[str, Any], library: Library) -> None:
    """Keys, modes, prefixes and suffixes are those that the reference reader finds."""
    wrong = {}
    for case in cases["cases"]:
        if case["tier"] == "policy":
            continue
        extension = CitationsExtension(library=library)
        markdown.markdown(case["markdown"], extensions=[*PLAIN, extension])
        found = [
            [(c.key, str(c.mode), *map(unmarked, (c.prefix, c.suffix))) for c in cluster.citations]
            for cluster in extension.document.clusters.found
        ]
        wanted = [
            [(c["key"], c["mode"], *map(unmarked, (c["prefix"], c["suffix"]))) for c in group]
            for group in case["groups"]
        ]
        if sorted(found) != sorted(wanted):
            wrong[case["id"]] = (found, wanted)
    assert wrong == {}


def unmarked(text: str) -> str:
    """Return an affix without marks of emphasis and with plain spaces."""
    return text.replace("\u00a0", " ").replace("*", "")
