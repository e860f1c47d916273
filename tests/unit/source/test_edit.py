"""Changes to a module's text that leave the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.identity import Version
from learning_modules.settings import Settings
from learning_modules.source.course import SourceModule, read_version
from learning_modules.source.edit import can_edit, with_explicit_ids, with_fields, yaml_text
from learning_modules.source.folders import VersionFolder
from learning_modules.source.front_matter import read_front_matter
from learning_modules.source.text import SourceText

HEADINGS = {
    "plain": ("## One", "## One {#id}"),
    "closing hashes": ("## One ##", "## One ## {#id}"),
    "attributes": ("## One {.template}", "## One {#id .template}"),
    "attributes with a colon": ("## One {: .template }", "## One {: #id .template }"),
    "underlined": ("One\n---", "One {#id}\n---"),
    "spaces at the end": ("## One  ", "## One {#id}"),
    "braces in the title": ("## Use {name} now", "## Use {name} now {#id}"),
    "no heading": ("One", "One"),
    "seven hashes": ("####### One", "####### One"),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_heading_gets_its_id(name: str) -> None:
    """The id comes into the braces that are there, else into new ones; other lines stay."""
    before, after = HEADINGS[name]
    assert with_explicit_ids(f"Text\n\n{before}\n", {3: "id"}) == f"Text\n\n{after}\n"


def test_line_beyond_the_text_is_left_alone() -> None:
    """A number that is too high changes nothing."""
    assert with_explicit_ids("## One", {7: "id"}) == "## One"


TEXT = """\
---
title: A   # ours
date: 2026-01-15  # the first
changes:
  - One
  - Two
# about the version
version: "1.0.0"
tags: [x]
---
## One
date: not here
"""


def module(text: str) -> SourceModule:
    source = SourceText("m.md", text)
    reading = read_front_matter(source, "A-1", Version(1, 0, 0), settings=Settings())
    folder = VersionFolder("A-1", Version(1, 0, 0), Path("/nowhere"))
    found, _ = read_version(folder, Path("/"), Settings())
    return SourceModule(found.version, source, reading.body, reading.nodes)


def test_fields_are_set_added_and_taken_out() -> None:
    """Comments and the order of the other fields stay; a new field comes last."""
    changes = [("date", "2026-02-01"), ("changes", None), ("version", "1.0.1"), ("status", "draft")]
    assert with_fields(module(TEXT), changes) == (
        "---\ntitle: A   # ours\ndate: 2026-02-01  # the first\n# about the version\n"
        "version: 1.0.1\ntags: [x]\nstatus: draft\n---\n## One\ndate: not here\n"
    )


def test_list_in_lines_is_replaced_as_a_whole() -> None:
    """A value over several lines gives way to one in one line."""
    text = with_fields(module(TEXT), [("changes", "[Corrections.]")])
    assert "changes: [Corrections.]\n# about the version\n" in text
    assert "Two" not in text


def test_empty_field_gets_its_value() -> None:
    """A field without a value keeps its place."""
    text = with_fields(module("---\ntitle: A\ndate:\ntags: [x]\n---"), [("date", "2026-02-01")])
    assert text == "---\ntitle: A\ndate: 2026-02-01\ntags: [x]\n---"


def test_fields_in_one_line_cannot_be_edited() -> None:
    """A front matter in braces, and one that could not be read, are left to the author."""
    assert not can_edit(module("---\n{title: A}\n---\n"))
    assert not can_edit(module("---\ntitle: [A\n---\n"))
    assert can_edit(module(TEXT))


TITLES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40)


@given(TITLES.map(lambda t: " ".join(t.split())).filter(bool))
def test_any_title_is_read_as_it_was_written(title: str) -> None:
    """Whatever the title, YAML gives it back."""
    reading = module(f"---\ntitle: {yaml_text(title)}\n---\n")
    assert reading.fields is not None
    assert with_fields(reading, []) == reading.source.text
    found = read_front_matter(reading.source, "A-1", Version(1, 0, 0), settings=Settings())
    assert found.front_matter.title == title


@pytest.mark.parametrize(
    ("text", "written"),
    [("A plan", "A plan"), ("No: 1", '"No: 1"'), ("no", '"no"'), ("@you", '"@you"'), ("1", '"1"')],
)
def test_text_is_quoted_only_where_it_must_be(text: str, written: str) -> None:
    """Plain words stay plain, so that the file reads well."""
    assert yaml_text(text) == written
