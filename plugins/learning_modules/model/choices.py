"""Choices that an author wrote into the cells of a column: ``Low / High``, ``1 2 3 4 5``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning_modules.model.raw_form import RawCell

_SLASH = re.compile(r"\s*[/|]\s*")
_SPACED = re.compile(r"\s[/|]\s")
_SCALE = re.compile(r"\s*[\s,/|·•–-]\s*")
_PART = re.compile(r"[^\W_][^/|:;.\[\]]{0,30}\Z")
#: Pairs that are choices even without spaces around the stroke; ``hours/week`` is a unit.
_PAIRS = frozenset(
    "yes/no no/yes y/n true/false pass/fail ja/nein nein/ja j/n wahr/falsch oui/non non/oui o/n "
    "sí/no si/no no/sí s/n verdadero/falso vrai/faux نعم/لا لا/نعم".split()
)


def choices_of(cells: Sequence[RawCell]) -> tuple[str, ...]:
    """Return what there is to choose in a column, or nothing.

    All cells with a text offer the same; outside brackets there are two of them at least.
    """
    written = [cell.text.strip() for cell in cells if cell.text.strip()]
    offered = {_choices(text) for text in written}
    if len(offered) != 1:
        return ()
    bracketed = all(text.startswith("[") for text in written)
    found = offered.pop()
    return found if len(written) > 1 or bracketed else ()


def _choices(text: str) -> tuple[str, ...]:
    inner = text[1:-1].strip() if text.startswith("[") and text.endswith("]") else text
    numbers = _SCALE.split(inner)
    if len(numbers) > 2 and all(part.isdecimal() and len(part) < 3 for part in numbers):
        first = int(numbers[0])
        steps = [int(part) - number for number, part in enumerate(numbers)]
        return tuple(numbers) if all(step == first for step in steps) else ()
    parts = tuple(_SLASH.split(inner))
    if len(parts) < 2 or not all(_PART.match(part) for part in parts):
        return ()
    if any(part.isdecimal() for part in parts) or len(set(parts)) < len(parts):
        return ()
    if len(parts) > 2 or _SPACED.search(inner) or inner.casefold() in _PAIRS:
        return parts
    return ()
