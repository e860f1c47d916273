"""How large a step the next version of a module must be."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.diagnostics import Location
from learning_modules.model.bump import Bump, least_bump, step, too_small
from learning_modules.model.differences import changed_words, differences, renamed
from learning_modules.model.identity import Version
from learning_modules.model.module import CitationUse, Content, FrontMatter, ModuleVersion
from learning_modules.model.objective import Objective
from learning_modules.model.section import Section
from learning_modules.model.template import Cell, CellKind, Column, Sheet, Template
from learning_modules.settings import Settings

HERE = Location("m.md", 1, 1)


def section(name: str, title: str = "", *roles: str) -> Section:
    return Section(name, title or name, 2, roles, HERE)


def template(name: str, columns: list[str], rows: list[str]) -> Template:
    kinds = [CellKind.PROMPT] + [CellKind.ANSWER] * (len(columns) - 1)
    cells = tuple(
        tuple(Cell(k, label if k is CellKind.PROMPT else "") for k in kinds) for label in rows
    )
    titles = tuple(Column(title, kind) for title, kind in zip(columns, kinds, strict=True))
    return Template(name, name, HERE, (Sheet(name, titles, cells),))


OBJECTIVE = Objective(
    "plan", "Create a phased plan.", HERE, ("phases",), ("toolkit",), ("roadmap",)
)
CONTENT = Content(
    sections=(
        section("start", "Introduction", "introduction"),
        section("phases", "Key concepts", "core-concepts"),
        section("toolkit", "Toolkit", "practical"),
        section("roadmap", "Roadmap"),
        section("extra", "More"),
    ),
    citations=(CitationUse("smith2022", HERE, "a1"),),
    templates=(template("roadmap", ["Phase", "Owner"], ["Pilot", "Scale"]),),
)
FRONT = FrontMatter("A-1", Version(1, 0, 0), "A", objectives=(OBJECTIVE,))
OLD = ModuleVersion(FRONT, "content/A-1/1.0.0/module.md", content=CONTENT)
WORDS = " ".join(f"word{n}" for n in range(100))


def newer(content: Content = CONTENT, **fields: Any) -> ModuleVersion:
    front = replace(FRONT, version=Version(1, 0, 1), **fields)
    return ModuleVersion(front, "content/A-1/1.0.1/module.md", content=content)


def bump(new: ModuleVersion, text: str = WORDS, old: ModuleVersion = OLD) -> Bump:
    return least_bump(old, new, old_text=WORDS, new_text=text, settings=Settings())


def with_template(columns: list[str], rows: list[str]) -> ModuleVersion:
    return newer(replace(CONTENT, templates=(template("roadmap", columns, rows),)))


def without(*names: str, more: tuple[Section, ...] = ()) -> Content:
    kept = tuple(s for s in CONTENT.sections if s.id not in names)
    return replace(CONTENT, sections=kept + more)


def objective(**fields: Any) -> ModuleVersion:
    return newer(objectives=(replace(OBJECTIVE, **fields),))


SAME_LINKS = {"taught_in": (), "practised_in": (), "evidence": ()}
CASES = {
    "nothing": (newer(), "patch", ""),
    "objective added": (
        newer(objectives=(OBJECTIVE, replace(OBJECTIVE, id="two"))),
        "major",
        'objective "two" was added',
    ),
    "objective removed": (newer(objectives=()), "major", 'objective "plan" was removed'),
    "other class of verb": (objective(statement="Explain a plan."), "major", "understand"),
    "other words, same class": (objective(statement="Design a phased plan."), "patch", ""),
    "other evidence": (objective(evidence=("other",)), "major", '"evidence"'),
    "other section": (objective(taught_in=("start",)), "major", '"taught_in"'),
    "linked section removed": (newer(without("phases")), "major", 'section "phases"'),
    "required role removed": (newer(without("start")), "major", 'section "start"'),
    "required role elsewhere": (
        newer(without("start", more=(section("intro", "Introduction", "introduction"),))),
        "minor",
        'section "intro" was added',
    ),
    "other section removed": (newer(without("extra")), "minor", 'section "extra" was removed'),
    "section added": (newer(without(more=(section("new"),))), "minor", '"new" was added'),
    "section retitled": (
        newer(without("extra", more=(section("extra", "Still more"),))),
        "minor",
        "retitled",
    ),
    "template removed": (newer(replace(CONTENT, templates=())), "major", "template"),
    "template added": (
        newer(replace(CONTENT, templates=(*CONTENT.templates, template("b", ["A"], [])))),
        "minor",
        'template "b" was added',
    ),
    "column removed": (with_template(["Phase"], ["Pilot", "Scale"]), "major", '"Owner"'),
    "column renamed": (with_template(["Phase", "Who"], ["Pilot", "Scale"]), "major", '"Owner"'),
    "column added": (
        with_template(["Phase", "Owner", "Cost"], ["Pilot", "Scale"]),
        "minor",
        'column "Cost"',
    ),
    "row removed": (with_template(["Phase", "Owner"], ["Pilot"]), "major", 'row "Scale"'),
    "row added": (with_template(["Phase", "Owner"], ["Pilot", "Scale", "Run"]), "patch", ""),
    "rows in another order": (with_template(["Phase", "Owner"], ["Scale", "Pilot"]), "patch", ""),
    "source added": (newer(sources=("doe2021",)), "minor", 'source "doe2021"'),
    "source removed": (newer(replace(CONTENT, citations=())), "patch", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_step_and_reason(name: str) -> None:
    """Each kind of change needs its step and says why."""
    new, part, why = CASES[name]
    found = bump(new)
    assert found.part == part
    assert bool(found.reasons) == bool(why)
    assert why in " | ".join(found.reasons)


def test_more_than_one_word_in_twenty_is_minor() -> None:
    """Five words of a hundred are corrections; six are noticeable."""
    words = WORDS.split()
    assert bump(newer(), " ".join(["x"] * 5 + words[5:])).part == "patch"
    found = bump(newer(), " ".join(["x"] * 6 + words[6:]))
    assert (found.part, found.reasons[0][:2]) == ("minor", "6%")


def test_characters_count_where_no_spaces_are_written() -> None:
    """One character in a hundred is a correction in Chinese and Japanese too."""
    text = "学习模块的计划应当简短清楚" * 8
    assert 0 < changed_words(text, text[:-1] + "明") <= 1 / 20
    assert changed_words("don't stop-gap", "don't stop-gap") == 0


def test_column_with_questions_in_it_is_added() -> None:
    """Rows are told by the columns that both versions have, so a new column is no new row."""
    (old,) = CONTENT.templates
    sheet = old.sheets[0]
    column = Column("Question", CellKind.PROMPT)
    rows = tuple((*row, Cell(CellKind.PROMPT, "How much?")) for row in sheet.rows)
    grown = replace(sheet, columns=(*sheet.columns, column), rows=rows)
    found = bump(newer(replace(CONTENT, templates=(replace(old, sheets=(grown,)),))))
    assert (found.part, found.reasons) == (
        "minor",
        ('column "Question" of template "roadmap" was added',),
    )


def test_attributes_and_order_are_no_change_of_words() -> None:
    """Explicit ids written after headings, and moved paragraphs, do not count."""
    old = "## Key concepts\n\nOne two.\n\nThree four."
    new = "## Key concepts {#key-concepts .template}\n\nThree four.\n\nOne two."
    assert changed_words(old, new) == 0


@given(st.text(max_size=30), st.text(max_size=30))
def test_share_of_changed_words_is_a_share(old: str, new: str) -> None:
    """Between 0 and 1, the same both ways, and 0 for equal texts."""
    assert 0 <= changed_words(old, new) <= 1
    assert changed_words(old, new) == changed_words(new, old)
    assert changed_words(old, old) == 0


def test_alias_says_where_a_section_went() -> None:
    """A section or template with a new id is the same one, only retitled."""
    sections = tuple(
        replace(s, id="plan-table") if s.id == "roadmap" else s for s in CONTENT.sections
    )
    moved = (replace(CONTENT.templates[0], id="plan-table"),)
    new = newer(
        replace(CONTENT, sections=sections, templates=moved),
        section_aliases={"roadmap": "plan-table"},
        objectives=(replace(OBJECTIVE, evidence=("plan-table",)),),
    )
    assert bump(new) == Bump("patch")


def test_aliases_in_a_circle_end() -> None:
    """Aliases are followed until an id comes again."""
    assert renamed("a", {"a": "b", "b": "c"}) == "c"
    assert renamed("a", MappingProxyType({"a": "b", "b": "a"})) == "b"


def test_derived_links_follow_the_sections() -> None:
    """A template added where links are derived is no change of the objective."""
    plain = replace(OBJECTIVE, **SAME_LINKS)
    old = replace(OLD, front_matter=replace(FRONT, objectives=(plain,)))
    more = replace(CONTENT, templates=(*CONTENT.templates, template("toolkit", ["A"], [])))
    assert bump(newer(more, objectives=(plain,)), old=old).part == "minor"


def test_number_that_is_too_small_is_a_finding_with_reasons() -> None:
    """The finding names both versions, why, and the version to write."""
    new = newer(without("extra"))
    finding = too_small(OLD, new, bump(new))
    assert finding
    assert (finding.rule, finding.location.path) == ("version-too-small", new.path)
    assert 'section "extra" was removed' in finding.message
    assert "1.1.0" in (finding.hint or "")
    large = replace(new, front_matter=replace(new.front_matter, version=Version(2, 0, 0)))
    assert too_small(OLD, large, bump(large)) is None
    assert step(OLD, large) == "major"


def test_version_that_was_not_converted_is_not_compared() -> None:
    """Without content there is nothing to say."""
    assert bump(replace(newer(), content=None)) == Bump("patch")


def test_differences_list_what_history_shows() -> None:
    """Sections, columns and sources are given in the order of the text."""
    new = with_template(["Phase", "Cost"], ["Pilot", "Run"])
    found = differences(OLD, new, old_text="", new_text="")
    (change,) = found.templates_changed
    assert (change.columns_added, change.columns_removed) == (("Cost",), ("Owner",))
    assert (change.rows_added, change.rows_removed) == (("Run",), ("Scale",))
    assert change.columns_renamed == (("Owner", "Cost"),)
    assert change.rows_renamed == (("Scale", "Run"),)


def test_differences_list_objectives() -> None:
    """Objectives are told apart by their ids."""
    other = replace(OBJECTIVE, id="rank", statement="Rank tasks.")
    reworded = replace(OBJECTIVE, statement="Create a short plan.")
    found = differences(OLD, newer(objectives=(reworded, other)), old_text="", new_text="")
    assert found.objectives_added == (other,)
    assert found.objectives_removed == ()
    assert found.reworded == ((OBJECTIVE, reworded),)


def test_what_moved_was_not_renamed() -> None:
    """A column that changed places took nobody's name."""
    old = replace(CONTENT, templates=(template("roadmap", ["Phase", "Owner", "Cost"], ["Pilot"]),))
    new = with_template(["Phase", "Cost", "Day"], ["Pilot"])
    found = differences(replace(OLD, content=old), new, old_text="", new_text="")
    (change,) = found.templates_changed
    assert change.columns_renamed == ()
