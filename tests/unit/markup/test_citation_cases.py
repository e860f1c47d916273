"""Golden cases: a text in, what its readers see and what the record holds out."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from learning_modules.bibliography.library import Library, read_library
from learning_modules.markup.citations import CitationsExtension
from learning_modules.source.text import SourceText

FOLDER = Path(__file__).parents[2] / "cases" / "citations"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['says']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
EXTENSIONS = ["attr_list", "footnotes", "tables", "toc", "fenced_code"]
LIST = re.compile(r"<section[^>]*doc-bibliography.*?</section>", re.DOTALL)
OWN_HEADING = re.compile(r"<(h\d) id=\"references\">[^<]*</h\d>\s*(?=LIST)")


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the library of the cases."""
    return read_library([SourceText("library.bib", (FOLDER / "library.bib").read_text("utf-8"))])


def shown(text: str) -> str:
    """Return what a reader sees of HTML, on one line."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def place(location: Any) -> str:
    return f"{location.line}:{location.column}"


@pytest.mark.parametrize("case", CASES)
def test_citation_case(case: dict[str, Any], library: Library) -> None:
    """Text, HTML, places, contents and findings are those of the case."""
    extension = CitationsExtension(
        library=library, style=case.get("style", "apa"), language=case.get("language", "en")
    )
    md = markdown.Markdown(extensions=[*EXTENSIONS, *case.get("extensions", []), extension])
    whole = md.convert(case["text"])
    body = OWN_HEADING.sub("", LIST.sub("LIST", whole)).replace("LIST", "").strip()
    findings = [f"{place(f.location)} {f.rule}" for f in extension.findings]
    assert findings == case.get("findings", [])
    if "shows" in case:
        assert shown(body) == case["shows"]
    if "html" in case:
        assert " ".join(body.split()) == " ".join(case["html"].split())
    if "uses" in case:
        uses = extension.uses
        marks = [f"{place(u.location)} {u.key}{'' if u.resolved else ' ?'}" for u in uses]
        assert marks == case["uses"]
    if "toc" in case:
        tokens = [[token["id"], token["name"]] for token in md.toc_tokens]
        assert tokens == [*case["toc"], case["list_toc"]]
    if "order" in case:
        found = shown(LIST.sub(" LIST ", whole))
        places = [found.find(part) for part in case["order"]]
        assert -1 not in places
        assert places == sorted(places)
        assert ("LIST" in found) == ("LIST" in case["order"])
    if "heading" in case:
        assert f'<{case["heading"]} id="references">' in whole
    for part in case.get("html_has", []):
        assert part in whole


@pytest.mark.parametrize("case", CASES)
def test_ids_and_links_of_a_case_fit(case: dict[str, Any], library: Library) -> None:
    """Each id stands once, each citation leads to a reference and each back-link to a citation."""
    extension = CitationsExtension(library=library, style=case.get("style", "apa"))
    text = markdown.markdown(case["text"], extensions=[*EXTENSIONS, extension])
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'href="#((?:cite|ref)-[^"]*)"', text)
    assert set(targets) <= set(ids)
    assert {use.anchor for use in extension.uses} <= set(ids)
    assert "lm-affix" not in text
    assert "data-lm" not in text
