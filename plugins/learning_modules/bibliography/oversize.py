"""Entries cut to the limits of the site, so that one of them cannot hold up a build."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from learning_modules.model.entry import RawEntry
from learning_modules.settings import Settings

_AND = re.compile(r"\sand\s")


def within_limits(entry: RawEntry, settings: Settings) -> RawEntry:
    """Return the entry with no more names and characters than the site allows.

    What is cut is reported by the check of its size.
    """
    longest, most = settings.limit("entry-characters"), settings.limit("entry-authors")
    fields = {name: value[:longest] for name, value in entry.fields.items() if len(value) > longest}
    persons = {
        name: cut
        for name, value in entry.persons.items()
        if len(value) > most and (cut := _first_names(value, most)) != value
    }
    if not fields and not persons:
        return entry
    return replace(
        entry,
        fields=MappingProxyType({**entry.fields, **fields}),
        persons=MappingProxyType({**entry.persons, **persons}),
    )


def _first_names(value: str, most: int) -> str:
    """Return the first ``most`` names of a field, and ``others`` for the rest."""
    end = next(islice(_AND.finditer(value), most - 1, None), None)
    return value if end is None else f"{value[: end.start()]} and others"
