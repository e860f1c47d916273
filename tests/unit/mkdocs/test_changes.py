"""What differs between two versions, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from learning_modules.diagnostics import Location
from learning_modules.mkdocs.changes import change_texts, source_name
from learning_modules.mkdocs.terms import Terms
from learning_modules.model.differences import Differences, TemplateDifference
from learning_modules.model.entry import Date, Entry, Name
from learning_modules.model.objective import Objective
from learning_modules.model.section import Section
from learning_modules.model.template import Template

ENTRY = Entry(
    key="lee2020",
    type="book",
    fields={"title": "On <i>plans</i>"},
    names={"author": (Name(family="Lee"),)},
    dates={"issued": Date(2020)},
)


def test_a_source_has_its_title() -> None:
    """Readers see title, creator and year of a source; a key only where nothing else is known."""
    assert source_name("lee2020", {"lee2020": ENTRY}, Terms("en")) == "“On plans” (Lee, 2020)"
    assert source_name("gone", {}, Terms("en")) == "gone"


def test_new_sources_are_listed() -> None:
    """Sources that came are one sentence."""
    found = Differences(sources_added=("lee2020",))
    texts = change_texts(found, Terms("en"), {"lee2020": ENTRY})
    assert texts == ["New sources: “On plans” (Lee, 2020)"]


HERE = Location("m.md", 1, 1)


def section(name: str, title: str) -> Section:
    return Section(name, title, 2, (), HERE)


def test_a_template_is_told_once() -> None:
    """A template stands under a heading of its own; readers are told of the template alone."""
    found = Differences(
        sections_added=(section("plan", "Stop plan"), section("more", "More")),
        sections_removed=(section("old", "Old form"),),
        templates_added=(Template("plan", "Stop plan", HERE, ()),),
        templates_removed=(Template("old", "Old form", HERE, ()),),
    )
    assert change_texts(found, Terms("en"), {}) == [
        "New templates: “Stop plan”",
        "Templates no longer there: “Old form”",
        "New sections: “More”",
    ]


def test_objectives_are_told_first() -> None:
    """What a module promises is what readers look for first."""
    old, new = Objective("a", "Create a plan.", HERE), Objective("a", "Create a short plan.", HERE)
    found = Differences(
        objectives_added=(replace(old, id="b", statement="Rank tasks."),),
        reworded=((old, new),),
        sections_added=(section("more", "More"),),
    )
    assert change_texts(found, Terms("en"), {}) == [
        "New objectives: “Rank tasks.”",
        "Objectives in other words: “Create a plan.” → “Create a short plan.”",
        "New sections: “More”",
    ]


def test_columns_and_rows_are_told_as_what_became_of_them() -> None:
    """Renamed ones are told as such, and only once; long labels and lists are cut short."""
    change = TemplateDifference(
        Template("plan", "Plan", HERE, ()),
        columns_added=("Gate", "Day"),
        columns_removed=("Owner",),
        columns_renamed=(("Owner", "Gate"),),
        rows_added=("Run", *(f"Row {n}" for n in range(12))),
        rows_removed=("Scale " * 20,),
    )
    texts = change_texts(Differences(templates_changed=(change,)), Terms("en"), {})
    assert texts[0] == "Plan, new columns: Day"
    assert texts[1] == "Plan, columns with a new title: “Owner” → “Gate”"
    assert texts[2].startswith("Plan, new rows: “Run”, “Row 0”, ")
    assert texts[2].endswith("“Row 6”, …")
    assert texts[3].endswith("Scale Scale …”")
    assert len(texts[3]) < 100


@pytest.mark.parametrize("language", ["de", "fr", "es", "ar"])
def test_every_language_tells_them(language: str) -> None:
    """No kind of change falls back to English."""
    change = TemplateDifference(
        Template("plan", "Plan", HERE, ()),
        columns_added=("A", "B"), columns_removed=("C", "D"), columns_renamed=(("C", "A"),),
        rows_added=("E", "F"), rows_removed=("G", "H"), rows_renamed=(("G", "E"),),
    )  # fmt: skip
    aim = Objective("plan", "Create a plan.", HERE)
    found = Differences(
        objectives_added=(aim,), objectives_removed=(aim,), reworded=((aim, aim),),
        templates_changed=(change,),
    )  # fmt: skip
    texts = change_texts(found, Terms(language), {})
    assert len(texts) == 9
    assert not set(texts) & set(change_texts(found, Terms("en"), {}))
