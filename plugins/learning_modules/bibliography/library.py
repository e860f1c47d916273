"""The library: every entry of all .bib files, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from learning_modules.bibliography.bib_file import BibEntry
from learning_modules.bibliography.bib_reader import BibReader, read_macros
from learning_modules.bibliography.entries import inherit
from learning_modules.bibliography.entry_checks import check_entries
from learning_modules.bibliography.near import KeyIndex
from learning_modules.bibliography.oversize import within_limits
from learning_modules.bibliography.record_cache import RecordCache
from learning_modules.bibliography.references import Formatter
from learning_modules.diagnostics import Finding, Location
from learning_modules.model.entry import Entry, RawEntry
from learning_modules.settings import Settings
from learning_modules.source.text import SourceText

#: What a file may hold that defines no entry and is no mere text.
_COMMAND = re.compile(r"@\s*(?:comment|preamble|string)\b", re.IGNORECASE)


class Entries(Mapping[str, Entry]):
    """The entries of a library by key; each is made into its record when it is first asked for."""

    def __init__(
        self,
        raw: Mapping[str, RawEntry],
        language: str = "en-US",
        records: RecordCache | None = None,
    ) -> None:
        self._raw = raw
        self._language = language
        self._records = records or RecordCache()
        self._made: dict[str, Entry] = {}

    def __getitem__(self, key: str) -> Entry:
        if key not in self._made:
            self._made[key] = self._records.record(self._raw[key], self._language)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


@dataclass(frozen=True)
class Library:
    """Every entry of all .bib files by key, the files by path, and what is wrong with them.

    ``raw`` are the entries as written, crossref and xdata resolved; of a key that stands twice,
    the first entry counts.  ``name`` is what messages call the place to look in; ``records``
    keeps records from one build to the next.
    """

    raw: Mapping[str, RawEntry] = field(default_factory=lambda: MappingProxyType({}))
    sources: dict[str, SourceText] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    name: str = "the library"
    records: RecordCache = field(default_factory=RecordCache, repr=False)
    _formatters: dict[tuple[str, str], Formatter] = field(default_factory=dict, repr=False)

    @cached_property
    def entries(self) -> Entries:
        """The entries as records, by key."""
        return Entries(self.raw, records=self.records)

    @cached_property
    def keys(self) -> KeyIndex:
        """The keys, for finding those that are nearly the same."""
        return KeyIndex(self.raw)

    def nearest(self, key: str) -> str | None:
        """Return the key most like ``key``, or None if no key is like it."""
        return self.keys.nearest(key)

    def formatter(self, style: str, language: str) -> Formatter:
        """Return the formatter of a style and language; it formats each entry once."""
        wanted = style, language
        if wanted not in self._formatters:
            self._formatters[wanted] = Formatter(style, language)
        return self._formatters[wanted]


def read_library(
    texts: Iterable[SourceText],
    settings: Settings | None = None,
    records: RecordCache | None = None,
) -> Library:
    """Return the library that these .bib files make; every fault in them is a finding."""
    name = f"{settings.bib}/" if settings else "the library"
    settings = settings or Settings()
    sources = tuple(texts)
    entries, findings = _read(sources, settings.limit("entries"))
    first, repeated = _by_key(entries)
    raw = _inherited({k: within_limits(entry.raw(), settings) for k, entry in first.items()})
    return Library(
        raw=MappingProxyType(raw),
        sources={source.path: source for source in sources},
        findings=(*findings, *repeated, *check_entries(first.values(), raw, settings)),
        name=name,
        records=records or RecordCache(),
    )


def _read(sources: Sequence[SourceText], limit: int) -> tuple[list[BibEntry], list[Finding]]:
    """Return all entries of the files, no more than ``limit``, and the faults of their syntax."""
    macros = read_macros(sources)
    entries: list[BibEntry] = []
    findings: list[Finding] = list(macros.findings)
    for source in sources:
        reader, before = BibReader(source, macros), len(entries)
        for entry in reader.entries():
            if len(entries) == limit:
                findings.append(_too_many(entry, limit))
                return entries, [*findings, *reader.findings]
            entries.append(entry)
        findings.extend(reader.findings)
        if len(entries) == before and not reader.findings and not _COMMAND.search(source.text):
            findings.extend(_no_entry(source))
    return entries, findings


def _no_entry(source: SourceText) -> Iterator[Finding]:
    """Yield the finding for a file that holds something else than entries; comments may."""
    lines = enumerate(source.text.split("\n"), start=1)
    told = ((n, line) for n, line in lines if line.strip() and not line.lstrip().startswith("%"))
    number, _ = next(told, (None, ""))
    if number is not None:
        message = "syntax error: this file holds text and no entry"
        hint = "an entry is @book{key, title = {...}}; text of another kind belongs elsewhere"
        yield Finding("library-syntax", Location(source.path, number, 1), message, hint)


def _too_many(entry: BibEntry, limit: int) -> Finding:
    message = f"more than {limit:,} entries in the library; this one and all below are not read"
    return Finding("library-too-large", entry.location, message, "raise the limit entries")


def _by_key(entries: Iterable[BibEntry]) -> tuple[dict[str, BibEntry], list[Finding]]:
    """Return the first entry of each key, and findings for keys that stand twice."""
    first: dict[str, BibEntry] = {}
    folded: dict[str, BibEntry] = {}
    findings: list[Finding] = []
    for entry in entries:
        known = first.setdefault(entry.key, entry)
        alike = folded.setdefault(entry.key.casefold(), entry)
        if known is not entry:
            findings.append(_duplicate(entry, known))
        elif alike is not entry:
            findings.append(_differs_in_case(entry, alike))
    return first, findings


def _duplicate(entry: BibEntry, known: BibEntry) -> Finding:
    message = f'duplicate key "{entry.key}": {known.location} already has it'
    hint = "delete one of the two entries, or give this one a key of its own"
    return Finding("entry-duplicate", entry.location, message, hint, key=entry.key)


def _differs_in_case(entry: BibEntry, known: BibEntry) -> Finding:
    message = f'the key "{entry.key}" differs from "{known.key}" ({known.location}) in case only'
    return Finding(
        "entry-key-case",
        entry.location,
        message,
        "give one of the two another key: they are easily confused",
        key=entry.key,
    )


def _inherited(raw: dict[str, RawEntry]) -> dict[str, RawEntry]:
    """Return the entries with what they take over from others; all others stay as they are."""
    family = [e for e in raw.values() if "crossref" in e.fields or "xdata" in e.fields]
    if family:
        lower = {key.lower(): key for key in reversed(raw)}
        parents = [key for entry in family for key in _parents(entry, raw, lower)]
        members = {entry.key: entry for entry in family} | {key: raw[key] for key in parents}
        raw = raw | {entry.key: entry for entry in inherit(members.values())}
    return raw


def _parents(
    entry: RawEntry, raw: Mapping[str, RawEntry], lower: Mapping[str, str]
) -> Iterator[str]:
    for name in ("crossref", "xdata"):
        for key in entry.fields.get(name, "").replace(",", " ").split():
            found = key if key in raw else lower.get(key.lower())
            if found:
                yield found
