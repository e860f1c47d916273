"""References of a .bib text in one call, without MkDocs and without a course."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from learning_modules.bibliography.library import read_library
from learning_modules.bibliography.pybtex_entries import entries_from_pybtex
from learning_modules.bibliography.references import Reference, ReferenceList
from learning_modules.bibliography.styles import DEFAULT_STYLE
from learning_modules.model.entry import Entry
from learning_modules.source.text import SourceText

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

#: Entry types that hold fields for other entries and are no works themselves.
_CONTAINERS = ("xdata", "set")


def read_entries(bib_text: str) -> list[Entry]:
    """Return the works of a BibTeX or biblatex text; what cannot be read is left out."""
    text = bib_text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    library = read_library([SourceText("references.bib", text)])
    return _works(library.entries.values())


def _works(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out entries that only hold fields for others."""
    return [e for e in entries if not (e.raw and e.raw.type in _CONTAINERS)]


def format_references(
    bib: str | BibliographyData, style: str = DEFAULT_STYLE, language: str = "en-US"
) -> list[Reference]:
    """Return the references of a BibTeX or biblatex text, in the order of the list.

    ``bib`` may also be what pybtex has read (``pybtex.database.parse_file``).
    ``style`` is ``apa`` or ``ieee`` (an unknown one is ``apa``, with a warning); ``language`` is a
    tag such as ``de`` that chooses the words (English where it has none).  What cannot be read is
    left out.
    """
    entries = read_entries(bib) if isinstance(bib, str) else _works(entries_from_pybtex(bib))
    return list(ReferenceList(entries, style, language).references)
