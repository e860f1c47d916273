"""A .bib file as read: entries with the place of every part, and what is wrong with its syntax.

The entries are found by our own reader (``bib_reader.py``).  pybtex, which the tests use as
oracle, gives up an entry at its first fault, knows no place of a field, and needs time that grows
with the square of the file where one kind of bracket is rare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.entry import RawEntry
from learning_modules.source.text import SourceText

#: Fields that hold a list of names (BibTeX; biblatex 3.19, 2.2.2).
NAME_FIELDS = frozenset(
    "author editor editora editorb editorc translator annotator commentator introduction foreword "
    "afterword bookauthor holder shortauthor shorteditor sortname namea nameb namec director "
    "illustrator".split()
)

#: Month macros of BibTeX's standard styles; they stand for themselves.
MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


@dataclass(frozen=True, slots=True)
class BibField:
    """A field of an entry: its name in lower case, its text, and its offsets in the file.

    ``start`` is that of the name; ``value_start`` to ``value_end`` are those of the value with its
    braces or quotation marks.  ``plain`` says that the value is one text in braces or quotation
    marks, so that what is in it stands as many characters further on.
    """

    name: str
    value: str
    start: int
    value_start: int
    value_end: int
    plain: bool = False


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry as it stands in its file; ``damaged`` says that its syntax is at fault."""

    source: SourceText
    type: str
    key: str
    start: int
    key_start: int
    fields: tuple[BibField, ...]
    damaged: bool = False

    @property
    def location(self) -> Location:
        """The place of the key."""
        return self.source.location(self.key_start, self.key_start + len(self.key))

    @property
    def type_location(self) -> Location:
        """The place of the entry's type, behind the ``@``."""
        return self.source.location(self.start + 1, self.start + 1 + len(self.type))

    def field(self, *names: str) -> BibField | None:
        """Return the first field that has one of these names, in their order, or None."""
        return next((f for name in names for f in self.fields if f.name == name), None)

    def text(self, *names: str) -> str:
        """Return the text of the first of these fields that the entry has, or an empty text."""
        found = self.field(*names)
        return found.value if found else ""

    def place(self, found: BibField | None) -> Location:
        """Return the place of a field's value; that of the entry for a field that is missing."""
        if found is None:
            return self.location
        return self.source.location(found.value_start, found.value_end)

    def part(self, found: BibField, start: int, end: int) -> Location:
        """Return the place of a part of a field's text; of the whole value if it moved."""
        if not found.plain:
            return self.place(found)
        first = found.value_start + 1
        return self.source.location(first + start, first + end)

    def name_place(self, found: BibField) -> Location:
        """Return the place of a field's name."""
        return self.source.location(found.start, found.start + len(found.name))

    def raw(self) -> RawEntry:
        """Return the entry without its places; of a field that stands twice, the first counts."""
        values: dict[str, str] = {}
        for found in self.fields:
            values.setdefault(found.name, found.value)
        return RawEntry(
            key=self.key,
            type=self.type,
            fields=_part(values, names=False),
            persons=_part(values, names=True),
            location=self.location,
        )


def _part(values: Mapping[str, str], *, names: bool) -> Mapping[str, str]:
    chosen = {name: v for name, v in values.items() if (name in NAME_FIELDS) is names}
    return MappingProxyType(chosen)


@dataclass(frozen=True)
class Macros:
    """What ``@string`` commands define; names do not tell capitals from small letters.

    ``findings`` are names in a definition that nothing before it defines.
    """

    values: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def define(self, name: str, value: str) -> None:
        """Give a macro its value; the first definition stays."""
        self.values.setdefault(name.lower(), value)

    def get(self, name: str) -> str | None:
        """Return the value of a macro, or None if it is not defined."""
        name = name.lower()
        return self.values.get(name, name if name in MONTHS else None)

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.values)
