"""Entries of the library as records in the manner of CSL-JSON, whatever dialect wrote them.

    RawEntry   what a .bib file says: type, fields and persons as written
    Entry      what it means: CSL type and variables
      ├── Name   one creator
      └── Date   a date or a range of dates

Fields of an entry hold Unicode text with at most the inline tags of CSL 1.0.2:
``<i>``, ``<b>``, ``<sup>``, ``<sub>``, ``<span style="font-variant: small-caps">`` and
``<span class="nocase">``.  Every other ``<``, ``>`` and ``&`` is itself, not markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.diagnostics import Location


def _no_fields() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Name:
    """One creator: a person in parts, or a name that is not split (``literal``).

    ``particle`` sorts with the family name (``van Gogh``), ``dropping`` stands only beside the
    given name (``Ludwig van``), ``suffix`` is ``Jr.``, ``III`` and the like.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def is_others(self) -> bool:
        """Whether this stands for the names that were left out (``and others``)."""
        return self.literal == "others"

    @property
    def surname(self) -> str:
        """What the name is known by: particle and family name, or the whole literal."""
        return " ".join(part for part in (self.particle, self.family) if part) or self.literal


@dataclass(frozen=True)
class Date:
    """A date as far as it is known, a range (``end``), or words for it (``literal``).

    ``year`` is astronomical (0 is 1 BC); ``season`` counts from 1 (spring) to 4 (winter);
    ``open`` says that a range has no end yet; ``circa`` that the date is a guess.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    end: Date | None = None
    open: bool = False
    circa: bool = False
    literal: str = ""

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Order of dates: an unknown year first, an unknown month or day first within its year."""
        month = self.month or (self.season * 3 if self.season else 0)
        return (self.year if self.year is not None else -1_000_000, month, self.day or 0)


@dataclass(frozen=True)
class RawEntry:
    """An entry as its .bib file has it: macros replaced, nothing else interpreted.

    ``type`` and the names of ``fields`` and ``persons`` are lower case.  ``fields`` has every
    field but the name lists, as LaTeX text with its braces; ``persons`` has the name lists
    (``author``, ``editor``, ``translator``, ...) as written, with their ``and``.  The macros
    ``jan`` to ``dec`` stand for themselves (``month = apr`` is ``"apr"``).  A field that stands
    twice has its first value.
    """

    key: str
    type: str
    fields: Mapping[str, str] = field(default_factory=_no_fields)
    persons: Mapping[str, str] = field(default_factory=_no_fields)
    location: Location | None = None


@dataclass(frozen=True)
class Entry:
    """A work that can be cited: CSL type, and CSL variables as text, names and dates.

    ``language`` is a tag such as ``de-DE``; ``raw`` is the entry as written, crossref and xdata
    resolved, for exports and checks.
    """

    key: str
    type: str
    fields: Mapping[str, str] = field(default_factory=_no_fields)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=lambda: MappingProxyType({}))
    dates: Mapping[str, Date] = field(default_factory=lambda: MappingProxyType({}))
    language: str | None = None
    location: Location | None = None
    raw: RawEntry | None = None

    def text(self, variable: str) -> str:
        """Return the text of a CSL variable, empty if the entry lacks it."""
        return self.fields.get(variable, "")

    def people(self, variable: str) -> tuple[Name, ...]:
        """Return the names of a CSL name variable, empty if the entry lacks it."""
        return self.names.get(variable, ())
