"""Citations that stand in one bracket: sorted, joined, taken apart into pieces to link."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from learning_modules.bibliography.disambiguation import Distinction
from learning_modules.bibliography.locators import split_suffix
from learning_modules.bibliography.parts.style import AuthorDate, SortKey, Style
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.pieces import Piece, PieceWriter
from learning_modules.bibliography.richtext import Rich, join, rich
from learning_modules.bibliography.terms import Terms, terms_for
from learning_modules.model.citation import Citation, CitationMode

_ENGLISH = terms_for("en-US")
_CLOSING = ",.;:!?)]}’”»"


@dataclass(frozen=True)
class Cite:
    """One citation with its work (None if the list lacks it), its locator and what follows."""

    citation: Citation
    work: Work | None
    locator: Rich
    rest: str


def read_cites(
    citations: Sequence[Citation], works: Mapping[str, Work], *, style: Style, terms: Terms
) -> list[Cite]:
    """Return the citations with their works, the suffix taken apart."""
    cites = []
    for citation in citations:
        suffix = split_suffix(citation.suffix, terms, _ENGLISH, own=style.locator_terms)
        work, locator = works.get(citation.key), suffix.locator
        shown = style.locator(locator, work) if locator and work else ()
        rest = _spaced(suffix.rest, citation) if suffix.locator is None else suffix.rest
        cites.append(Cite(citation, work, shown, rest))
    return cites


def _spaced(rest: str, citation: Citation) -> str:
    """Return words that follow a key directly, with a space or, of a key in the text, a comma."""
    if not rest.strip() or rest[0].isspace() or rest[0] in _CLOSING:
        return rest
    in_text = citation.mode is CitationMode.AUTHOR_IN_TEXT
    comma = in_text and not unicodedata.category(rest[0]).startswith("P")
    return f", {rest}" if comma else f" {rest}"


def in_order(cites: Sequence[Cite], key: Callable[[Cite], Any]) -> list[Cite]:
    """Return citations in the order of ``key``; those without a work come last.

    Words around one of them (``see Lee, 2000; but cf. Doe, 1999``) tie it to its place, and the
    others stay on their side of it.
    """
    ordered: list[Cite] = []
    for tied, run in groupby(cites, key=_is_tied):
        side = list(run)
        ordered += side if tied else sorted(side, key=lambda c: (c.work is None, key(c)))
    return ordered


def _is_tied(cite: Cite) -> bool:
    return bool(cite.citation.prefix.strip() or cite.rest.strip())


def numbered_cluster(
    cites: Sequence[Cite], numbers: Mapping[str, int], terms: Terms
) -> tuple[Piece, ...]:
    """Return ``[1], [3, p. 5]``, by number; what the list lacks comes last."""
    writer = PieceWriter(terms)
    for index, cite in enumerate(in_order(cites, lambda c: numbers.get(c.citation.key, 0))):
        writer.plain(", " if index else "")
        writer.prefix(cite.citation.prefix)
        if cite.work is None:
            writer.missing(cite.citation.key)
        else:
            number = rich(str(numbers[cite.citation.key]))
            body = join((rich("["), join((number, cite.locator), ", "), rich("]")))
            writer.link(body, cite.citation.key)
        writer.suffix(cite.rest)
    return writer.pieces()


class AuthorDateCluster:
    """Writes ``(Doe, 1999, p. 3; Smith, 2000, 2004)`` and ``Doe (1999)``."""

    def __init__(
        self, scheme: AuthorDate, distinctions: Mapping[str, Distinction], terms: Terms
    ) -> None:
        self._scheme = scheme
        self._distinctions = distinctions
        self._terms = terms

    def pieces(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        """Return the pieces of one bracket, or of an author in the text with a bracket."""
        writer = PieceWriter(self._terms)
        in_text = cites[0].citation.mode is CitationMode.AUTHOR_IN_TEXT
        first = list(cites[:1]) if in_text else []
        for cite in first:
            writer.prefix(cite.citation.prefix)
            if cite.work:
                writer.link(self._author(cite.work), cite.citation.key)
            else:
                writer.missing(cite.citation.key)
        bracketed = [cite for cite in first if cite.work]
        bracketed += in_order(cites[len(first) :], self._order)
        if bracketed:
            writer.plain(" (" if first else "(")
            self._write(writer, bracketed)
            writer.plain(")")
        return writer.pieces()

    def _order(self, cite: Cite) -> SortKey:
        return self._scheme.order(cite.work, in_text=True) if cite.work else ()

    def _write(self, writer: PieceWriter, cites: Sequence[Cite]) -> None:
        for index, same in enumerate(self._by_author(cites)):
            writer.plain("; " if index else "")
            years_only = not any(cite.locator for cite in same)
            for number, cite in enumerate(same):
                writer.plain((", " if years_only else "; ") if number else "")
                self._one(writer, cite, silent=number > 0)

    def _one(self, writer: PieceWriter, cite: Cite, *, silent: bool) -> None:
        in_text = cite.citation.mode is CitationMode.AUTHOR_IN_TEXT
        if not in_text:
            writer.prefix(cite.citation.prefix)
        if cite.work is None:
            writer.missing(cite.citation.key)
        else:
            without = silent or cite.citation.mode is not CitationMode.NORMAL
            author = () if without else self._author(cite.work)
            body = join((author, self._date(cite.work), cite.locator), ", ")
            writer.link(body, cite.citation.key)
        writer.suffix(cite.rest)

    def _by_author(self, cites: Sequence[Cite]) -> list[list[Cite]]:
        """Return the citations by author, whose name stands before the first one only.

        They come together where no words stand between them.
        """
        runs: list[list[Cite]] = []
        within: dict[Hashable, list[Cite]] = {}
        for cite in cites:
            who, tied = self._who(cite), _is_tied(cite)
            run = None if tied or who is None else within.get(who)
            if run is not None:
                run.append(cite)
                continue
            runs.append([cite])
            if tied:
                within.clear()
            if who is not None and not (tied and cite.rest.strip()):
                within[who] = runs[-1]
        return runs

    def _who(self, cite: Cite) -> Hashable:
        """Return what citations of the same author have in common; None without a work."""
        if not cite.work:
            return None
        names = self._scheme.leading(cite.work)
        return (names, cite.work.has("author")) if names else ("", self._author(cite.work))

    def _author(self, work: Work) -> Rich:
        return self._scheme.author(work, self._distinctions[work.entry.key].shortening)

    def _date(self, work: Work) -> Rich:
        return self._scheme.date(work, self._distinctions[work.entry.key].letter)
