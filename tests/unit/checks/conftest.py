"""Small courses made of records, for the tests of checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.course import Course
from learning_modules.model.identity import Version
from learning_modules.model.module import (
    Audience,
    CitationUse,
    Content,
    Duration,
    FrontMatter,
    Module,
    ModuleVersion,
    Status,
)
from learning_modules.model.objective import Objective
from learning_modules.model.roles import roles_of_title
from learning_modules.model.section import Section, Stub
from learning_modules.model.template import Cell, CellKind, Column, Sheet, Template
from learning_modules.settings import Settings

#: The sections of a module that lacks nothing: level, id, title; a template is marked with "*".
WHOLE = """
2 introduction Introduction
2 key-concepts Key Concepts
2 applications Applications and Limitations
2 practical Practical Components
3 roadmap* Roadmap
2 conclusion Conclusion and Next Steps
"""


def sections_of(outline: str, path: str) -> tuple[Section, ...]:
    """Return sections from lines ``level id title``; ``!`` after an id marks a stub."""
    found: list[Section] = []
    for number, line in enumerate(outline.strip().splitlines()):
        level, name, title = line.split(None, 2)
        parents = [n for n, s in enumerate(found) if s.level < int(level)]
        where = Location(path, 20 + 4 * number, 1)
        found.append(
            Section(
                id=name.rstrip("*!"),
                title=title,
                level=int(level),
                roles=roles_of_title(title, pillars={}, extra={}),
                location=where,
                parent=parents[-1] if parents else None,
                is_template="*" in name,
                stub=Stub('"[Insert it]"', where) if "!" in name else None,
            )
        )
    return tuple(found)


def template_of(section: Section, *, rows: int = 2, spare: int = 3, blank: bool = True) -> Template:
    """Return a template of two columns; ``blank`` says whether the second can be filled in."""
    kind = CellKind.ANSWER if blank else CellKind.PROMPT
    columns = (Column("Phase", CellKind.PROMPT), Column("Owner", kind))
    row = (Cell(CellKind.PROMPT, "Pilot"), Cell(kind, "" if blank else "You"))
    sheet = Sheet(section.title, columns, (row,) * rows, spare_rows=spare)
    return Template(section.id, section.title, section.location, (sheet,))


def content_of(outline: str, path: str, *, cited: tuple[str, ...] = ("smith2020",)) -> Content:
    """Return the content of a text with these sections and citations."""
    sections = sections_of(outline, path)
    return Content(
        sections=sections,
        citations=tuple(CitationUse(key, Location(path, 22, 5), f"c-{key}") for key in cited),
        templates=tuple(template_of(s) for s in sections if s.is_template),
        anchors=frozenset(s.id for s in sections),
    )


@pytest.fixture
def version() -> Callable[..., ModuleVersion]:
    """Return a function that makes a published version which lacks nothing but what is changed.

    ``objective`` is a statement or a dict of an objective's fields; ``outline`` lists the sections.
    """

    def make(
        module_id: str = "LRN-001",
        number: str = "1.0.0",
        *,
        objective: Any = "Create a plan for a pilot.",
        outline: str = WHOLE,
        cited: tuple[str, ...] = ("smith2020",),
        files: tuple[str, ...] = (),
        locked: bool = False,
        **fields: Any,
    ) -> ModuleVersion:
        path = f"content/{module_id}/{number}/module.md"
        written = [objective] if isinstance(objective, str | dict) else list(objective or ())
        objectives, places = [], {"title": Location(path, 2, 8)}
        for index, one in enumerate(written):
            spec = {"statement": one} if isinstance(one, str) else one
            where = Location(path, 8 + index, 16)
            objectives.append(
                Objective(
                    spec.get("id", f"o{index}"),
                    location=where,
                    **{k: v for k, v in spec.items() if k != "id"},
                )
            )
            places[f"objectives.{index}.statement"] = where
            for field in ("taught_in", "practised_in", "evidence"):
                for item in range(len(spec.get(field, ()))):
                    places[f"objectives.{index}.{field}.{item}"] = Location(path, 12, 3 + item)
        front = FrontMatter(
            id=module_id,
            version=Version.parse(number) or Version(1, 0, 0),
            title="A module",
            status=Status.PUBLISHED,
            date=datetime.date(2026, 1, 15),
            summary="What it is.",
            audience=Audience(level="beginner"),
            duration=Duration.parse("2 h"),
            objectives=tuple(objectives),
            locations=places,
        )
        content = content_of(outline, path, cited=cited) if outline else None
        return ModuleVersion(
            replace(front, **fields), path, files=files, locked=locked, content=content
        )

    return make


@pytest.fixture
def course() -> Callable[..., Course]:
    """Return a function that puts versions into a course, by id and number."""

    def make(*versions: ModuleVersion) -> Course:
        modules: dict[str, list[ModuleVersion]] = {}
        for made in sorted(versions, key=lambda v: (v.id, v.version)):
            modules.setdefault(made.id, []).append(made)
        return Course(tuple(Module(i, tuple(found)) for i, found in modules.items()))

    return make


@pytest.fixture
def rules_found() -> Callable[..., list[str]]:
    """Return a function that names the rules a check finds, without what is only information."""

    def run(check: Any, course: Course, settings: Settings | None = None) -> list[str]:
        quiet = {"objective-derived", "objective-verb-unknown"}
        found: list[Finding] = list(check(course, settings or Settings()))
        return sorted(finding.rule for finding in found if finding.rule not in quiet)

    return run
