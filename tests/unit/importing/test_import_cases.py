"""Golden cases of the importer: drafts in, fields, headings, text, entries and findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pybtex.database import parse_string

from learning_modules.importing.importer import DraftFile, Outcome, import_drafts

CASES = Path(__file__).resolve().parents[2] / "cases" / "importing"


def cases() -> Iterator[Any]:
    """Yield every case of every file, named by file and case."""
    for file in sorted(CASES.glob("*.yml")):
        loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(loaded, list):
            yield from (pytest.param(c, id=f"{file.stem}: {c['case']}") for c in loaded)


def run(case: Mapping[str, Any], into: Path) -> Outcome:
    """Import the drafts of a case."""
    files = [DraftFile(name, text.encode()) for name, text in case["drafts"].items()]
    stock = case.get("inventory")
    table = DraftFile("inventory.csv", stock.encode()) if stock else None
    return import_drafts(files, into, inventory=table)


def split(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields and the body of a module.md."""
    _, header, body = text.split("---\n", 2)
    return yaml.load(header, Loader=yaml.BaseLoader), body  # noqa: S506 - strings only


def check_module(wanted: Mapping[str, Any], text: str) -> None:
    """Hold a module against what the case says of it."""
    fields, body = split(text)
    for name, value in wanted.get("fields", {}).items():
        assert fields.get(name) == value, name
    headings = [line for line in body.split("\n") if re.match(r"#{1,6} ", line)]
    if "headings" in wanted:
        assert headings == wanted["headings"]
    for part in wanted.get("holds", ()):
        assert part in body
    for part in wanted.get("lacks", ()):
        assert part not in text


def check_entries(wanted: Mapping[str, Mapping[str, str]], text: str) -> None:
    """Hold the library against the entries of the case; a BibTeX parser of its own reads it."""
    entries = parse_string(text, "bibtex").entries
    for key, fields in wanted.items():
        entry = entries[key]
        names = {role: " and ".join(map(str, people)) for role, people in entry.persons.items()}
        found = {**entry.fields, **names, "type": entry.type}
        assert {name: found.get(name) for name in fields} == fields


def found_in(outcome: Outcome) -> list[str]:
    """Return rule and place of every finding, sorted."""
    every = [*outcome.findings, *outcome.library.findings]
    every += [finding for one in outcome.imported for finding in one.findings]
    return sorted(f"{f.rule} {f.location.path}:{f.location.line}" for f in every)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Mapping[str, Any], tmp_path: Path) -> None:
    """The drafts of the case become what the case says."""
    outcome = run(case, tmp_path)
    for name, wanted in case.get("modules", {}).items():
        file = tmp_path / "content" / name / "module.md"
        check_module(wanted, file.read_text(encoding="utf-8"))
    if "entries" in case:
        check_entries(case["entries"], (tmp_path / "bib/imported.bib").read_text(encoding="utf-8"))
    if "findings" in case:
        assert found_in(outcome) == sorted(case["findings"])
    for part in case.get("report", ()):
        assert part in outcome.report
    for part in case.get("data", ()):
        texts = [f.read_text(encoding="utf-8") for f in tmp_path.glob("import-data/*/*.json")]
        assert any(part in text for text in texts)


@pytest.mark.parametrize("case", list(cases()))
def test_a_second_run_changes_nothing(case: Mapping[str, Any], tmp_path: Path) -> None:
    """Importing the same drafts again leaves every byte of the course as it is."""
    run(case, tmp_path)
    before = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    run(case, tmp_path)
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before
