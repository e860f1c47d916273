"""The objective as a contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from learning_modules.checks.objectives import check_objectives
from learning_modules.diagnostics import Location, format_message
from learning_modules.model.module import LinkUse, ModuleVersion, Status
from learning_modules.settings import Settings

Make = Callable[..., Any]

NO_TEMPLATE = """
2 introduction Introduction
2 key-concepts Key Concepts
2 toolkit Practical Components
2 conclusion Conclusion
"""


def test_a_whole_module_gives_nothing(version: Make, course: Make, rules_found: Make) -> None:
    """A module with teaching, practice and evidence has no finding."""
    assert rules_found(check_objectives, course(version())) == []


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        ("Explain how a pilot ends.", []),
        ("Compare three tools.", ["objective-evidence-recommended"]),
        ("Use a checklist for a pilot.", ["objective-evidence-missing"]),
        ("Create a plan.", ["objective-evidence-missing"]),
        ("Understand pilots.", ["objective-verb-unobservable"]),
        ("The basics of pilots", ["objective-verb-missing"]),
        ("Explain a pilot and describe its end.", ["objective-compound"]),
        ("Schmooze a supplier.", []),
    ],
)
def test_the_verb_decides_what_is_needed(
    version: Make, course: Make, rules_found: Make, statement: str, rules: list[str]
) -> None:
    """Without a template, the class of the verb decides whether that is a fault."""
    made = version(objective=statement, outline=NO_TEMPLATE)
    assert rules_found(check_objectives, course(made)) == rules


def message_of(made: ModuleVersion, course: Make, rule: str) -> str:
    """Return the message of the one finding of this rule."""
    found = [f for f in check_objectives(course(made), Settings()) if f.rule == rule]
    assert len(found) == 1
    return f"{found[0].location}: {format_message(found[0])}"


def test_unknown_section_names_the_nearest(version: Make, course: Make) -> None:
    """A link to a section that is not there names the place of the link and the likely section."""
    made = version(
        objective={"id": "plan", "statement": "Explain it.", "taught_in": ("key-concept",)}
    )
    assert message_of(made, course, "objective-section-unknown") == (
        "content/LRN-001/1.0.0/module.md:12:3: "
        'objective "plan" is taught in section "key-concept", which does not exist; '
        'did you mean "key-concepts"?'
    )


def test_missing_evidence_names_the_section(version: Make, course: Make) -> None:
    """A missing template is reported with the section where the learner would look for it."""
    made = version(outline=NO_TEMPLATE)
    assert '"create" needs something the learner fills in: section "toolkit" has no template' in (
        message_of(made, course, "objective-evidence-missing")
    )


def test_unknown_evidence_names_the_nearest(version: Make, course: Make) -> None:
    """Evidence that is neither template nor file is reported with the nearest name."""
    made = version(objective={"statement": "Create it.", "evidence": ("roadmpa",)})
    assert 'did you mean "roadmap"?' in message_of(made, course, "objective-evidence-unknown")


def test_section_as_evidence_asks_for_the_mark(version: Make, course: Make) -> None:
    """A section named as evidence that is no template gets the mark to type."""
    made = version(objective={"statement": "Create it.", "evidence": ("key-concepts",)})
    message = message_of(made, course, "objective-evidence-unknown")
    assert "{#key-concepts .template}" in message


def test_a_file_is_evidence(version: Make, course: Make, rules_found: Make) -> None:
    """A file beside module.md counts as evidence, also for a verb of making."""
    objective = {"statement": "Create a plan.", "evidence": ("./plan.xlsx",)}
    made = version(objective=objective, outline=NO_TEMPLATE, files=("plan.xlsx",))
    assert rules_found(check_objectives, course(made)) == []


def test_a_quiz_is_evidence(version: Make, course: Make, rules_found: Make) -> None:
    """A section with a quiz counts as evidence of an analysis."""
    objective = {"statement": "Compare tools.", "evidence": ("quiz",)}
    made = version(objective=objective, outline=NO_TEMPLATE + "2 quiz Simple Quiz")
    assert rules_found(check_objectives, course(made)) == []


def test_template_without_blanks_is_no_evidence_of_making(
    version: Make, course: Make, rules_found: Make, filled: Make
) -> None:
    """A table with nothing to fill in is no evidence for "create", but one for "use"."""
    create = filled(version(objective="Create a plan."))
    use = filled(version(objective="Use a plan."))
    assert rules_found(check_objectives, course(create)) == ["objective-evidence-empty"]
    assert rules_found(check_objectives, course(use)) == []


@pytest.fixture
def filled() -> Make:
    """Return a function that takes the blanks out of the templates of a version."""

    def fill(made: ModuleVersion) -> ModuleVersion:
        templates = tuple(
            replace(
                template,
                sheets=tuple(
                    replace(
                        sheet,
                        columns=(replace(sheet.columns[0], title="Step"),),
                        rows=tuple((row[0],) for row in sheet.rows),
                    )
                    for sheet in template.sheets
                ),
            )
            for template in made.content.templates
        )
        return replace(made, content=replace(made.content, templates=templates))

    return fill


@pytest.mark.parametrize(("number", "rules"), [("5", []), ("6", ["objective-quantity"])])
def test_quantity_needs_room(
    version: Make, course: Make, rules_found: Make, number: str, rules: list[str]
) -> None:
    """A number in the statement is held against the rows, with the spare ones (two and three)."""
    made = version(objective=f"Create at least {number} ideas.")
    assert rules_found(check_objectives, course(made)) == rules


def test_missing_section_is_one_finding(version: Make, course: Make, rules_found: Make) -> None:
    """Where the practical section is missing, its objective is not reported as well."""
    outline = "2 introduction Introduction\n2 key-concepts Key Concepts"
    assert rules_found(check_objectives, course(version(outline=outline))) == []


def test_withdrawn_and_unread_versions_are_left_alone(
    version: Make, course: Make, rules_found: Make
) -> None:
    """A withdrawn version, and one whose front matter could not be read, have no finding."""
    withdrawn = version(objective="Basics", status=Status.WITHDRAWN)
    unread = version("LRN-002", objective="Basics", locations={})
    assert rules_found(check_objectives, course(withdrawn, unread)) == []


def test_draft_without_objective_hears_of_it(
    version: Make, course: Make, rules_found: Make
) -> None:
    """A draft without objective is told that publishing needs one; a reading needs none."""
    draft = version(objective=(), status=Status.DRAFT)
    reading = version("LRN-002", objective=(), status=Status.DRAFT, type="reading")
    assert rules_found(check_objectives, course(draft, reading)) == ["field-missing"]


def test_derived_links_are_said(version: Make, course: Make) -> None:
    """What was derived is information that names the sections and the evidence."""
    message = message_of(version(), course, "objective-derived")
    for name in ("key-concepts", "practical", "roadmap"):
        assert f'"{name}"' in message


def test_statement_in_another_language_is_not_judged(
    version: Make, course: Make, rules_found: Make
) -> None:
    """The lists of verbs are English; a German statement gives no finding about its verb."""
    made = version(objective="Einen Plan erstellen", language="de")
    assert rules_found(check_objectives, course(made)) == []


def test_a_linked_file_is_evidence_without_being_named(
    version: Make, course: Make, rules_found: Make
) -> None:
    """A file linked in the practical section counts where the author left the evidence out."""
    made = version(outline=NO_TEMPLATE, files=("plan.xlsx", "photo.png"))
    links = (LinkUse("file", "plan.xlsx", Location(made.path, 29, 1)),)
    linked = replace(made, content=replace(made.content, links=links))
    assert rules_found(check_objectives, course(made)) == ["objective-evidence-missing"]
    assert rules_found(check_objectives, course(linked)) == []


def test_templates_anywhere_are_evidence_where_nothing_is_practice(
    version: Make, course: Make, rules_found: Make
) -> None:
    """Without a practical section, a template of its own is what the learner holds at the end."""
    outline = "2 introduction Introduction\n2 key-concepts Key Concepts\n2 matrix* Use Case Matrix"
    made = version(objective="Compare three uses.", outline=outline)
    assert rules_found(check_objectives, course(made)) == []
