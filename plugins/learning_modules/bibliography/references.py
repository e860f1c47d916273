"""The reference list of a page, and the citations in its text that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from learning_modules.bibliography.clusters import (
    AuthorDateCluster,
    numbered_cluster,
    read_cites,
)
from learning_modules.bibliography.disambiguation import Distinction, tell_apart
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.pieces import Piece
from learning_modules.bibliography.richtext import rich, to_html, to_text
from learning_modules.bibliography.styles import DEFAULT_STYLE, style_named
from learning_modules.bibliography.terms import terms_for
from learning_modules.model.citation import Citation
from learning_modules.model.entry import Entry

__all__ = ["Formatter", "KeyList", "Piece", "Reference", "ReferenceList"]


@dataclass(frozen=True)
class Reference:
    """One entry of a reference list as plain text and as HTML.

    ``label`` is ``[1]`` in a numeric style and empty in one of authors and dates.
    """

    key: str
    text: str
    html: str
    label: str = ""


class Formatter:
    """Formats entries in one style and language; each entry once, whatever list it stands in."""

    def __init__(self, style: str = DEFAULT_STYLE, language: str = "en-US") -> None:
        self.style = style_named(style)
        self.terms = terms_for(language)
        self._works: dict[int, Work] = {}
        self._bodies: dict[tuple[int, str], tuple[str, str]] = {}

    def work(self, entry: Entry) -> Work:
        """Return an entry as the style sees it."""
        work = self._works.get(id(entry))
        if work is None:
            work = self._works[id(entry)] = Work(entry, self.terms)
        return work

    def reference(self, entry: Entry, *, letter: str = "", label: str = "") -> Reference:
        """Return a reference; ``letter`` stands behind the year, ``label`` before it all."""
        work = self.work(entry)
        cached = self._bodies.get((id(entry), letter))
        if cached is None:
            body = self.style.reference(work, letter) or rich(entry.key)
            marks = self.terms.quotation
            cached = self._bodies[id(entry), letter] = to_text(body, marks), to_html(body, marks)
        text, html = cached
        return Reference(key=entry.key, text=text, html=html, label=label)


class ReferenceList:
    """The references of one page and its citations.

    ``entries`` are the works cited, in the order of their first citation; an entry that comes
    again is passed over.  A style of authors and dates sorts them, a numeric one counts them.
    A ``formatter`` shared by several lists formats each entry once; its style and language count.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        style: str = DEFAULT_STYLE,
        language: str = "en-US",
        *,
        formatter: Formatter | None = None,
    ) -> None:
        self._formatter = formatter or Formatter(style, language)
        works: dict[str, Work] = {}
        for entry in entries:
            works.setdefault(entry.key, self._formatter.work(entry))
        scheme = self._formatter.style.author_date
        if scheme:
            order = scheme.order
            works = dict(sorted(works.items(), key=lambda item: order(item[1])))
        self._works = MappingProxyType(works)
        self._numbers = {key: number for number, key in enumerate(works, start=1)}
        ordered = list(works.values())
        self._distinctions = tell_apart(ordered, scheme) if scheme else {}

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references in the order of the list."""
        return tuple(self._reference(work) for work in self._works.values())

    def _reference(self, work: Work) -> Reference:
        key = work.entry.key
        letter = self._distinctions.get(key, Distinction()).letter
        numeric = self._formatter.style.author_date is None
        label = f"[{self._numbers[key]}]" if numeric else ""
        return self._formatter.reference(work.entry, letter=letter, label=label)

    def cluster(self, citations: Sequence[Citation]) -> tuple[Piece, ...]:
        """Return citations that stand in one bracket as pieces, in the order of the style.

        A key that the list lacks stays visible as ``key?``, in a piece of its own.
        """
        if not citations:
            return ()
        style, terms = self._formatter.style, self._formatter.terms
        cites = read_cites(citations, self._works, style=style, terms=terms)
        if style.author_date is None:
            return numbered_cluster(cites, self._numbers, terms)
        return AuthorDateCluster(style.author_date, self._distinctions, terms).pieces(cites)


class KeyList(ReferenceList):
    """Keys instead of references, for a text that is checked and that nobody reads.

    Every citation and every reference has its place and its key, as in a list in a style.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = dict.fromkeys(keys)

    @property
    def references(self) -> tuple[Reference, ...]:
        """A reference of one word for each key."""
        return tuple(Reference(key, key, key) for key in self._keys)

    def cluster(self, citations: Sequence[Citation]) -> tuple[Piece, ...]:
        """Return the keys of citations as pieces."""
        return tuple(
            Piece(c.key, c.key, key=c.key) if c.key in self._keys else _missing(c.key)
            for c in citations
        )


def _missing(key: str) -> Piece:
    return Piece(f"{key}?", f"{key}?", missing=key)
