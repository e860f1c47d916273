"""Differences of texts, word by word."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.model.word_difference import (
    INDENT,
    Kind,
    Passage,
    compare_passages,
    compare_words,
    is_changed,
)


def written(passages: list[Passage]) -> list[str]:
    signs = {Kind.KEPT: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "[+{}+]"}
    return ["".join(signs[run.kind].format(run.text) for run in runs) for runs in passages]


def test_words_of_one_passage() -> None:
    """What was removed stands before what came in its place."""
    found = compare_words("Work in small steps.", "Work in large steps, and stop.")
    assert written([found]) == ["Work in [-small steps. -][+large steps, and stop. +]"]


def test_passages_that_are_alike_are_one() -> None:
    """A new passage before a changed one does not hide what changed in it."""
    old = ["The pilot takes two weeks.", "Stop."]
    new = ["Something else entirely, said first.", "The pilot takes three weeks.", "Stop."]
    assert written(compare_passages(old, new)) == [
        "[+Something else entirely, said first.+]",
        "The pilot takes [-two -][+three +]weeks. ",
        "Stop.",
    ]


def test_script_without_spaces() -> None:
    """Where words have no spaces between them, characters are compared."""
    assert written([compare_words("計画を作る", "計画を書く")]) == ["計画を[-作る -][+書く +]"]


def test_rows_are_compared_cell_by_cell() -> None:
    """A new column is one cell in each row, whatever words stand beside it."""
    old = "Time | [e.g., a watch] | [e.g., 14] |  | 9"
    new = "Time | [e.g., you] | [e.g., a stopwatch] | [e.g., 14] |  | 9"
    assert written([compare_words(old, new)]) == [
        "Time | [+[e.g., you] +]| [e.g., a [-watch] -][+stopwatch] +]| [e.g., 14] | – | 9 "
    ]
    assert written([compare_words("a | b", "a | b | c")]) == ["a | b | [+c +]"]
    assert written([compare_words("a | b | c", "c | a | b")]) == ["[+c +]| a | b | [-c -]"]
    assert not is_changed(compare_words("a | b |", "a | b |"))


def test_indent_of_code_is_seen() -> None:
    """A line that was only moved to the right has changed."""
    found = compare_words(f"{INDENT * 2}x: 1", f"{INDENT * 4}x: 1")
    assert written([found]) == [f"[-{INDENT * 2}-][+{INDENT * 4}+]x: 1 "]


TEXTS = st.lists(st.text(st.sampled_from("ab. "), max_size=8).map(str.strip), max_size=8)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_both_sides_can_be_read_off(old: list[str], new: list[str]) -> None:
    """Without what was added the old words are left, without what was removed the new ones."""
    passages = compare_passages(old, new)
    for side, kept in ((old, Kind.REMOVED), (new, Kind.ADDED)):
        runs = (run for passage in passages for run in (*passage, None))
        words = "".join(
            " " if r is None else r.text for r in runs if r is None or r.kind in (Kind.KEPT, kept)
        )
        assert words.split() == " ".join(side).split()
    if old == new:
        assert not any(is_changed(passage) for passage in passages)


def test_long_texts_are_compared_in_time() -> None:
    """Twenty thousand passages, all alike or all different, take seconds at most."""
    began = time.process_time()
    compare_passages(["a"] * 20_000, ["b"] * 20_000)
    compare_passages([f"old {n}" for n in range(20_000)], [f"new {n}" for n in range(20_000)])
    compare_words("a " * 50_000, "b " * 50_000)
    assert time.process_time() - began < 10
