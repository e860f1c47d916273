"""Bytes of a draft to text: UTF-8, with characters mended that were encoded twice."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.lines import DraftLines
from learning_modules.model.mojibake import mended, twice_encoded
from learning_modules.source.decode import decode

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")


def _changes(path: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Finding]:
    for number, (old, new) in enumerate(zip(before, after, strict=True), start=1):
        found = twice_encoded(old) if old != new else None
        if found:
            message = f'characters were encoded twice ("{found}" is "{mended(found)}")'
            place = Location(path, number, old.index(found) + 1)
            yield Finding("import-encoding", place, message, "they have been mended")
        if "\ufffd" in new:
            place = Location(path, number, new.index("\ufffd") + 1)
            message = "a character was lost here (U+FFFD)"
            yield Finding("import-lost-letter", place, message, "type what is meant")


_UNICODE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)
#: A text has hardly any control characters; a program, picture or archive has many.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def unreadable(data: bytes) -> str:
    """Return what is wrong with a file that holds no text at all, empty if it may hold one."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return "this file is empty"
    start = data[:10_000]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls > 8 and controls * 50 > len(start) and not start.startswith(_UNICODE_MARKS):
        return "this file is no text (it may be a picture, an archive or a Word document)"
    return ""


def read_draft(path: str, data: bytes) -> DraftLines | None:
    """Return the lines of a draft, or None if the file is no text."""
    text, findings = decode(data, path)
    if text is None:
        return None
    before = tuple(_INVISIBLE.sub("", text).split("\n"))
    after = tuple(mended(line) for line in before)
    draft = DraftLines(path, after)
    return draft.reporting((*findings, *_changes(path, before, after)))
