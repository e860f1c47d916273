"""Statements of objectives: verbs, classes and quantities."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.verb_languages.lexicon import LANGUAGES
from learning_modules.model.verb_languages.record import base_form
from learning_modules.model.verb_list import BLOOM_VERBS, UNOBSERVABLE, VerbClass
from learning_modules.model.verbs import read_statement

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "checks" / "statements.yml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_statement_is_read(case: dict[str, Any]) -> None:
    """A statement gives its verbs in base form, the most demanding class and the quantity."""
    read = read_statement(case["text"], language=case.get("language", "en"))
    assert [verb.base for verb in read.verbs] == case["verbs"]
    assert read.verb_class == case.get("class")
    assert read.quantity == case.get("quantity")
    assert all(verb.known for verb in read.verbs) is not case.get("unknown", False)


def test_offset_points_at_the_verb() -> None:
    """The offset of a verb is where its written form stands in the statement."""
    text = "Learners will be able to Prioritize uses and then measure the effect"
    for verb in read_statement(text).verbs:
        assert text[verb.offset :].startswith(verb.written)


def test_site_adds_and_moves_verbs() -> None:
    """A verb of the site's settings counts, and may change the class of a listed one."""
    verbs = {"create": ["schmooze", "explain"]}
    assert read_statement("Schmooze a supplier", verbs).verb_class is VerbClass.CREATE
    assert read_statement("Explain a price", verbs).verb_class is VerbClass.CREATE


def test_unobservable_verbs_have_proposals_of_known_classes() -> None:
    """Each verb that cannot be observed proposes verbs that some class holds."""
    listed = {verb for verbs in BLOOM_VERBS.values() for verb in verbs}
    assert all(set(proposals) <= listed for proposals in UNOBSERVABLE.values())


def test_no_verb_has_two_classes() -> None:
    """A verb stands in the list of one class only."""
    verbs = [verb for verbs in BLOOM_VERBS.values() for verb in verbs]
    assert sorted(verbs) == sorted(set(verbs))


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_lists_of_a_language_fit_together(tag: str) -> None:
    """A verb has one class, and what is proposed instead of another one is in a list."""
    language = LANGUAGES[tag]
    verbs = [base_form(verb) for found in language.verbs.values() for verb in found]
    assert sorted(verbs) == sorted(set(verbs))
    assert all(set(proposals) <= set(verbs) for proposals in language.unobservable.values())
    assert {base_form(verb) for verb in language.unobservable} & set(verbs) == set()


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_every_listed_verb_is_found(tag: str) -> None:
    """A statement that consists of a listed verb has this verb and its class."""
    for verb_class, found in LANGUAGES[tag].verbs.items():
        for verb in found:
            read = read_statement(base_form(verb), language=tag)
            assert (read.verb_class, [v.base for v in read.verbs]) == (
                verb_class,
                [base_form(verb)],
            )


@pytest.mark.parametrize("tag", ["de", "de-AT", "it"])
def test_site_adds_verbs_in_its_language(tag: str) -> None:
    """The verbs of the settings count in every language, with a list of ours or without."""
    verbs = {"apply": ["löten"]}
    assert read_statement("Bauteile löten", verbs, tag).verb_class is VerbClass.APPLY
    assert read_statement("Bauteile löten", {}, tag).verbs == ()


@pytest.mark.parametrize(
    ("tag", "words"), [("fr", "et créer "), ("de", "wenden Sie "), ("ar", "ويصمم ")]
)
def test_time_grows_with_the_statement(tag: str, words: str) -> None:
    """A statement of many verbs takes time by its length, not by its square."""
    read_statement(words, language=tag)

    def taken(count: int) -> float:
        begin = time.process_time()
        read_statement(words * count, language=tag)
        return time.process_time() - begin

    assert min(taken(4000) for _ in range(3)) < 8 * min(taken(1000) for _ in range(3)) + 0.05


@given(st.text(), st.sampled_from(["de", "fr", "es", "ar", "it"]))
def test_any_statement_of_any_language_is_read(text: str, tag: str) -> None:
    """No statement raises, and every verb stands where its offset says."""
    for verb in read_statement(text, language=tag).verbs:
        assert text[verb.offset :].startswith(verb.written)


@given(st.text())
def test_any_statement_is_read(text: str) -> None:
    """No statement raises, and every verb stands where its offset says."""
    for verb in read_statement(text).verbs:
        assert text[verb.offset :].startswith(verb.written)
