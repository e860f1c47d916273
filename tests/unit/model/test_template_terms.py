"""The fixed texts of downloads."""

from __future__ import annotations

import dataclasses
import string

import pytest

from learning_modules.model.template_terms import is_right_to_left, terms_for


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_terms_are_whole(language: str) -> None:
    """Each language has every text, with as many values to fill in as English."""
    english, terms = terms_for("en"), terms_for(language)
    for field in dataclasses.fields(terms):
        text = getattr(terms, field.name)
        assert text.strip() == text != ""
        holes = [len(list(string.Formatter().parse(t))) for t in (getattr(english, field.name),)]
        assert text.count("{}") == getattr(english, field.name).count("{}"), holes


def test_language_of_terms() -> None:
    """A region does not matter; an unknown language falls back to English."""
    assert terms_for("de-AT") is terms_for("DE") is terms_for("de_CH")
    assert terms_for("xx") is terms_for("en")
    assert terms_for("") is terms_for("en")


def test_direction() -> None:
    """Arabic and its like run from right to left."""
    assert is_right_to_left("ar-EG")
    assert not is_right_to_left("en")
    assert not is_right_to_left("arn")
