"""Characters that were encoded twice, and how they were meant.

A text that was UTF-8, was read as Windows-1252 and saved as UTF-8 again shows ``â€“`` for a dash.
The way back is exact; a letter that was lost on the way is not guessed.
"""

from __future__ import annotations

import re
import unicodedata


def _byte(character: str) -> int | None:
    """Return the byte that Windows-1252 has for a character; undefined bytes are themselves."""
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(character) if ord(character) < 0x100 else None


def _characters(first: int, last: int) -> str:
    """Return a character class of what Windows-1252 shows for the bytes of this range."""
    shown = (
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in _range(first, last)
    )
    return "[" + "".join(re.escape(character) for character in shown) + "]"


def _range(first: int, last: int) -> range:
    return range(first, last + 1)


_TAIL = _characters(0x80, 0xBF)
#: One character of UTF-8 in two, three or four bytes, as Windows-1252 shows it.
_TWICE = re.compile(
    f"{_characters(0xC2, 0xDF)}{_TAIL}"
    f"|{_characters(0xE0, 0xEF)}{_TAIL}{{2}}"
    f"|{_characters(0xF0, 0xF4)}{_TAIL}{{3}}"
)


def _is_likely(character: str) -> bool:
    """Whether a character is one that drafts hold: no sign of phonetics or of a rare script."""
    code = ord(character)
    return code < 0x180 or 0x370 <= code < 0x530 or code >= 0x1E00


def _once(match: re.Match[str]) -> str:
    data = bytes(byte for byte in map(_byte, match[0]) if byte is not None)
    try:
        character = data.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
    return character if _is_likely(character) else match[0]


def mended(text: str) -> str:
    """Return ``text`` with every character that was encoded twice (or thrice) as it was meant."""
    for _ in range(3):
        better = _TWICE.sub(_once, text)
        if better == text:
            break
        text = better
    return unicodedata.normalize("NFC", text)


def twice_encoded(text: str) -> str | None:
    """Return the first run of characters in ``text`` that were encoded twice, or None."""
    if text.isascii():
        return None
    return next((m[0] for m in _TWICE.finditer(text) if mended(m[0]) != m[0]), None)
