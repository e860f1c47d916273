"""The order of names and titles: by letters alone, whatever their accents and case."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def sort_text(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: ``("oneil",)`` for ``O’Neil``."""
    folded = text.replace("’", "").replace("'", "").casefold().translate(_LETTERS)
    base = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return tuple(_WORD.findall(base))
