"""Placeholders that an author left instead of content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.stubs import placeholder_of

PLACEHOLDERS = {
    "This section would contain three case studies of retailers.": "This section would contain ...",
    "**(This section would show it. For example, a demo.)**": "This section would show ...",
    "(This section would contain a demo of a tool. For example, one that writes texts.)": (
        "This section would contain ..."
    ),
    "This section will cover costs.": "This section will cover costs",
    "The interactive quiz would be embedded here.": "The interactive quiz would ...",
    "[Insert company profile]": "[Insert company profile]",
    "<insert table>": "<insert table>",
    "[Add two examples here.] [TODO]": "[Add two examples here.]",
    "Insert the name of the owner here": "Insert the name of the owner here",
    "TBD": "TBD",
    "to be added": "to be added",
    "Content to be determined by the team.": "Content to be determined by the team",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit.": "Lorem ipsum dolor sit ...",
    "Answers would be provided after the quiz.": "Answers would be provided after the quiz",
    "Coming soon!": "Coming soon!",
    "Under construction": "Under construction",
    "...": "...",
    "…": "...",
    "Placeholder text for the limitations": "Placeholder text for the limitations",
    "À compléter": "À compléter",
}

HONEST = [
    "This module guides you from the sandbox to production.",
    "This module will show you how to plan a pilot.",
    "Most firms begin with support and documents.",
    "Write [Insert your name] in the first cell, then ask two colleagues to fill in the rest.",
    "New rules are coming soon for all firms in Europe, so prepare the register now.",
    "The price is to be determined by the supplier; ask for three offers before you sign.",
    "A person would be added to the team once the pilot has shown its worth to customers.",
    "(See the section on costs.)",
    "Yes.",
    "",
    "1 2 3",
]


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_placeholder_is_quoted(text: str) -> None:
    """A text that only promises content is a placeholder, and its words can be quoted."""
    assert placeholder_of(text) == PLACEHOLDERS[text]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_no_placeholder(text: str) -> None:
    """A text that says something is no placeholder, even if it uses the same words."""
    assert placeholder_of(text) is None


def test_placeholder_beside_content_does_not_count() -> None:
    """A placeholder beside real sentences leaves the text as content."""
    text = "(This section would contain a calculator.)\nSmall models cost 0.01 per 1000 tokens."
    assert placeholder_of(text) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No text raises, and an answer is never empty."""
    assert placeholder_of(text) != ""
