"""One library out of the sources of all drafts: each work once, with the fullest fields.

Two sources are one work when they have the same title, or the same DOI or arXiv number and titles
that are near.  The same key for another work is an error of the drafts; that work gets a new key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.keys import legal_key, made_key, unused_key
from learning_modules.importing.reference import Reference, read_reference
from learning_modules.importing.same_work import fullest, same_work
from learning_modules.importing.source_list import RawSource

#: Fields that two drafts may give differently without naming another work.
_COMPARED = (
    "year",
    "doi",
    "eprint",
    "journal",
    "booktitle",
    "volume",
    "number",
    "pages",
    "eid",
    "url",
)


@dataclass(frozen=True)
class DraftSource:
    """A source of one draft, read."""

    draft: str
    raw: RawSource
    reference: Reference

    @property
    def location(self) -> Location:
        """Where the draft lists it."""
        return Location(self.draft, self.raw.line)


@dataclass(frozen=True)
class Work:
    """A work of the library: its key, its fields, and every source it was read from."""

    key: str
    reference: Reference
    sources: tuple[DraftSource, ...]

    @property
    def old_keys(self) -> tuple[str, ...]:
        """Keys that drafts used for it and that are not its key."""
        keys = dict.fromkeys(source.raw.name for source in self.sources)
        return tuple(key for key in keys if key and key != self.key)


@dataclass(frozen=True)
class Library:
    """All works by key in order, the key of each source, and what there is to report."""

    works: tuple[Work, ...] = ()
    keys: Mapping[tuple[str, int], str] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()

    def key_of(self, draft: str, line: int) -> str:
        """Return the key of the source that a draft lists on this line."""
        return self.keys[(draft, line)]

    def work(self, key: str) -> Work | None:
        """Return the work with this key, or None."""
        return next((work for work in self.works if work.key == key), None)


def read_source(draft: str, raw: RawSource) -> DraftSource:
    """Return a source of a draft with its fields."""
    return DraftSource(draft, raw, read_reference(raw.text))


class _Merger:
    """Takes the sources one by one, in the order in which keys are given."""

    def __init__(self) -> None:
        self.works: list[Work] = []
        self.keys: dict[tuple[str, int], str] = {}
        self.taken: set[str] = set()
        self.findings: list[Finding] = []

    def add(self, source: DraftSource) -> None:
        at = next(
            (i for i, work in enumerate(self.works) if same_work(work.reference, source.reference)),
            None,
        )
        if at is None:
            self._new(source)
        else:
            self._known(at, source)

    def _new(self, source: DraftSource) -> None:
        wanted = legal_key(source.raw.name) or made_key(source.reference)
        key = unused_key(wanted, self.taken)
        if source.raw.name and key != wanted:
            other = next(w for w in self.works if wanted.lower() in self._names(w))
            self.findings.append(_key_clash(source, other, key))
        elif source.raw.name and key != source.raw.name:
            message = f'the key "{source.raw.key}" cannot be cited; the work is now "{key}"'
            self.findings.append(Finding("import-key", source.location, message, key=key))
        self._doi_clash(source)
        self.taken.add(key.lower())
        self.works.append(Work(key, source.reference, (source,)))
        self.keys[(source.draft, source.raw.line)] = key

    def _names(self, work: Work) -> set[str]:
        return {work.key.lower(), *(legal_key(key).lower() for key in work.old_keys)}

    def _doi_clash(self, source: DraftSource) -> None:
        doi = source.reference.text("doi").lower()
        other = next(
            (w for w in self.works if doi and w.reference.text("doi").lower() == doi), None
        )
        if other:
            first = other.sources[0]
            message = (
                f'the DOI {doi} stands at two works: "{source.reference.text("title")}" here, '
                f'"{other.reference.text("title")}" in {first.location}'
            )
            hint = "look up which of the two it belongs to"
            self.findings.append(Finding("import-source-doi", source.location, message, hint, doi))

    def _known(self, at: int, source: DraftSource) -> None:
        work = self.works[at]
        legal = legal_key(source.raw.name)
        self._key_of_another(work, source, legal)
        self.findings += _differences(work, source)
        merged = replace(
            work,
            reference=fullest(work.reference, source.reference),
            sources=(*work.sources, source),
        )
        self.works[at] = merged
        self.taken.add(legal.lower() if legal else work.key.lower())
        self.keys[(source.draft, source.raw.line)] = work.key

    def _key_of_another(self, work: Work, source: DraftSource, legal: str) -> None:
        other = next(
            (w for w in self.works if w is not work and legal.lower() in self._names(w)), None
        )
        if legal and other:
            self.findings.append(_key_clash(source, other, work.key))


def _key_clash(source: DraftSource, other: Work, key: str) -> Finding:
    first = other.sources[0]
    message = (
        f'the key "{source.raw.key}" names another work in {first.location} '
        f'("{other.reference.text("title")}")'
    )
    return Finding(
        "import-key-clash", source.location, message, f'here it is "{key}"', source.raw.key
    )


def _differences(work: Work, source: DraftSource) -> list[Finding]:
    """Return what two drafts say differently about one work."""
    old, new = work.reference, source.reference
    found = [
        f"{name} {new.text(name)} here, {old.text(name)} there"
        for name in _COMPARED
        if old.text(name)
        and new.text(name)
        and old.text(name).casefold() != new.text(name).casefold()
    ]
    if old.people.surnames and new.people.surnames and old.people.names != new.people.names:
        found.append(
            f"{len(new.people.names)} authors here, {len(old.people.names)} there or others"
        )
    if not found:
        return []
    first = work.sources[0].location
    message = f'"{work.key}" is also listed in {first}, with differences: {"; ".join(found)}'
    hint = "look up which is right, and correct bib/imported.bib"
    return [Finding("import-source-differs", source.location, message, hint, work.key)]


_PLACEHOLDER = re.compile(
    r"\bhypothetical|\bfictional|\bfictitious|\bplaceholder|\bexample\.(?:com|org|net)\b"
    r"|replace with"
    r"|\[insert|\binsert (?:author|title|source|actual)|\bto be added\b|10\.x{3,}|/x{3,}|\bXXXX+\b"
    r"|\b(?:actual|real) (?:publication|source|citation)\b|\bauthor, a\. ?a?\.",
    re.IGNORECASE,
)


def _placeholders(sources: Iterable[DraftSource]) -> list[Finding]:
    found = []
    for source in sources:
        match = _PLACEHOLDER.search(source.raw.text)
        if match:
            message = f'this source says itself that it is a placeholder ("{match[0].strip()}")'
            hint = "replace it by a work that exists, or remove it"
            found.append(
                Finding("import-source-placeholder", source.location, message, hint, source.raw.key)
            )
    return found


def merge(sources: Sequence[DraftSource]) -> Library:
    """Return the library of all sources; the first draft that lists a work gives its key."""
    merger = _Merger()
    for source in sources:
        merger.add(source)
    works = sorted(merger.works, key=lambda work: (work.key.lower(), work.key))
    findings = (*merger.findings, *_placeholders(sources))
    return Library(tuple(works), MappingProxyType(merger.keys), findings)
