"""What an entry takes over from those it names in ``crossref`` and ``xdata``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from learning_modules.bibliography.entry_types import canonical_type
from learning_modules.model.entry import RawEntry

#: Fields that are the parent's own (biblatex 3.19, app. B).
_OWN = frozenset(
    "ids crossref xref entryset entrysubtype execute label options presort related relatedoptions "
    "relatedstring relatedtype shorthand shorthandintro sortkey xdata".split()
)
_TITLES_OWN = frozenset("shorttitle sorttitle indextitle indexsorttitle".split())
_BOOK_PARTS = frozenset({"inbook", "bookinbook", "suppbook"})
_COLLECTION_PARTS = frozenset({"incollection", "inreference", "suppcollection"})


def _title_names(prefix: str) -> dict[str, str]:
    return {name: prefix + name for name in ("title", "subtitle", "titleaddon")}


_MAIN, _BOOK, _JOURNAL = _title_names("main"), _title_names("book"), _title_names("journal")

#: So many ancestors one above the other are looked at.
_GENERATIONS = 20

#: Parent types, child types, and what the parent's titles become in the child.
_TITLE_RULES: tuple[tuple[frozenset[str], frozenset[str], dict[str, str]], ...] = (
    (frozenset({"mvbook"}), _BOOK_PARTS | {"book"}, _MAIN),
    (
        frozenset({"mvcollection", "mvreference"}),
        _COLLECTION_PARTS | {"collection", "reference"},
        _MAIN,
    ),
    (frozenset({"mvproceedings"}), frozenset({"proceedings", "inproceedings"}), _MAIN),
    (frozenset({"book"}), _BOOK_PARTS, _BOOK),
    (frozenset({"collection", "reference"}), _COLLECTION_PARTS, _BOOK),
    (frozenset({"proceedings"}), frozenset({"inproceedings"}), _BOOK),
    (frozenset({"book"}), frozenset({"incollection", "inproceedings"}), _BOOK),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), _JOURNAL),
)


def inherit(entries: Iterable[RawEntry]) -> list[RawEntry]:
    """Return all entries of a library with crossref and xdata resolved (biblatex 3.19, app. B).

    A key that is missing, or that leads back to its own entry, is passed over.
    """
    listed = list(entries)
    by_key: dict[str, RawEntry] = {}
    for entry in listed:
        by_key.setdefault(entry.key, entry)
    lower = {key.lower(): entry for key, entry in reversed(by_key.items())}
    family = _Family({**lower, **by_key})
    return [family.resolved(entry) for entry in listed]


@dataclass
class _Family:
    """Resolves entries, each once; ``by_key`` finds them, also by their keys in small letters."""

    by_key: Mapping[str, RawEntry]
    done: dict[int, RawEntry] = field(default_factory=dict)
    waiting: list[RawEntry] = field(default_factory=list)

    def resolved(self, entry: RawEntry) -> RawEntry:
        """Return the entry with what it takes over; ancestors beyond the limit are passed over."""
        if id(entry) not in self.done:
            self.waiting.append(entry)
            self.done[id(entry)] = self._with_parents(entry)
            self.waiting.pop()
        return self.done[id(entry)]

    def _parents(self, entry: RawEntry, name: str) -> Iterator[RawEntry]:
        for key in re.split(r"[\s,]+", entry.fields.get(name, "").strip("{} ")):
            parent = self.by_key.get(key) or self.by_key.get(key.lower())
            if parent is None or any(parent is other for other in self.waiting):
                continue
            if len(self.waiting) < _GENERATIONS:
                yield self.resolved(parent)

    def _with_parents(self, entry: RawEntry) -> RawEntry:
        fields, persons = dict(entry.fields), dict(entry.persons)
        for name in ("xdata", "crossref"):
            for parent in self._parents(entry, name):
                plain = name == "xdata"
                for given, value in _handed_down(parent.fields, parent, entry, plain=plain):
                    fields.setdefault(given, value)
                for given, value in _handed_down(parent.persons, parent, entry, plain=plain):
                    persons.setdefault(given, value)
        if len(fields) == len(entry.fields) and len(persons) == len(entry.persons):
            return entry
        return replace(entry, fields=MappingProxyType(fields), persons=MappingProxyType(persons))


def _handed_down(
    values: Mapping[str, str], parent: RawEntry, child: RawEntry, *, plain: bool
) -> Iterable[tuple[str, str]]:
    """Yield the parent's values under the names they have in the child."""
    source, target = canonical_type(parent.type), canonical_type(child.type)
    titles = {} if plain else _renamed_titles(source, target)
    for name, value in values.items():
        if name in _OWN or (titles and name in _TITLES_OWN):
            continue
        yield titles.get(name, name), value
        if name == "author" and not plain and _writes_the_book(source, target):
            yield "bookauthor", value


def _writes_the_book(source: str, target: str) -> bool:
    """Whether the parent's author is the author of the book the child is part of."""
    if source not in ("mvbook", "book"):
        return False
    return target in _BOOK_PARTS or (source, target) == ("mvbook", "book")


def _renamed_titles(source: str, target: str) -> dict[str, str]:
    for parents, children, names in _TITLE_RULES:
        if source in parents and target in children:
            return names
    return {}
