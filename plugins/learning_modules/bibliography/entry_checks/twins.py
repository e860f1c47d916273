"""The same work under two keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from learning_modules.bibliography.bib_file import BibEntry
from learning_modules.bibliography.entry_checks.identifiers import plain
from learning_modules.bibliography.entry_checks.keys import folded
from learning_modules.diagnostics import Finding

_NOT_WORD = re.compile(r"[^\w]+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")

#: Fields that tell parts and editions of a work apart.
_PARTS = ("volume", "number", "edition", "part", "chapter", "pages", "version", "eid", "language")
_SHORT_TITLE = 15


def check_twins(entries: Iterable[BibEntry]) -> Iterator[Finding]:
    """Yield a finding for each entry whose DOI, or title with author and year, came before."""
    dois: dict[str, BibEntry] = {}
    titles: dict[str, list[BibEntry]] = {}
    for entry in entries:
        doi = _doi(entry)
        title = _title(entry)
        known = dois.setdefault(doi, entry) if doi else entry
        if known is not entry:
            yield _twin(entry, known, "doi")
        elif len(title) >= _SHORT_TITLE:
            alike = next((e for e in titles.get(title, ()) if _same_work(e, entry)), None)
            if alike:
                yield _twin(entry, alike, "title")
        titles.setdefault(title, []).append(entry)


def _doi(entry: BibEntry) -> str:
    match = _DOI.search(plain(entry.text("doi")).lower())
    return match[0].rstrip(".,;") if match else ""


def _title(entry: BibEntry) -> str:
    return _NOT_WORD.sub("", folded(f"{entry.text('title')} {entry.text('subtitle')}"))


def _first_author(entry: BibEntry) -> str:
    first = re.split(r"\s+and\s+", entry.text("author", "editor"), maxsplit=1)[0]
    family = first.split(",")[0] if "," in first else first.split(" ")[-1]
    return _NOT_WORD.sub("", folded(family))


def _year(entry: BibEntry) -> str:
    match = re.search(r"\d{4}", entry.text("date", "year"))
    return match[0] if match else ""


def _same_work(one: BibEntry, other: BibEntry) -> bool:
    """Whether two entries of one title are the same work: nothing tells them apart."""
    for value in (_first_author, _year, _doi):
        first, second = value(one), value(other)
        if first and second and first != second:
            return False
    return not any(_differ(one, other, name) for name in _PARTS)


def _differ(one: BibEntry, other: BibEntry, name: str) -> bool:
    first, second = (re.sub(r"\W", "", e.text(name)) for e in (one, other))
    return bool(first and second) and first != second


def _twin(entry: BibEntry, known: BibEntry, name: str) -> Finding:
    shown = "DOI" if name == "doi" else "title"
    return Finding(
        "entry-twin",
        entry.place(entry.field(name)),
        f'"{entry.key}" has the same {shown} as "{known.key}" ({known.location})',
        "keep one of the two, and cite that",
        key=entry.key,
    )
