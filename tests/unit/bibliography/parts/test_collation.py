"""The order of names and titles."""

from __future__ import annotations

from learning_modules.bibliography.parts.collation import sort_text


def test_accents_case_and_signs_do_not_count() -> None:
    """Names are ordered by their letters."""
    names = ["Zebra", "Öhr", "ohm", "O’Neil", "Oz", "Łan", "Lax", "Smith", "Smith-Jones"]
    ordered = ["Łan", "Lax", "ohm", "Öhr", "O’Neil", "Oz", "Smith", "Smith-Jones", "Zebra"]
    assert sorted(names, key=sort_text) == ordered
