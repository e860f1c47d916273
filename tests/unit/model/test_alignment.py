"""How an objective finds its sections and its evidence."""

from __future__ import annotations

from typing import Any

import pytest

from learning_modules.diagnostics import Location
from learning_modules.model.alignment import (
    EvidenceKind,
    alignments,
    evidence_kind,
    is_fillable,
    room_of,
)
from learning_modules.model.identity import Version
from learning_modules.model.module import Content, FrontMatter, LinkUse, ModuleVersion
from learning_modules.model.objective import Objective
from learning_modules.model.section import Section, Stub
from learning_modules.model.template import Cell, CellKind, Column, Sheet, Template

PATH = "content/A/1.0.0/module.md"


def at(line: int) -> Location:
    """Return a place in the module."""
    return Location(PATH, line, 1)


ANSWER = Column("Owner", CellKind.ANSWER)
PROMPT = Column("Phase", CellKind.PROMPT)
ROW = (Cell(CellKind.PROMPT, "Pilot"), Cell(CellKind.ANSWER))
SHEET = Sheet("Plan", (PROMPT, ANSWER), (ROW, ROW), spare_rows=3)


def section(name: str, line: int, *roles: str, **fields: Any) -> Section:
    """Return a section of the second level."""
    return Section(name, name, fields.pop("level", 2), roles, at(line), **fields)


BASICS = section("basics", 10, "core-concepts")
DEEPER = section("deeper", 14, "core-concepts", level=3, parent=0)
TASKS = section("tasks", 20, "practical")
PLAN = section("plan", 24, level=3, parent=2, is_template=True)
CONTENT = Content(
    sections=(BASICS, DEEPER, TASKS, PLAN),
    templates=(Template("plan", "Plan", at(24), (SHEET,)),),
    links=(LinkUse("file", "a.xlsx", at(22)), LinkUse("file", "b.xlsx", at(11))),
)


def version(content: Content = CONTENT, **links: tuple[str, ...]) -> ModuleVersion:
    """Return a version with one objective that has these links."""
    objective = Objective("plan", "Create a plan.", at(5), **links)
    front = FrontMatter("A", Version(1, 0, 0), "A", objectives=(objective,))
    return ModuleVersion(front, PATH, ("a.xlsx", "b.xlsx"), content=content)


def test_links_are_derived_and_said_to_be() -> None:
    """Left out, the links are the outermost sections by role, and what is to fill in there."""
    (found,) = alignments(version(), {})
    assert found.taught_in == ("basics",)
    assert found.practised_in == ("tasks",)
    assert found.evidence == ("plan", "a.xlsx")
    assert found.derived == {"taught_in", "practised_in", "evidence"}


def test_written_links_stay() -> None:
    """What the author wrote is taken as it is, and nothing of it counts as derived."""
    made = version(taught_in=("tasks",), practised_in=("basics",), evidence=("b.xlsx",))
    (found,) = alignments(made, {})
    assert (found.taught_in, found.practised_in) == (("tasks",), ("basics",))
    assert found.evidence == ("b.xlsx",)
    assert found.derived == frozenset()


def test_stub_is_derived_only_where_nothing_else_is() -> None:
    """Of two sections that teach, the one that is written counts."""
    stub = section("first", 10, "core-concepts", stub=Stub("it is empty", at(10)))
    both = Content(sections=(stub, section("second", 14, "core-concepts")))
    assert alignments(version(both), {})[0].taught_in == ("second",)
    assert alignments(version(Content(sections=(stub,))), {})[0].taught_in == ("first",)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("plan", EvidenceKind.TEMPLATE),
        ("a.xlsx", EvidenceKind.FILE),
        ("./a.xlsx", EvidenceKind.FILE),
        ("basics", None),
        ("c.xlsx", None),
    ],
)
def test_kind_of_evidence(name: str, kind: EvidenceKind | None) -> None:
    """Evidence is a template by id or a file by name; a plain section is none."""
    assert evidence_kind(version(), name) is kind


def test_room_of_a_template() -> None:
    """A template has room for its rows with the spare ones, or for its blanks if those are more."""
    assert room_of(Template("t", "T", at(1), (SHEET,))) == 5
    assert room_of(Template("t", "T", at(1), (SHEET,), fields=("a",) * 7)) == 7


def test_fillable_is_what_has_a_blank() -> None:
    """Columns of answers, boxes and blanks can be filled in; prompts alone cannot."""
    prompts = Sheet("P", (PROMPT,), ((Cell(CellKind.PROMPT, "Pilot"),),))
    box = Sheet("B", (PROMPT,), ((Cell(CellKind.BOX),),))
    assert is_fillable(Template("t", "T", at(1), (SHEET,)))
    assert is_fillable(Template("t", "T", at(1), (box,)))
    assert is_fillable(Template("t", "T", at(1), (prompts,), fields=("Name",)))
    assert not is_fillable(Template("t", "T", at(1), (prompts,)))
