"""Bytes of a draft to text: UTF-8, with characters mended that were encoded twice.

A text that was UTF-8, was read as Windows-1252 and saved as UTF-8 again shows ``â€“`` for a dash.
The way back is exact, so it is taken; a letter that was lost on the way is not guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.lines import DraftLines
from learning_modules.source.decode import decode

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")


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


def _changes(path: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Finding]:
    for number, (old, new) in enumerate(zip(before, after, strict=True), start=1):
        found = _TWICE.search(old) if old != new else None
        if found:
            message = f'characters were encoded twice ("{found[0]}" is "{mended(found[0])}")'
            place = Location(path, number, found.start() + 1)
            yield Finding("import-encoding", place, message, "they have been mended")
        if "\ufffd" in new:
            place = Location(path, number, new.index("\ufffd") + 1)
            message = "a character was lost here (U+FFFD)"
            yield Finding("import-lost-letter", place, message, "type what is meant")


def read_draft(path: str, data: bytes) -> DraftLines | None:
    """Return the lines of a draft, or None if the file is no text."""
    text, findings = decode(data, path)
    if text is None:
        return None
    before = tuple(_INVISIBLE.sub("", text).split("\n"))
    after = tuple(mended(line) for line in before)
    draft = DraftLines(path, after)
    return draft.reporting((*findings, *_changes(path, before, after)))
