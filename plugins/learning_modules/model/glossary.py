"""The glossary of a course: its terms, and where a text uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from learning_modules.diagnostics import Location

#: What an English plural adds to a term.
_PLURAL = "(?:es|s)?"


@dataclass(frozen=True)
class GlossaryTerm:
    """A term: the names it goes by, the first of them its own, and what it means.

    ``id`` is its anchor on the glossary page; ``definition`` is HTML with addresses as seen from
    there.  A ``marked`` term is explained only where the text links to it.
    """

    id: str
    names: tuple[str, ...]
    definition: str
    location: Location
    marked: bool = False


@dataclass(frozen=True)
class TermUse:
    """A term that a module uses, and the anchor of the place where it is explained first."""

    id: str
    anchor: str


@dataclass(frozen=True)
class Glossary:
    """All terms of a course; ``address`` is that of the page, from the site's root."""

    address: str
    language: str
    terms: tuple[GlossaryTerm, ...] = ()

    def find(self, name: str) -> GlossaryTerm | None:
        """Return the term that goes by ``name``, regardless of case and of its number."""
        wanted = _plain(name)
        return self._by_name.get(wanted) or self._by_name.get(wanted.removesuffix("s"))

    def speaks(self, language: str) -> bool:
        """Whether the glossary is in this language, be it of another region."""
        return _language(self.language) == _language(language)

    @cached_property
    def _by_name(self) -> dict[str, GlossaryTerm]:
        found: dict[str, GlossaryTerm] = {}
        for term in self.terms:
            for name in term.names:
                found.setdefault(_plain(name), term)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = {n for term in self.terms if not term.marked for n in term.names}
        if not names:
            return None
        longest = sorted(names, key=lambda name: (-len(name), name))
        parts = (r"\s+".join(map(re.escape, name.split())) for name in longest)
        plural = _PLURAL if self.speaks("en") else ""
        return re.compile(rf"(?<![\w-])({'|'.join(parts)}){plural}(?![\w-])", re.IGNORECASE)

    def uses(self, text: str) -> Iterator[tuple[int, int, GlossaryTerm]]:
        """Yield where ``text`` names a term: start, end, term; the longest name counts.

        A name in capitals, such as ``AI``, is found in capitals only.
        """
        for match in self._pattern.finditer(text) if self._pattern else ():
            term = self._by_name.get(_plain(match[1]))
            if term and not term.marked and _same_capitals(match[1], term.names):
                yield match.start(), match.end(), term


def _same_capitals(written: str, names: Sequence[str]) -> bool:
    same = [name for name in names if _plain(name) == _plain(written)]
    return any(not name.isupper() or " ".join(written.split()) == name for name in same)


def _language(tag: str) -> str:
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower()


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
