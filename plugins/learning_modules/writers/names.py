"""Names of files and sheets that every program takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from learning_modules.model.cell_text import clean_text
from learning_modules.model.file_names import archive_name, file_name

__all__ = ["archive_name", "file_name", "sheet_name"]

#: Longest name of a sheet in Excel, in UTF-16 code units.
SHEET_NAME_LENGTH = 31

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")
_EDGES = " '\u2019-–—:,;(&"
#: Excel keeps this name for itself.
_RESERVED = "history"


def sheet_name(title: str, taken: Iterable[str] = (), *, fallback: str = "Form") -> str:
    r"""Return a name for a sheet: legal in Excel, and unlike ``taken`` regardless of case.

    At most 31 characters, without ``[ ] : * ? / \\``, no apostrophe at either end, not "History".
    """
    used = {name.casefold() for name in taken} | {_RESERVED}
    base = _cut(_FORBIDDEN.sub(" ", clean_text(title)), SHEET_NAME_LENGTH)
    base = base or fallback
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{_cut(base, SHEET_NAME_LENGTH - len(str(number)) - 1)} {number}"
    return name


def _cut(text: str, length: int) -> str:
    """Return ``text`` in at most ``length`` UTF-16 units, cut between words where that is near."""
    text = text.strip(_EDGES)
    if _units(text) <= length:
        return text
    while _units(text) > length:
        text = text[:-1]
    head, space, _ = text.rpartition(" ")
    return (head if space and len(head) > length // 2 else text).strip(_EDGES)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
