"""The order of names and titles: word by word, by letters first and then by their accents."""

from __future__ import annotations

import re
import unicodedata

#: A word as it is compared: its plain letters, then the letters as they are written.
SortWord = tuple[str, str]

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def sort_text(text: str) -> tuple[SortWord, ...]:
    """Return the words of a text as they are compared: ``O’Neil`` is two, ``Mac-Donald`` one."""
    folded = unicodedata.normalize("NFC", re.sub("[-‐‑]", "", text).casefold())
    return tuple((_plain(word), word) for word in _WORD.findall(folded))


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
