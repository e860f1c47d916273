"""Reading the front matter of a module."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.diagnostics import Finding, format_message
from learning_modules.model.identity import Version
from learning_modules.model.module import Audience, Author, Duration, Status
from learning_modules.model.template import ColumnOptions, ColumnType
from learning_modules.settings import Settings
from learning_modules.source.front_matter import HeaderReading, read_front_matter, split
from learning_modules.source.names import orcid
from learning_modules.source.text import SourceText

CASES = Path(__file__).parents[2] / "cases" / "front-matter"


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def read(text: str) -> HeaderReading:
    source = SourceText("m.md", text)
    return read_front_matter(source, "LRN-1", Version(1, 0, 0), settings=Settings())


def fields(text: str) -> HeaderReading:
    return read(f"---\n{text}---\nText.\n")


def shown(finding: Finding) -> str:
    return f"{finding.location.line}:{finding.location.column} {finding.rule}"


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    """Each case gives exactly its findings, in their places, and the values that can be read."""
    text = case["text"] if "text" in case else f"---\n{case['fields']}---\nText.\n"
    reading = read(text)
    assert [shown(f) for f in reading.findings] == case["findings"]
    said = " | ".join(format_message(f) for f in reading.findings)
    assert [word for word in case.get("words", []) if word not in said] == []
    if "title" in case:
        assert reading.front_matter.title == case["title"]
    if "body" in case:
        assert text[reading.body :] == case["body"]
    for name, value in case.get("values", {}).items():
        found = getattr(reading.front_matter, name)
        assert (list(found) if isinstance(found, tuple) else found) == value


FULL = """\
title: From Sandbox to Production
id: LRN-1
version: 1.0.0
status: published
date: 2026-11-20
summary: One sentence.
changes: [Adds an owner column to the roadmap.]
audience: {level: beginner, roles: [SME owners, technical staff]}
duration: 3 h
prerequisites: [LRN-BEG-009, LRN-BEG-010]
pillars: [sme-relevance, responsible-ai]
objectives:
  - id: plan
    statement: Create a phased implementation plan.
    taught_in: [phases]
    practised_in: [toolkit]
    evidence: [implementation-roadmap, plan.xlsx]
templates:
  implementation-roadmap: {formats: [xlsx, md], spare_rows: 3, columns: {Cost: {type: money}}}
authors: [{name: Jane Smith, orcid: "https://orcid.org/0000-0002-1825-0097"}, ACME]
license: CC-BY-4.0
language: en-GB
tags: [Generative AI]
formerly: OLD-1
section_aliases: {old: phases}
"""


def test_every_field_is_read() -> None:
    """A full front matter gives a full record, without a finding."""
    reading = fields(FULL)
    found = reading.front_matter
    assert reading.findings == ()
    assert found.status is Status.PUBLISHED
    assert str(found.date) == "2026-11-20"
    assert found.audience == Audience("beginner", ("SME owners", "technical staff"))
    assert found.duration == Duration("3 h", 180)
    assert found.authors == (Author("Jane Smith", "0000-0002-1825-0097"), Author("ACME"))
    assert found.objectives[0].taught_in == ("phases",)
    assert found.objectives[0].evidence == ("implementation-roadmap", "plan.xlsx")
    options = found.templates["implementation-roadmap"]
    assert (options.formats, options.spare_rows) == (("xlsx", "md"), 3)
    assert options.columns == {"Cost": ColumnOptions(ColumnType.MONEY)}
    assert found.section_aliases == {"old": "phases"}
    assert found.formerly == ("OLD-1",)


def test_every_written_field_has_its_place() -> None:
    """The place is that of the value, by dotted path, with its end."""
    places = fields(FULL).front_matter.locations
    assert str(places["title"]) == "m.md:2:8"
    assert places["title"].end_column == 34
    assert str(places["prerequisites.1"]) == "m.md:11:30"
    assert str(places["objectives.0.evidence.1"]) == "m.md:18:40"
    assert str(places["templates.implementation-roadmap"]) == "m.md:20:3"
    assert (places["objectives"].end_line, places["objectives"].end_column) == (18, 50)
    assert "withdrawn" not in places


def test_short_form_of_the_objective_has_the_places_of_the_long_one() -> None:
    """What checks say of ``objective: text`` names the same path as for a list."""
    found = fields("title: A\nobjective: Create a plan.\n").front_matter
    assert [(o.id, o.statement) for o in found.objectives] == [("objective", "Create a plan.")]
    assert str(found.locations["objectives.0.statement"]) == "m.md:3:12"
    assert found.objectives[0].location == found.locations["objectives.0.statement"]


def test_objectives_without_ids_are_numbered() -> None:
    """Objectives that are only statements are called by their number."""
    found = fields("title: A\nobjectives: [Create a plan., Explain plans.]\n").front_matter
    assert [o.id for o in found.objectives] == ["objective-1", "objective-2"]


def test_column_forms_give_types() -> None:
    """A list is a choice, a word a type, and a choice needs no type."""
    text = "title: A\ntemplates: {p: {columns: {R: [low, high], D: date, O: {choice: [A]}}}}\n"
    columns = fields(text).front_matter.templates["p"].columns
    assert columns["R"] == ColumnOptions(ColumnType.CHOICE, ("low", "high"))
    assert columns["D"] == ColumnOptions(ColumnType.DATE)
    assert columns["O"] == ColumnOptions(ColumnType.CHOICE, ("A",))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("title: [A\nstatus: published\n", Status.PUBLISHED),
        ("title: [A\nstatus: draft\n", Status.DRAFT),
        ("title: [A\n", Status.PUBLISHED),
    ],
)
def test_what_cannot_be_read_is_a_draft_only_if_it_says_so(text: str, status: Status) -> None:
    """A fault must not pass as one of a draft because the status could not be read."""
    reading = fields(text)
    assert reading.nodes is None
    assert reading.front_matter.status is status


def test_stand_in_has_the_title_of_a_broken_front_matter() -> None:
    """Where YAML cannot be read, a rough look still finds the title for the page."""
    reading = fields('title: "From Sandbox"\ntags: [x\n')
    assert reading.front_matter.title == "From Sandbox"


def test_front_matter_above_the_limit_is_not_read() -> None:
    """Size is limited before the YAML is looked at, and the number of values while it is."""
    large = fields("title: " + "x" * 70_000 + "\n")
    assert [f.rule for f in large.findings] == ["front-matter-too-large"]
    many = fields("title: A\ntags: [" + "x," * 6_000 + "]\n")
    assert [f.rule for f in many.findings] == ["front-matter-too-large"]


@pytest.mark.parametrize("text", ["[" * 60_000, "{a: " * 15_000, "- " * 30_000, "? " * 30_000])
def test_deep_nesting_ends_at_once(text: str) -> None:
    """Nesting without end is one finding, for the depth."""
    reading = fields(text + "\n")
    assert [f.rule for f in reading.findings] == ["front-matter-too-large"]


def test_checked_digit_of_orcid() -> None:
    """An ORCID iD with its check digit is taken, also as an address; X stands for ten."""
    assert orcid("0000-0002-1694-233X") == "0000-0002-1694-233X"
    assert orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert orcid("0000-0002-1694-2330") is None


YAML_LIKE = st.text(alphabet="ab:-[]{}\"'&*!|>%@`#,?. \n\t\\0\u2028\xa0é~<", max_size=80)


@settings(max_examples=400, deadline=None)
@given(YAML_LIKE)
def test_any_fields_are_read_or_reported(text: str) -> None:
    """Whatever stands between the lines, nothing is raised, and no field means a finding."""
    reading = fields(text.replace("\n---", "\n--") + "\n")
    assert reading.front_matter.title
    assert reading.nodes or reading.findings
    lines = text.count("\n") + 10
    assert all(1 <= (f.location.line or 0) <= lines for f in reading.findings)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*FULL.splitlines(keepends=True), "  - x\n", "a: [\n", "\n"])))
def test_any_order_of_lines_is_read_or_reported(lines: list[str]) -> None:
    """Lines of a good front matter in any order never raise."""
    assert fields("".join(lines)).front_matter.id == "LRN-1"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_split(text: str) -> None:
    """Fences are found or reported in any text."""
    parts, fault = split(SourceText("m.md", text))
    assert (parts.header is None) == (fault is not None)
    assert 0 <= parts.body <= len(text)


def test_plain_texts_come_back_as_written() -> None:
    """Words that YAML gives a meaning stay the words they are."""
    for word in ("no", "1.10", "0o17", "1_000", "2026-01-15", "on", ".5", "1e3", "=", "<<x"):
        assert fields(f"title: {word}\n").front_matter.title == word
