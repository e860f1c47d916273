"""Sections: roles, pillars, stubs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from learning_modules.checks.sections import check_sections
from learning_modules.diagnostics import format_message
from learning_modules.model.course import Course
from learning_modules.model.module_types import MODULE_TYPES
from learning_modules.settings import ModuleType, Settings

Make = Callable[..., Any]

WHOLE = """
2 introduction Introduction
2 key-concepts Key Concepts
2 applications Applications and Limitations
2 practical Practical Components
3 roadmap* Roadmap
2 conclusion Conclusion and Next Steps
"""


def without(title: str) -> str:
    """Return the whole outline without the line of a section."""
    return "\n".join(line for line in WHOLE.splitlines() if title not in line)


def messages(made: Course) -> list[str]:
    """Return rule and message of every finding."""
    return [f"{f.rule}: {format_message(f)}" for f in check_sections(made, Settings())]


def test_a_whole_module_gives_nothing(version: Make, course: Make, rules_found: Make) -> None:
    """A module with all sections of its type has no finding."""
    assert rules_found(check_sections, course(version())) == []


@pytest.mark.parametrize("name", ["introduction", "key-concepts", "practical", "conclusion"])
def test_each_missing_section_is_one_error(
    version: Make, course: Make, rules_found: Make, name: str
) -> None:
    """A required section that is missing gives one finding, and no warning beside it."""
    made = version(outline=without(name))
    assert rules_found(check_sections, course(made)) == ["section-missing"]


def test_recommended_sections_are_warnings(version: Make, course: Make, rules_found: Make) -> None:
    """Applications and limitations are recommended, each on its own."""
    made = version(outline=without("applications"))
    assert rules_found(check_sections, course(made)) == ["section-recommended"] * 2


def test_understanding_needs_no_practice(version: Make, course: Make, rules_found: Make) -> None:
    """Without a verb of doing or making, a learning module needs no practical section."""
    made = version(objective="Explain a pilot.", outline=without("practical"))
    assert rules_found(check_sections, course(made)) == []


def test_named_sections_need_no_role(version: Make, course: Make, rules_found: Make) -> None:
    """Sections that the objective names itself count, whatever their titles."""
    outline = WHOLE.replace("Key Concepts", "Phases").replace("Practical Components", "Your turn")
    objective = {
        "statement": "Create a plan.",
        "taught_in": ("key-concepts",),
        "practised_in": ("practical",),
    }
    made = version(objective=objective, outline=outline)
    assert rules_found(check_sections, course(made)) == []


def test_broken_link_is_the_fault(version: Make, course: Make, rules_found: Make) -> None:
    """Where the objective names a section that is gone, the missing role is not reported too."""
    objective = {"statement": "Create a plan.", "practised_in": ("practical",)}
    made = version(objective=objective, outline=without("practical"))
    assert rules_found(check_sections, course(made)) == []


def test_sources_may_be_cited_or_listed(version: Make, course: Make, rules_found: Make) -> None:
    """The role "sources" needs no heading: one citation or one listed key is enough."""
    assert rules_found(check_sections, course(version(cited=()))) == ["section-missing"]
    listed = version(cited=(), sources=("smith2020",))
    assert rules_found(check_sections, course(listed)) == []


def test_needed_stub_is_an_error_with_its_words(version: Make, course: Make) -> None:
    """A stub that the type needs is reported with line, words and who needs it."""
    made = version(outline=WHOLE.replace("2 conclusion ", "2 conclusion! "))
    (message,) = messages(course(made))
    assert message == (
        'section-stub: section "conclusion" is a stub (line 40: "[Insert it]"); '
        'write it: type "learning-module" needs it'
    )


def test_other_stub_is_a_placeholder(version: Make, course: Make, rules_found: Make) -> None:
    """A stub that nothing needs is another rule, so that it can be a warning."""
    made = version(outline=WHOLE + "2 video! Video")
    assert rules_found(check_sections, course(made)) == ["section-placeholder"]


def test_stub_in_a_stub_is_reported_once(version: Make, course: Make, rules_found: Make) -> None:
    """An empty section with empty subsections is one fault."""
    outline = WHOLE.replace("2 conclusion ", "2 conclusion! ") + "3 inner! Inner"
    made = version(outline=outline)
    assert rules_found(check_sections, course(made)) == ["section-stub"]


def test_blank_in_a_template_is_no_stub(version: Make, course: Make, rules_found: Make) -> None:
    """What stands open under a heading within a template is there to be filled in."""
    outline = WHOLE.replace("3 roadmap* Roadmap", "3 roadmap* Roadmap\n4 goal! Goal\n5 why! Why")
    assert rules_found(check_sections, course(version(outline=outline))) == []


def test_empty_sources_section_is_no_stub(version: Make, course: Make, rules_found: Make) -> None:
    """An empty section for the reference list is never a stub."""
    made = version(outline=WHOLE + "2 sources! Sources")
    assert rules_found(check_sections, course(made)) == []


@pytest.mark.parametrize(
    ("pillar", "rules"),
    [
        ("responsible-ai", []),
        ("Responsible AI", []),
        ("sustainability", []),
        ("sme-relevance", ["pillar-section-missing"]),
        ("sme-relevnce", ["pillar-unknown"]),
    ],
)
def test_each_pillar_has_its_section(
    version: Make, course: Make, rules_found: Make, pillar: str, rules: list[str]
) -> None:
    """A declared pillar needs a section with its name; a misspelt one is another fault."""
    outline = f"{WHOLE}2 one Responsible AI\n2 two Economic Sustainability"
    made = version(outline=outline, pillars=(pillar,))
    assert rules_found(check_sections, course(made)) == rules


@pytest.mark.parametrize("kind", sorted(MODULE_TYPES))
def test_each_type_says_all_it_misses(version: Make, course: Make, kind: str) -> None:
    """A page without any section hears of every required role of its type, once."""
    made = version(outline="2 other Something", type=kind, cited=(), objective="Create a plan.")
    missing = [f.key for f in check_sections(course(made), Settings()) if "missing" in f.rule]
    assert missing == list(MODULE_TYPES[kind].required)


def test_site_adds_types(version: Make, course: Make, rules_found: Make) -> None:
    """A type of the site requires what the site says; an unknown type is an error."""
    made = course(version(type="workshop", outline="2 introduction Introduction"))
    settings = Settings(types={"workshop": ModuleType(required=("practical",))})
    assert rules_found(check_sections, made, settings) == ["section-missing"]
    assert rules_found(check_sections, made) == ["type-unknown"]


def test_alias_must_lead_somewhere(version: Make, course: Make, rules_found: Make) -> None:
    """An alias of a section names a section of this version."""
    made = version(section_aliases={"old": "key-concepts", "older": "nowhere"})
    assert rules_found(check_sections, course(made)) == ["section-alias-unknown"]
