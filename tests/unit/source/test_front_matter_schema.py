"""The JSON Schema of the front matter agrees with its reader."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from learning_modules.model.identity import Version
from learning_modules.settings import Settings
from learning_modules.source.field_names import FIELDS
from learning_modules.source.front_matter import read_front_matter
from learning_modules.source.front_matter_schema import front_matter_schema
from learning_modules.source.text import SourceText

SCHEMA = front_matter_schema()

GOOD = [
    "title: A",
    "title: A\nstatus: published\ndate: 2026-01-15\nobjective: Create a plan.",
    "title: A\nstatus: published\ndate: 2026-01-15\ntype: reading",
    "title: A\naudience: owners\nduration: 90 min\npillars: responsible-ai",
    "title: A\naudience: {level: beginner, roles: [owners]}\nauthors: [Jo, {name: Al}]",
    "title: A\nobjectives:\n- Create a plan.\n- {statement: Explain it., taught_in: basics}",
    "title: A\ntemplates:\n  plan: {spare_rows: 3, columns: {Cost: money, Risk: [low, high]}}",
    "title: A\ntemplates: {plan: [xlsx], risks: }",
    "title: A\nstatus: withdrawn\nwithdrawn: {date: 2026-01-15, reason: Wrong.}",
    "title: A\nsection_aliases: {old: new}\nformerly: OLD-1\nprerequisites: [A-1, B-2]",
]

BAD = [
    "summary: no title",
    "title: A\nstatus: publish",
    "title: A\nstatus: published\nobjective: Create a plan.",
    "title: A\nstatus: published\ndate: 2026-01-15",
    "title: A\ndate: 15.01.2026",
    "title: A\nprerequisits: [A]",
    "title: A\nobjectives:\n- {id: plan}",
    "title: A\ntemplates: {plan: {spare_rows: many}}",
    "title: A\ntemplates: {plan: {colums: {}}}",
    "title: A\nobjective: Create it.\nobjectives: [Create it.]",
    "title: A\nstatus: withdrawn",
    "title: A\nauthors: [{orcid: 0000-0002-1825-0097}]",
]


def data_of(text: str) -> Any:
    """Return the YAML as JSON has it: a date is its text."""
    data = yaml.safe_load(text)
    return {k: str(v) if k == "date" else v for k, v in data.items()} | (
        {"withdrawn": {k: str(v) for k, v in data["withdrawn"].items()}}
        if "withdrawn" in data
        else {}
    )


def is_valid(text: str) -> bool:
    """Whether the schema accepts a front matter."""
    validator: Any = jsonschema.Draft202012Validator(SCHEMA)
    return bool(validator.is_valid(data_of(text)))


def findings(text: str) -> tuple[Any, ...]:
    """Return what the reader finds in a front matter."""
    source = SourceText("content/A/1.0.0/module.md", f"---\n{text}\n---\n")
    return read_front_matter(source, "A", Version(1, 0, 0), settings=Settings()).findings


def test_schema_is_a_schema() -> None:
    """The schema is valid JSON Schema, and has every field of the reader with a description."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(FIELDS)
    assert all(p["description"].endswith(".") for p in SCHEMA["properties"].values())


@pytest.mark.parametrize("text", GOOD)
def test_what_the_reader_accepts_is_valid(text: str) -> None:
    """Short and long forms that the reader takes are valid."""
    assert findings(text) == ()
    assert is_valid(text)


@pytest.mark.parametrize("text", BAD)
def test_what_the_reader_reports_is_invalid(text: str) -> None:
    """Faults of structure that the reader reports are faults for the schema too."""
    assert findings(text) != ()
    assert not is_valid(text)
