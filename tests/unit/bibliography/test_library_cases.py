"""Golden cases: a .bib text in, its entries and findings out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.bibliography.library import read_library
from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText

FOLDER = Path(__file__).parents[2] / "cases" / "library"
BASE = {
    "author": "Orr, Mina",
    "title": "Counting Beans in Winter",
    "journal": "Letters",
    "year": "2001",
}


def cases(name: str) -> list[Any]:
    """Return the cases of one file, each with its sentence as name."""
    found = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return [pytest.param(case, id=case["says"]) for case in found]


def mark(finding: Finding) -> str:
    return f"{finding.location.line}:{finding.location.column} {finding.rule}"


@pytest.mark.parametrize("case", cases("syntax.yml"))
def test_syntax(case: dict[str, Any]) -> None:
    """A fault has its place, and everything else is read."""
    library = read_library([SourceText("refs.bib", case["bib"])])
    kinds = ("library-", "string-", "entry-duplicate", "entry-key-case", "entry-field-duplicate")
    found = sorted(mark(f) for f in library.findings if f.rule.startswith(kinds))
    assert found == case.get("findings", [])
    read = {key: {**raw.fields, **raw.persons} for key, raw in library.raw.items()}
    assert read == case["entries"]


@pytest.mark.parametrize("case", cases("entries.yml"))
def test_entry(case: dict[str, Any]) -> None:
    """An entry has the findings of the case, and no other."""
    kept = [name for name in BASE if name not in case.get("without", ())]
    fields = [f"{name} = {{{BASE[name]}}}" for name in kept]
    fields += [case["fields"]] if "fields" in case else []
    text = f"@{case.get('type', 'article')}{{{case.get('key', 'orr2001')},\n{', '.join(fields)}}}"
    library = read_library([SourceText("refs.bib", text)])
    assert [f.rule for f in library.findings] == case.get("findings", []), library.findings
    for finding in library.findings:
        assert finding.hint
        assert finding.location.line
        assert not finding.message.endswith(".")
