"""Keys that tell a name and a year: whether they are those of the entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from learning_modules.bibliography.bib_file import BibEntry
from learning_modules.diagnostics import Finding
from learning_modules.model.entry import RawEntry

_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)")
_NAME = re.compile(r"([^\W\d_]{3,})[-_:.+/]?(?:1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def check_key(entry: BibEntry, whole: RawEntry) -> Iterator[Finding]:
    """Yield a finding for a key whose year or whose name is not that of its entry."""
    years = set(_YEAR.findall(entry.key))
    written = whole.fields.get("year") or whole.fields.get("date") or ""
    own = set(_YEAR.findall(written)) | set(_YEAR.findall(whole.fields.get("origdate", "")))
    if len(years) == 1 and own and not years & own:
        message = f'the key "{entry.key}" says {min(years)}, but the entry is of {min(own)}'
        yield _mismatch(entry, message)
        return
    name = _NAME.match(entry.key)
    if name and whole.persons and not _is_named(folded(name[1]), whole):
        message = f'the key "{entry.key}" names nobody of this entry'
        yield _mismatch(entry, message)


def _mismatch(entry: BibEntry, message: str) -> Finding:
    hint = "check that it is the work you mean; then correct the key or the entry"
    return Finding("entry-key-mismatch", entry.location, message, hint, key=entry.key)


def folded(text: str) -> str:
    """Return ``text`` in small letters, without accents, LaTeX commands and e for umlauts."""
    text = _COMMAND.sub("", text).casefold().translate(_SPECIAL)
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "{}'’")
    for two, one in _UMLAUTS:
        plain = plain.replace(two, one)
    return plain


def _is_named(name: str, whole: RawEntry) -> bool:
    """Whether a name in a key stands for a word of the entry: a person, body, title or place.

    It may be the word or its beginning, two words run together, or the first letters of several.
    """
    for values in (whole.persons.values(), whole.fields.values()):
        for value in values:
            words = _WORD.findall(folded(value[:2000]))
            run = "".join(words)
            initials = iter(word[0] for word in words)
            acronym = all(letter in initials for letter in name)  # small words may be left out
            if name in run or acronym or _made_of_beginnings(name, words):
                return True
    return False


def _made_of_beginnings(name: str, words: list[str]) -> bool:
    """Whether ``name`` is made of beginnings of words in their order (``SmiJon`` or ``brown``)."""
    rest = name
    for word in words:
        length = 0
        while length < min(len(rest), len(word)) and rest[length] == word[length]:
            length += 1
        rest = rest[length:] if length >= 2 or (length == 1 and len(rest) < len(name)) else rest
        if not rest:
            return True
    return any(len(word) >= 4 and name.startswith(word) for word in words)
