"""Sentence case and title case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.latex import read_latex
from learning_modules.bibliography.richtext import plain_text, rich
from learning_modules.bibliography.titles import (
    capitalise_first,
    lower_case,
    sentence_case,
    title_case,
)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("The Art of Small Steps", "The art of small steps"),
        ("small steps: a handbook", "Small steps: A handbook"),
        ("One? Two! Three. Four five", "One? Two! Three. Four five"),
        ("One? Two! Three", "One? Two! three"),
        ("One: Two's", "One: two’s"),
        ("One: (Two)", "One: (two)"),
        ("One: ``Two''", "One: “Two”"),
        ("Version 4.0 Of Things", "Version 4.0 of things"),
        ("Higher-Dimensional Space {V}: 2-Groups", "Higher-dimensional space V: 2-groups"),
        ("Is {I}.---Computing Here", "Is I.—computing here"),
        ("Plan B And McDonald", "Plan b and McDonald"),
        ("In {E}ngland With {GPU}s", "In England with GPUs"),
        (r"Measuring H\textsubscript{2}O Again", "Measuring H2O again"),
        ("R\\&D ``Quoted Words''", "R&d “quoted words”"),
        ("ÉCOLE Normale École", "ÉCOLE normale école"),
        ("О Чём", "О чём"),
    ],
)
def test_sentence_case(source: str, wanted: str) -> None:
    """Words become small, but for the first, those after a stop, and what is protected."""
    assert plain_text(sentence_case(read_latex(source))) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("notes on the theory of bread", "Notes on the Theory of Bread"),
        ("arXiv preprint arXiv:2101.1", "arXiv Preprint arXiv:2101.1"),
        ("bread: the story", "Bread: The Story"),
        ("proceedings of the {npj} group", "Proceedings of the npj Group"),
    ],
)
def test_title_case(source: str, wanted: str) -> None:
    """Words get capitals, but for small ones, those with an inner capital, and protected ones."""
    assert plain_text(title_case(read_latex(source))) == wanted


def test_first_letter_and_small_letters() -> None:
    """A first letter is raised, and a text lowered, unless braces protect them."""
    assert plain_text(capitalise_first(rich("in press"))) == "In press"
    assert plain_text(capitalise_first(read_latex("{iOS} build"))) == "iOS build"
    assert plain_text(lower_case(read_latex("In Press, {NATO}"))) == "in press, NATO"


@given(st.text(max_size=80))
def test_sentence_case_changes_case_only(source: str) -> None:
    """The letters of a title stay the same, whatever their case."""
    text = rich(source)
    assert plain_text(sentence_case(text)).casefold() == source.casefold()
