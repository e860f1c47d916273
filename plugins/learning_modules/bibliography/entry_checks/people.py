"""Lists of names that no program reads as they were meant, and entries that name no parent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from learning_modules.bibliography.bib_file import NAME_FIELDS, BibEntry, BibField
from learning_modules.diagnostics import Finding
from learning_modules.model.entry import RawEntry

_AND = re.compile(r"\s+and(?=\s|\Z)", re.IGNORECASE)
_PIECE = re.compile(r"[^{}]+|[{}]")
_JOINED = re.compile(r"\S;\s*\S")


def check_people(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for each list of names with an empty name, or with signs that divide none."""
    for found in entry.fields:
        if found.name in NAME_FIELDS:
            fault = _fault(found)
            if fault:
                message, hint = fault
                yield Finding(
                    "entry-names-malformed", entry.place(found), message, hint, key=entry.key
                )


def _fault(found: BibField) -> tuple[str, str] | None:
    if ";" not in found.value and "," not in found.value and " and" not in found.value:
        return None
    plain = _outside_braces(found.value) if "{" in found.value else found.value
    names = [name.strip() for name in _AND.split(plain)]
    if len(names) > 1 and not all(names):
        return f'an empty name in the field "{found.name}"', 'write "and" once between two names'
    if _JOINED.search(plain) and len(names) == 1:
        hint = 'divide names by "and": Smith, Jo and Doe, Ann'
        return f'the names in the field "{found.name}" are divided by semicolons', hint
    if any(name.count(",") > 2 and "=" not in name for name in names):
        hint = 'write "Family, Given and Family, Given"; an organisation stands in {braces}'
        return f'a name in the field "{found.name}" has more than two commas', hint
    return None


def _outside_braces(text: str) -> str:
    """Return ``text`` with an ``x`` for each group in braces."""
    depth, kept = 0, []
    for piece in _PIECE.findall(text):
        if piece == "{":
            kept.append("x" if depth == 0 else "")
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(piece)
    return "".join(kept)


def check_parents(entry: BibEntry, library: Mapping[str, RawEntry]) -> Iterator[Finding]:
    """Yield a finding for a crossref that names no entry, or leads back to where it began."""
    found = entry.field("crossref")
    key = found.value.strip("{} ") if found else ""
    if not key:
        return
    small = {entry.key.lower()}
    parent = _named(library, key)
    while parent is not None and parent.key.lower() not in small:
        small.add(parent.key.lower())
        key = parent.fields.get("crossref", "").strip("{} ")
        parent = _named(library, key) if key and len(small) < _GENERATIONS else None
        if parent is None:
            return
    problem = f'no entry with key "{key}"' if parent is None else f'"{key}" leads back to itself'
    message = f'the field "crossref" takes over nothing: {problem}'
    yield Finding(
        "entry-parent-unknown", entry.place(found), message, "write the key of a book", key=key
    )


_GENERATIONS = 20


def _named(library: Mapping[str, RawEntry], key: str) -> RawEntry | None:
    """Return the entry of a key; capitals count only where the key itself is there."""
    return library.get(key) or library.get(key.lower())
