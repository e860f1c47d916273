"""Footnotes of Python-Markdown, counted so that many of them take no longer each than a few.

The extension looks through all notes at each mark in the text, and through all marks of a note for
the number of the next.  What it finds is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import SupportsIndex

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension


class Order(list[str]):
    """Names of notes in their order, each with its place at hand."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, int] = {}

    def append(self, name: str) -> None:
        """Add a name at the end."""
        self._places.setdefault(name, len(self))
        super().append(name)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def index(self, name: str, *_: SupportsIndex) -> int:
        """Return the place of a name, from 0; ValueError if it is not there."""
        if name not in self._places:
            raise ValueError(name)
        return self._places[name]


def count_notes(md: Markdown) -> None:
    """Make the footnotes of ``md``, if it has that extension, find their numbers at once."""
    for extension in md.registeredExtensions:
        if isinstance(extension, FootnoteExtension) and not isinstance(
            extension.footnote_order, Order
        ):
            extension.unique_ref = partial(_unique_ref, extension)  # type: ignore[method-assign]
            reset = partial(_reset, extension, extension.reset)
            extension.reset = reset  # type: ignore[method-assign]
            extension.footnote_order = Order()


def _reset(extension: FootnoteExtension, reset: Callable[[], None]) -> None:
    reset()
    extension.footnote_order = Order()


def _unique_ref(extension: FootnoteExtension, reference: str, found: bool = False) -> str:
    """Return the id of a mark: that of the note, from the second mark on with its number."""
    if not found:
        return reference
    number = extension.found_refs.get(reference, 0) + 1
    name, rest = reference.split(extension.get_separator(), 1)
    numbered = reference
    while numbered in extension.used_refs or (number > 1 and numbered == reference):
        numbered = f"{name}{number}{extension.get_separator()}{rest}"
        number += 1
    extension.used_refs.add(numbered)
    extension.found_refs[reference] = extension.found_refs.get(reference, 0) + 1
    return numbered
