"""Checks on the entries of a library: what each field may hold, and what its type needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from learning_modules.bibliography.bib_file import BibEntry
from learning_modules.diagnostics import Finding
from learning_modules.model.entry import RawEntry
from learning_modules.settings import Settings


def check_entries(
    entries: Iterable[BibEntry], raw: Mapping[str, RawEntry], settings: Settings
) -> Iterator[Finding]:
    """Yield what is wrong with entries; ``raw`` are all of them with what they inherit."""
    del entries, raw, settings
    yield from ()
