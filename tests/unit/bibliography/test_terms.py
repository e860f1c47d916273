"""The words of references by language."""

from __future__ import annotations

import pytest

from learning_modules.bibliography.terms import has_terms, terms_for
from learning_modules.bibliography.terms.english import ENGLISH
from learning_modules.bibliography.terms.french import FRENCH
from learning_modules.bibliography.terms.german import GERMAN


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("en", "en-US"), ("EN_gb", "en-GB"), ("en-AU", "en-US"), ("fr-CA", "fr-FR"),
        ("de-AT", "de-DE"), ("sw", "en-US"), ("", "en-US"),
    ],
)  # fmt: skip
def test_language(tag: str, wanted: str) -> None:
    """A tag finds its language, another region of it, or English."""
    assert terms_for(tag).language == wanted
    assert has_terms(tag) is (tag not in ("sw", ""))


def test_languages_have_the_same_words() -> None:
    """A word that one language has, all have."""
    assert set(FRENCH.words) == set(GERMAN.words) == set(ENGLISH.words)


def test_ordinals() -> None:
    """Ordinals are those of the language."""
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 112)
    wanted = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]
    assert [ENGLISH.ordinal(number) for number in numbers] == wanted
    assert (FRENCH.ordinal(1), FRENCH.ordinal(2), GERMAN.ordinal(2)) == ("1ʳᵉ", "2ᵉ", "2.")
