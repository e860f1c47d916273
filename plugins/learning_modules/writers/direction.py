"""Latin texts in lines that run from right to left."""

from __future__ import annotations

from learning_modules.model.template_terms import is_right_to_left

#: LEFT-TO-RIGHT MARK: seen by nobody, it has the direction of a Latin letter (UAX 9, 2.6).
_MARK = "\u200e"


def kept_in_order(text: str, language: str) -> str:
    """Return a Latin text for a line in ``language``: its first and last signs stay where they are.

    Without a mark, the slash at the end of an address goes to the other end of an Arabic line.
    """
    return f"{_MARK}{text}{_MARK}" if text and is_right_to_left(language) else text
