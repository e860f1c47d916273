"""Texts in lines that run from right to left."""

from __future__ import annotations

import unicodedata

from learning_modules.model.template_terms import is_right_to_left

#: LEFT-TO-RIGHT MARK: seen by nobody, it has the direction of a Latin letter (UAX 9, 2.6).
_MARK = "\u200e"

#: The letters that have a direction of their own (UAX 9, table 4).
_LETTERS = frozenset(("L", "R", "AL"))


def runs_leftwards(text: str) -> bool:
    """Return whether a text in a line from right to left runs that way, too (UAX 9, rule P2).

    Its first letter says so; signs and numbers alone go with the line.
    """
    found = (kind for kind in map(unicodedata.bidirectional, text) if kind in _LETTERS)
    return next(found, "R") != "L"


def kept_in_order(text: str, language: str) -> str:
    """Return a Latin text for a line in ``language``: its first and last signs stay where they are.

    Without a mark, the slash at the end of an address goes to the other end of an Arabic line.
    """
    return f"{_MARK}{text}{_MARK}" if text and is_right_to_left(language) else text
