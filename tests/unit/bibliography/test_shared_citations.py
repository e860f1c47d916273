"""Agreement with what a reference implementation renders, measured on the shared cases."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from learning_modules import format_references
from learning_modules.bibliography.formatting import read_entries
from learning_modules.bibliography.references import ReferenceList
from learning_modules.model.citation import Citation, CitationMode

Compare = Callable[..., tuple[bool, float]]

#: Style, kind and tier -> the share of cases that agree to the character, at least.
SHARES = {
    ("apa", "entry", "core"): 0.98,
    ("apa", "entry", "extended"): 0.85,
    ("apa", "list", "core"): 1.0,
    ("ieee", "entry", "core"): 0.97,
    ("ieee", "entry", "extended"): 0.85,
    ("ieee", "list", "core"): 1.0,
}


@pytest.fixture(scope="module")
def compare(shared: Path) -> Compare:
    """Return the comparison that the cases bring with them."""
    spec = spec_from_file_location("score", shared / "citations" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Compare = module.compare
    return found


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[dict[str, Any]]:
    """Return the cases of entries and lists."""
    text = (shared / "citations" / "entries.json").read_text("utf-8")
    found: list[dict[str, Any]] = json.loads(text)["cases"]
    return found


@pytest.fixture(scope="module")
def clusters(shared: Path) -> dict[str, Any]:
    """Return the cases of citations in the text, with their library."""
    found: dict[str, Any] = json.loads((shared / "citations" / "clusters.json").read_text("utf-8"))
    return found


def rendered(case: dict[str, Any]) -> str | list[str]:
    """Return what we write for a case, as HTML."""
    found = format_references(case["bib"], case["style"], case["locale"])
    if case["kind"] == "list":
        return [reference.html for reference in found]
    return next(reference.html for reference in found if reference.key == case["key"])


@pytest.mark.filterwarnings("ignore:style .* is not known")
@pytest.mark.parametrize("markup", [False, True], ids=["text", "italics"])
def test_references_agree(cases: list[dict[str, Any]], compare: Compare, *, markup: bool) -> None:
    """References agree to the character as often as the project promises, and none raises."""
    agreed: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for case in cases:
        group = case["style"], case["kind"], case["tier"]
        agreed[group].append(compare(case, rendered(case), markup)[0])
    shares = {group: sum(agreed[group]) / len(agreed[group]) for group in SHARES}
    assert {group: share for group, share in shares.items() if share < SHARES[group]} == {}


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_citations_agree(clusters: dict[str, Any], style: str) -> None:
    """Every citation in the text agrees to the character."""
    entries = {entry.key: entry for entry in read_entries(clusters["bib"])}
    for case in clusters["cases"]:
        keys = dict.fromkeys(one["key"] for group in case["groups"] for one in group)
        listed = ReferenceList([entries[key] for key in keys if key in entries], style)
        for group, wanted in zip(case["groups"], case["cite_texts"].get(style, []), strict=False):
            citations = [
                Citation(one["key"], CitationMode(one["mode"]), one["prefix"], one["suffix"])
                for one in group
            ]
            text = "".join(piece.text for piece in listed.cluster(citations))
            assert (case["id"], text) == (case["id"], wanted.replace("\u00a0", " "))
