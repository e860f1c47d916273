"""Checks on the entries of a library: what each field may hold, and what its type needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from learning_modules.bibliography.bib_file import BibEntry
from learning_modules.bibliography.entry_checks.dates import check_dates
from learning_modules.bibliography.entry_checks.identifiers import (
    check_doi,
    check_numbers,
    check_url,
)
from learning_modules.bibliography.entry_checks.keys import check_key
from learning_modules.bibliography.entry_checks.limits import check_size
from learning_modules.bibliography.entry_checks.pages import check_pages
from learning_modules.bibliography.entry_checks.people import check_parents, check_people
from learning_modules.bibliography.entry_checks.structure import (
    check_fields,
    check_needed,
    check_type,
)
from learning_modules.bibliography.entry_checks.texts import (
    check_capitals,
    check_characters,
    check_html,
    check_names,
)
from learning_modules.bibliography.entry_checks.twins import check_twins
from learning_modules.diagnostics import Finding
from learning_modules.model.entry import RawEntry
from learning_modules.settings import Settings

_OF_ONE = (
    check_type,
    check_fields,
    check_dates,
    check_doi,
    check_url,
    check_numbers,
    check_pages,
    check_names,
    check_people,
    check_characters,
    check_html,
    check_capitals,
)


def check_entries(
    entries: Iterable[BibEntry], raw: Mapping[str, RawEntry], settings: Settings
) -> Iterator[Finding]:
    """Yield what is wrong with entries; ``raw`` are all of them with what they inherit.

    An entry whose syntax is at fault is left alone: what is missing may have been misread.
    """
    whole = [entry for entry in entries if not entry.damaged]
    for entry in whole:
        for check in _OF_ONE:
            yield from check(entry)
        yield from check_needed(entry, raw[entry.key])
        yield from check_parents(entry, raw)
        yield from check_key(entry, raw[entry.key])
        yield from check_size(entry, settings)
    yield from check_twins(whole)
