"""What differs between two versions, in words."""

from __future__ import annotations

from learning_modules.mkdocs.changes import change_texts, source_name
from learning_modules.mkdocs.terms import Terms
from learning_modules.model.differences import Differences
from learning_modules.model.entry import Date, Entry, Name

ENTRY = Entry(
    key="lee2020",
    type="book",
    fields={"title": "On <i>plans</i>"},
    names={"author": (Name(family="Lee"),)},
    dates={"issued": Date(2020)},
)


def test_a_source_has_its_title() -> None:
    """Readers see title, creator and year of a source; a key only where nothing else is known."""
    assert source_name("lee2020", {"lee2020": ENTRY}) == "“On plans” (Lee, 2020)"
    assert source_name("gone", {}) == "gone"


def test_new_sources_are_listed() -> None:
    """Sources that came are one sentence."""
    found = Differences(sources_added=("lee2020",))
    texts = change_texts(found, Terms("en"), {"lee2020": ENTRY})
    assert texts == ["New sources: “On plans” (Lee, 2020)"]
