"""Numbers of things in statements."""

from __future__ import annotations

import pytest

from learning_modules.model.quantities import quantity_of

COUNTS = {
    "Identify at least 3 uses": 3,
    "Rank five ideas and choose two of them": 5,
    "Name 3–5 risks": 3,
    "Name 3 to 5 risks": 3,
    "Compare a dozen offers": 12,
    "Write down twenty questions.": 20,
    "List 10": 10,
}

OTHER = [
    "Plan phase 2",
    "Use GPT-4 for a text",
    "Set up a 30-day pilot",
    "Cut costs by 10%",
    "Cut costs by 10 percent",
    "Spend at most $500",
    "Spend 500 euros",
    "Plan the year 2027",
    "Run a pilot for 3 weeks with 5 people",
    "Explain one risk",
    "Explain section 3.2",
]


@pytest.mark.parametrize("statement", COUNTS)
def test_number_of_things(statement: str) -> None:
    """The largest number of things counts; of a range, the lower end."""
    assert quantity_of(statement) == COUNTS[statement]


@pytest.mark.parametrize("statement", OTHER)
def test_other_numbers(statement: str) -> None:
    """Times, prices, shares, years and names are no numbers of things."""
    assert quantity_of(statement) is None
