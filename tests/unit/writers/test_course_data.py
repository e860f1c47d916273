"""The course as data."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

from learning_modules.diagnostics import Location
from learning_modules.model.course import Course
from learning_modules.model.entry import Date, Entry, Name
from learning_modules.model.identity import Version
from learning_modules.model.module import (
    CitationUse,
    Content,
    Duration,
    FrontMatter,
    Module,
    ModuleVersion,
    Status,
    Withdrawal,
)
from learning_modules.model.objective import Objective
from learning_modules.model.section import Section, Stub
from learning_modules.model.template import Cell, CellKind, Column, Sheet, Template
from learning_modules.settings import Settings
from learning_modules.writers.course_data import course_data

PATH = "content/A-1/1.0.0/module.md"
PLACE = Location(PATH, 9, 4)

COLUMNS = (Column("Phase", CellKind.PROMPT), Column("Owner", CellKind.ANSWER))
ROW = (Cell(CellKind.PROMPT, "Pilot", "Pilot"), Cell(CellKind.ANSWER, "", "Jo"))
SHEET = Sheet("Plan", COLUMNS, (ROW,), (ROW,))

CONTENT = Content(
    sections=(
        Section("basics", "Key Concepts", 2, ("core-concepts",), PLACE),
        Section("practical", "Activities", 2, ("practical",), PLACE, stub=Stub("empty", PLACE)),
        Section("plan", "Plan", 3, (), PLACE, parent=1, is_template=True),
    ),
    citations=(CitationUse("smith2020", PLACE, "c-1", section="basics"),),
    templates=(Template("plan", "Plan", PLACE, (SHEET,)),),
    words=120,
)

ENTRIES = (
    Entry(
        "smith2020",
        "book",
        {"title": "A Book"},
        {"author": (Name("Smith", "Jo"),)},
        {"issued": Date(2020)},
    ),
    Entry("unused", "book"),
)


def version(number: str, status: Status, **fields: Any) -> ModuleVersion:
    """Return a version of module A-1."""
    front = FrontMatter(
        id="A-1",
        version=Version.parse(number) or Version(1, 0, 0),
        title=f"A {number}",
        status=status,
        date=datetime.date(2026, 1, 15),
        duration=Duration.parse("2 h"),
        objectives=(Objective("o", "Create a plan.", PLACE),),
        locations={"title": PLACE},
    )
    return ModuleVersion(replace(front, **fields), PATH, ("a.xlsx",), content=CONTENT)


def described(*versions: ModuleVersion, public: bool = False) -> dict[str, Any]:
    """Return the data of a course with one module, as a program reads it."""
    course = Course((Module("A-1", versions),))
    data = course_data(course, Settings(), ENTRIES, public=public)
    read: dict[str, Any] = json.loads(json.dumps(data))
    return read


def test_everything_is_there() -> None:
    """A version has its fields, sections, objectives with class, templates and citations."""
    (module,) = described(version("1.0.0", Status.PUBLISHED))["modules"]
    assert (module["id"], module["newest"]) == ("A-1", "1.0.0")
    (made,) = module["versions"]
    assert made["date"] == "2026-01-15"
    assert made["duration"] == {"text": "2 h", "minutes": 120}
    assert made["objectives"][0]["class"] == "create"
    assert made["objectives"][0]["evidence"] == ["plan"]
    assert made["sections"][2]["parent"] == "practical"
    assert made["citations"][0]["section"] == "basics"
    (sheet,) = made["templates"][0]["sheets"]
    assert [column["title"] for column in sheet["columns"]] == ["Phase", "Owner"]
    assert (sheet["rows"], sheet["prompts"]) == ([["Pilot", ""]], ["Pilot"])
    assert sheet["example"] == [["Pilot", "Jo"]]


def test_entries_say_where_they_are_cited() -> None:
    """Each entry names module, version and section of every citation; the rest are there too."""
    smith, unused = described(version("1.0.0", Status.PUBLISHED))["entries"]
    assert smith["cited_in"] == [{"module": "A-1", "version": "1.0.0", "section": "basics"}]
    assert smith["names"]["author"][0]["family"] == "Smith"
    assert unused["cited_in"] == []


@pytest.mark.parametrize("word", ["content/", "empty", "unused", "A 2.0.0", 'column":', "resolved"])
def test_public_part_leaves_out_what_readers_do_not_see(word: str) -> None:
    """Paths, stubs, drafts and entries that nothing cites are not public."""
    versions = version("1.0.0", Status.PUBLISHED), version("2.0.0", Status.DRAFT)
    assert word in json.dumps(described(*versions))
    assert word not in json.dumps(described(*versions, public=True))


def test_withdrawn_version_has_no_text() -> None:
    """Of a withdrawn version title, date and reason remain."""
    withdrawal = Withdrawal(datetime.date(2026, 2, 1), "It was wrong.")
    made = described(version("1.0.0", Status.WITHDRAWN, withdrawn=withdrawal), public=True)
    (data,) = made["modules"][0]["versions"]
    assert data["withdrawn"] == {"date": "2026-02-01", "reason": "It was wrong."}
    assert "sections" not in data


def test_module_of_drafts_is_not_public() -> None:
    """A module without a version that readers see is left out of the public part."""
    assert described(version("1.0.0", Status.DRAFT), public=True)["modules"] == []
