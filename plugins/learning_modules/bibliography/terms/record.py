"""The record that holds the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


def words(**forms: str) -> dict[str, str]:
    """Return words by name: ``editor_short="ed.|eds."`` is named ``editor-short``."""
    return {name.replace("_", "-"): form for name, form in forms.items()}


@dataclass(frozen=True, eq=False)
class Terms:
    """Labels, months, ordinals and marks of one language.

    ``words`` has ``singular`` or ``singular|plural`` under names such as ``page-short``;
    ``date`` is the pattern of a full date; ``quotation`` the outer and inner marks, and
    ``punctuation_inside`` says that a comma goes inside the closing one.
    """

    language: str
    words: Mapping[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    seasons: tuple[str, ...]
    ordinal: Callable[[int], str]
    quotation: tuple[str, str, str, str]
    punctuation_inside: bool
    date: str
    range_mark: str = "–"

    def term(self, name: str, *, plural: bool = False) -> str:
        """Return a word in the singular or plural, empty if the language has none."""
        single, _, multiple = self.words.get(name, "").partition("|")
        return multiple if plural and multiple else single
