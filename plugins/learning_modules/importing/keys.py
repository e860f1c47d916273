"""Keys of entries: kept where BibTeX and citations can read them, else made legal or made anew."""

from __future__ import annotations

import re
import unicodedata

from learning_modules.importing.reference import Reference

_LEGAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9:./+_-]*\Z")
_LIGHT = frozenset(
    "a an the on of in for to and or from with by at as is are how what why when do does "
    "can".split()
)
_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th"})


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LATIN))
    return re.sub(r"[^a-z0-9]", "", folded)


def legal_key(written: str) -> str:
    """Return a key as written if it is legal, else its letters, digits and marks that are."""
    key = written.strip().lstrip("@")
    if _LEGAL.match(key):
        return key
    folded = unicodedata.normalize("NFKD", key.translate(_LATIN))
    plain = re.sub(r"[^A-Za-z0-9:./+_-]", "", folded.encode("ascii", "ignore").decode())
    return plain.strip(":./+-")


def made_key(reference: Reference) -> str:
    """Return a key in the habit of the drafts: surname, year, first word that counts."""
    names = reference.people.surnames
    words = [_ascii(w) for w in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", reference.text("title"))]
    word = next((w for w in words if w and w not in _LIGHT), "")
    surname = _ascii(names[0].split()[0]) if names and names[0].split() else ""
    return f"{surname}{reference.text('year')}{word}" or "source"


def unused_key(wanted: str, taken: set[str]) -> str:
    """Return a key that differs from those taken (in small letters) by more than case."""
    if wanted.lower() not in taken:
        return wanted
    letters = (f"{wanted}-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    numbers = (f"{wanted}-{number}" for number in range(27, 10_000))
    return next(key for key in (*letters, *numbers) if key.lower() not in taken)
