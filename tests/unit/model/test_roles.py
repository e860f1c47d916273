"""Roles of sections, as read off their titles."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.roles import role_names, roles_of_title

TITLES = {
    "Introduction": ["introduction"],
    "1. Introduction: Why it matters": ["introduction"],
    "INTRODUCTION TO AGENTS": ["introduction"],
    "Section 3: Key Concepts": ["core-concepts"],
    "2.1 Core Concept: Tokens": ["core-concepts"],
    "IV. Main Content": ["core-concepts"],
    "Understanding the phases": ["core-concepts"],
    "The big picture: how a model works": ["core-concepts"],
    "How do they work (in short)?": ["core-concepts"],
    "How to work with a consultant": [],
    "Introduction and Key Concepts": ["introduction", "core-concepts"],
    "Applications and Limitations": ["applications", "limitations"],
    "Potential AI Applications for retail": ["applications"],
    "Common applications": ["applications"],
    "Use Cases": ["applications"],
    "Use Case Template": [],
    "SME Relevance: Practical Applications": ["sme-relevance"],
    "Challenges": ["limitations"],
    "The challenge": ["problem"],
    "What are the limitations?": ["limitations"],
    "5. Mission Pillar: SME Relevance": ["sme-relevance"],
    "Pillar 2: Economic sustainability and Responsible AI": [
        "economic-sustainability",
        "responsible-ai",
    ],
    "Pillar Focus: Sustainability": ["sustainability"],
    "Relation to Global Inclusion": ["global-inclusion"],
    "Mission Pillar Integration": ["mission-pillars"],
    "Conclusion: steps towards SME relevance": ["conclusion"],
    "Practical Component: Cost table": ["practical"],
    "Hands-on lab": ["practical"],
    "Planning toolkit": ["practical"],
    "Conclusion: Your toolkit": ["conclusion"],
    "Conclusion & Next Steps": ["conclusion", "next-steps"],
    "Summary": ["conclusion"],
    "6. Next Steps": ["next-steps"],
    "A. Sources": ["sources"],
    "References": ["sources"],
    "Sources of bias": [],
    "Source Collection Metadata": [],
    "Phase 1: The sandbox": [],
    "🚀 **Introduction**": ["introduction"],
    "1": [],
    "": [],
}


WRITTEN: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "checks" / "titles.yml").read_text("utf-8")
)


@pytest.mark.parametrize("title", WRITTEN)
def test_title_as_written_gives_roles(title: str) -> None:
    """Numbers, marks, emoji and heads such as "Mission Pillar:" do not hide a role."""
    assert sorted(roles_of_title(title, pillars={}, extra={})) == sorted(WRITTEN[title])


@pytest.mark.parametrize("title", TITLES)
def test_title_gives_roles(title: str) -> None:
    """A title gives the roles that its words name, and no other."""
    assert sorted(roles_of_title(title, pillars={}, extra={})) == sorted(TITLES[title])


def test_site_adds_pillars_and_phrases() -> None:
    """The site's own pillars and phrases give roles as the built-in ones do."""
    pillars = {"privacy": "Data Privacy"}
    extra = {"practical": ["Do it now"], "quiz": ["Check yourself"]}
    found = [
        roles_of_title(title, pillars=pillars, extra=extra)
        for title in ("Pillar: Data privacy", "3. Do it now!", "Check yourself: five questions")
    ]
    assert found == [("privacy",), ("practical",), ("quiz",)]
    assert {"privacy", "quiz", "practical", "introduction"} <= set(role_names(extra, pillars))


@given(st.text())
def test_every_title_is_read(title: str) -> None:
    """Any text is read without an exception, and gives known roles only, each once."""
    roles = roles_of_title(title, pillars={}, extra={})
    assert len(set(roles)) == len(roles)
    assert set(roles) <= set(role_names({}))
