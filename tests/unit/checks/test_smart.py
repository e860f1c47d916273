"""The five letters on the card of an objective."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from learning_modules.checks.smart import NAMES, Letter, Reason, smart
from learning_modules.mkdocs.smart_words import letter_view
from learning_modules.mkdocs.terms import LANGUAGES, Terms
from learning_modules.model.module import Audience, Duration
from learning_modules.settings import Settings

FRENCH = json.loads(
    (resources.files("learning_modules.mkdocs") / "terms" / "fr.json").read_text("utf-8")
)
Make = Callable[..., Any]


def test_all_letters_hold_with_their_reasons(version: Make, course: Make) -> None:
    """A whole module shows for each letter what it is derived from."""
    needed = version("LRN-000", duration=Duration.parse("90 min"))
    made = version(
        audience=Audience("beginner", ("SME owners",)),
        prerequisites=("LRN-000",),
        objective={"id": "plan", "statement": "Create a plan."},
    )
    letters = smart(made, course(needed, made), Settings())["plan"]
    shown = {letter.name: letter_view(letter, Terms("en"), {})["text"] for letter in letters}
    assert shown == {
        "Specific": "one verb: “create”, shown by “Roadmap”",
        "Measurable": "the learner has “Roadmap” at the end",
        "Achievable": (
            "taught in “Key Concepts”, practised in “Practical Components”, builds on “LRN-000”"
        ),
        "Relevant": "for Beginner, SME owners",
        "Time-bound": "2\u00a0h, 3\u00a0h 30\u00a0min with all it builds on",
    }
    assert all(letter.holds for letter in letters)
    german = {letter.letter: letter_view(letter, Terms("de"), {})["text"] for letter in letters}
    assert german == {
        "S": "ein Verb: „create“, gezeigt mit „Roadmap“",
        "M": "am Ende liegt vor: „Roadmap“",
        "A": (
            "vermittelt in „Key Concepts“, geübt in „Practical Components“, baut auf „LRN-000“ auf"
        ),
        "R": "für Einstieg, SME owners",
        "T": "2\u00a0Std., 3\u00a0Std. 30\u00a0Min. mit allem, worauf es aufbaut",
    }


@pytest.mark.parametrize(
    ("letter", "fields"),
    [
        ("S", {"objective": "Understand a plan."}),
        ("M", {"objective": "Create at least 50 ideas."}),
        ("M", {"objective": {"statement": "Create it.", "evidence": ("gone",)}}),
        ("A", {"objective": {"statement": "Create it.", "taught_in": ("gone",)}}),
        ("A", {"prerequisites": ("GONE",)}),
        ("R", {"pillars": ("responsible-ai",)}),
        ("R", {"audience": None}),
        ("T", {"duration": None}),
    ],
)
def test_each_letter_fails_alone(
    version: Make, course: Make, letter: str, fields: dict[str, Any]
) -> None:
    """A fault takes away its own letter, says why, and leaves the other four."""
    made = version(**fields)
    (letters,) = smart(made, course(made), Settings()).values()
    assert [one.letter for one in letters if not one.holds] == [letter]
    for terms in map(Terms, LANGUAGES):
        assert all(letter_view(one, terms, {})["text"] for one in letters)
    (lost,) = [letter_view(one, Terms("fr"), {}) for one in letters if not one.holds]
    assert lost["text"] in {text for name, text in FRENCH.items() if name.startswith("smart-lacks")}
    assert [one.letter for one in letters] == list(NAMES)


def test_reason_without_names_is_left_out() -> None:
    """An audience that could not be read leaves nothing to say, in any language."""
    letter = Letter("R", (Reason("for"), Reason("treats", ("responsible-ai",))))
    for terms in map(Terms, LANGUAGES):
        assert "{" not in letter_view(letter, terms, {})["text"]
    assert letter_view(letter, Terms("en"), {})["text"] == "treats Responsible AI"
