"""Figures that ask for a source."""

from __future__ import annotations

import pytest

from learning_modules.diagnostics import Location
from learning_modules.model.claims import claim_in, uncited_claim

CLAIMS = {
    "In 2024, 31% of small firms used it.": "31%",
    "About 31 % of firms": "31 %",
    "A growth of 12.5 percent": "12.5 percent",
    "It costs $1,200 a year": "$1,200",
    "A market of € 3.5 billion": "€ 3.5 billion",
    "They paid 400 euros": "400 euros",
    "They paid 2 million dollars": "2 million dollars",
    "Kosten von 1 000 EUR": "1 000 EUR",
}

NONE = [
    "Phase 2 takes 3 weeks.",
    "GPT-4 came in 2023.",
    "Write 100 % of nothing"[:9],
    "",
    "50 rows",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_figures_are_found(text: str) -> None:
    """Shares and amounts of money are found as they are written."""
    assert claim_in(text) == CLAIMS[text]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_not(text: str) -> None:
    """Counts, years, versions and times ask for no source."""
    assert claim_in(text) is None


def test_finding_quotes_the_figure() -> None:
    """The finding names the figure, at the place of the paragraph."""
    where = Location("content/A/1.0.0/module.md", 7, 1)
    finding = uncited_claim("About 31 % of firms", where)
    assert finding is not None
    assert (finding.rule, finding.location) == ("claim-uncited", where)
    assert '"31 %"' in finding.message
