"""Entries that are too large to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.bibliography.bib_file import NAME_FIELDS, BibEntry
from learning_modules.diagnostics import Finding
from learning_modules.settings import Settings

#: Fields that are kept and never shown; their length does no harm.
_UNSEEN = frozenset("abstract annote annotation file keywords review comment comments".split())
_AND = re.compile(r"\sand\s")


def check_size(entry: BibEntry, settings: Settings) -> Iterator[Finding]:
    """Yield findings for fields of too many characters, and lists of too many names."""
    longest = settings.limit("entry-characters")
    most = settings.limit("entry-authors")
    for found in entry.fields:
        if len(found.value) > longest and found.name not in _UNSEEN:
            message = f'the field "{found.name}" has {len(found.value):,} characters'
            hint = f"no more than {longest:,} are sensible (limit entry-characters)"
            yield Finding("entry-too-long", entry.place(found), message, hint, key=entry.key)
        elif found.name in NAME_FIELDS and len(found.value) > most:
            count = len(_AND.findall(found.value)) + 1
            if count > most:
                message = f'the field "{found.name}" has {count:,} names'
                hint = f"end the list with: and others (limit entry-authors: {most:,})"
                yield Finding("entry-too-long", entry.place(found), message, hint, key=entry.key)
