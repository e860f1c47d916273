"""Smaller parts of the importer: YAML, days, lost letters, encoding, suggestions."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.importing.blocks import read_blocks
from learning_modules.importing.days import read_day
from learning_modules.importing.encoding import mended
from learning_modules.importing.library import read_source
from learning_modules.importing.lost_letters import lost_letters
from learning_modules.importing.source_list import RawSource
from learning_modules.importing.statements import split_statement, statements_of
from learning_modules.importing.suggestions import suggest
from learning_modules.importing.yaml_text import front_matter

TEXT = st.text(
    alphabet=st.characters(
        exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"
    ),
    min_size=1,
)
FIELDS = st.dictionaries(
    st.sampled_from(["title", "summary", "tags", "audience", "objectives"]),
    st.one_of(
        TEXT,
        st.lists(TEXT, min_size=1),
        st.dictionaries(
            st.sampled_from(["level", "roles"]), st.lists(TEXT, min_size=1), min_size=1
        ),
        st.lists(st.fixed_dictionaries({"id": TEXT, "statement": TEXT}), min_size=1),
    ),
)


@given(FIELDS)
def test_front_matter_is_read_back(fields: dict[str, object]) -> None:
    """Whatever the texts are, a YAML reader gets them back as they were, as text."""
    written = front_matter(fields).removeprefix("---\n").removesuffix("---\n")  # type: ignore[arg-type]
    assert (yaml.load(written, Loader=yaml.BaseLoader) or {}) == fields  # noqa: S506


@pytest.mark.parametrize("text", ["yes", "1.5", "2025-04", "null", "0x1F", "1e3", "~", "12:30:45"])
def test_texts_that_look_like_something_else(text: str) -> None:
    """A text that YAML could take for a number, a truth value or nothing stays a text."""
    written = front_matter({"title": text}).split("\n")[1]
    assert yaml.safe_load(written) == {"title": text}


@given(TEXT)
def test_sound_text_is_left_alone_or_mended_once(text: str) -> None:
    """Mending twice gives what mending once gives."""
    assert mended(mended(text)) == mended(text)


@pytest.mark.parametrize(
    "text", ["naïve – “quoted”", "São Paulo", "CAFÉ’s", "Ärger–Öl", "x² ≥ 3 €", "日本語", "É’"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    """Letters with accents, dashes and quotation marks that are right stay as they are."""
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-04-22", (2025, 4, 22)),
        ("on 5 Dec, 2024 at noon", (2024, 12, 5)),
        ("April 3rd, 2025", (2025, 4, 3)),
        ("2024-09-11 09:00:00 +0000", (2024, 9, 11)),
        ("2025-13-40", None),
        ("soon", None),
    ],
)
def test_days(text: str, day: tuple[int, int, int] | None) -> None:
    """The first day in a text is found in the forms that drafts use."""
    assert read_day(text) == (datetime.date(*day) if day else None)


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        *((name, True) for name in ("Mller", "Bhm", "Lpez", "Khn")),
        *((name, False) for name in ("Müller", "Ng", "Nguyen", "Mhlanga", "Rzemieniak", "McCall")),
        *(
            (name, False)
            for name in ("Schmidt", "Kshetri", "Hwang", "Dvořák", "OECD", "Brynjolfsson")
        ),
    ],
)
def test_lost_letters(name: str, lost: bool) -> None:
    """A name that begins as no name does is reported; names of other languages are not."""
    raw = RawSource("key2020", f"{name}, K. (2020). Bread. Flour Press.", 1)
    assert bool(lost_letters([read_source("a.md", raw)])) is lost


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Users will explain X and identify Y.", ("Explain X.", "Identify Y.")),
        ("You will be able to design and build a form", ("Design and build a form.",)),
        ("By the end, learners can **count** rolls", ("Count rolls.",)),
        ("Learn how to plan a week", ("Plan a week.",)),
        ("describe bread, and to estimate its cost", ("Describe bread.", "Estimate its cost.")),
        ("Knowledge of bread", ("Knowledge of bread.",)),
    ],
)
def test_statements(text: str, statements: tuple[str, ...]) -> None:
    """The lead goes, and two objectives in one sentence become two."""
    assert split_statement(text) == statements


def test_a_sentence_that_leads_to_a_list_is_no_objective() -> None:
    """Of a lead and its items, the items are the objectives."""
    texts = ["By the end of this module, you will be able to:", "Count rolls", "Plan a week"]
    assert statements_of(texts) == ("Count rolls.", "Plan a week.")


def test_suggestions_are_the_places_with_the_rare_words() -> None:
    """A source is proposed where rare words of its title stand, and nowhere else."""
    text = (
        "Bread is made of flour, water, salt and a long time of rest.\n\n"
        "Sourdough fermentation gives bread its taste, and takes one night or more.\n\n"
        "Rolls are small, and are eaten on the same morning as they are made.\n"
    )
    found = suggest(
        read_blocks(text), [("ono", "Sourdough fermentation by night"), ("lee", "Stars")]
    )
    assert [(s.key, s.line) for s in found] == [("ono", 3)]
    assert found[0].shared == ("sourdough", "fermentation", "night")
