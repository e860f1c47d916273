"""Entries that pybtex has read, as records: for programs that already work with pybtex.

pybtex itself is never loaded here; its objects bring all that is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from learning_modules.bibliography.entries import inherit, normalise
from learning_modules.model.entry import Entry, RawEntry

if TYPE_CHECKING:
    from pybtex.database import BibliographyData
    from pybtex.database import Entry as PybtexEntry

#: pybtex writes the months' macros out (``apr`` becomes ``April``); the macro is taken back.
_MONTHS = {
    month: month[:3].lower()
    for month in (
        "January February March April May June July August September October November December"
    ).split()
}


def raw_entry(key: str, entry: PybtexEntry) -> RawEntry:
    """Return an entry of pybtex as it would stand in a .bib file, names joined by ``and``."""
    fields = {name.lower(): str(value) for name, value in entry.fields.items()}
    if fields.get("month") in _MONTHS:
        fields["month"] = _MONTHS[fields["month"]]
    persons = {
        role.lower(): " and ".join(str(person) for person in people)
        for role, people in entry.persons.items()
    }
    return RawEntry(
        key=key,
        type=entry.type.lower(),
        fields=MappingProxyType(fields),
        persons=MappingProxyType(persons),
    )


def entries_from_pybtex(
    data: BibliographyData | Iterable[PybtexEntry], *, default_language: str = "en-US"
) -> list[Entry]:
    """Return what pybtex has read as records, crossref and xdata resolved, in its order.

    ``data`` is a whole ``BibliographyData`` or some of its entries, each of which knows its key.
    ``default_language`` is that of a title whose entry names none, as in :func:`normalise`.
    """
    entries = getattr(data, "entries", None)
    named = entries.items() if entries is not None else [(str(entry.key), entry) for entry in data]
    raw = inherit(raw_entry(key, entry) for key, entry in named)
    return [normalise(entry, default_language=default_language) for entry in raw]
