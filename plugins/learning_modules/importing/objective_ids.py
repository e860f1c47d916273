"""Ids of objectives: short, readable, made of the words that carry the statement."""

from __future__ import annotations

import re

from learning_modules.model.file_names import ascii_slug

_LIGHT = frozenset(
    """
    a an the at least most of to for in on with and or your their its his her our my between which
    that is are be from into by as this these those how what why when using use most more any some
    """.split()
)


def objective_id(statement: str) -> str:
    """Return the slug of a statement's first three words that are not light."""
    words = [
        w for w in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", statement) if w.lower() not in _LIGHT
    ]
    return ascii_slug(" ".join(words[:3]))[:40].strip("-")
