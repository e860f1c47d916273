"""The order of names and titles."""

from __future__ import annotations

from learning_modules.bibliography.parts.collation import sort_text


def test_words_are_ordered_by_letters_then_by_accents() -> None:
    """Case does not count, an accent only where all letters of a word are the same."""
    ordered = [
        "Angstrom, B", "Ångström, A", "Lax", "Luk, B", "Łuk, A", "Mac Donald", "Mac-Donald, B",
        "MacDonald, C", "O’Neil", "ohm", "Öhr", "Oz", "Smith", "Smith Inc", "Smith-Jones",
        "Strasse, A", "Straße, B", "Zebra",
    ]  # fmt: skip
    mixed = ordered[1::2] + ordered[::2]
    assert sorted(mixed, key=sort_text) == ordered
