"""Citations that stand in one bracket: sorted, joined, taken apart into pieces to link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning_modules.bibliography.disambiguation import Distinction
from learning_modules.bibliography.locators import split_suffix
from learning_modules.bibliography.parts.style import AuthorDate, Style
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.pieces import Piece, PieceWriter
from learning_modules.bibliography.richtext import Rich, join, rich
from learning_modules.bibliography.terms import Terms, terms_for
from learning_modules.model.citation import Citation, CitationMode

_ENGLISH = terms_for("en-US")


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
        suffix = split_suffix(citation.suffix, terms, _ENGLISH)
        locator = style.locator(suffix.locator, terms) if suffix.locator else ()
        cites.append(Cite(citation, works.get(citation.key), locator, suffix.rest))
    return cites


def numbered_cluster(
    cites: Sequence[Cite], numbers: Mapping[str, int], terms: Terms
) -> tuple[Piece, ...]:
    """Return ``[1], [3, p. 5]``, by number; what the list lacks comes last."""
    writer = PieceWriter(terms)
    ordered = sorted(cites, key=lambda c: numbers.get(c.citation.key, len(numbers) + 1))
    for index, cite in enumerate(ordered):
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
        if cites and cites[0].citation.mode is CitationMode.AUTHOR_IN_TEXT:
            self._author_in_text(writer, cites[0], self._sorted(cites[1:]))
            return writer.pieces()
        writer.plain("(")
        self._write(writer, self._sorted(cites))
        writer.plain(")")
        return writer.pieces()

    def _author_in_text(self, writer: PieceWriter, first: Cite, others: Sequence[Cite]) -> None:
        writer.prefix(first.citation.prefix)
        if first.work is None:
            writer.missing(first.citation.key)
            if others:
                writer.plain(" (")
        else:
            writer.link(self._author(first.work), first.citation.key)
            writer.plain(" (")
            writer.link(join((self._date(first.work), first.locator), ", "), first.citation.key)
            lone = first.rest.strip() and not first.locator and first.rest.strip()[0].isalnum()
            writer.suffix(f", {first.rest.strip()}" if lone else first.rest)
            writer.plain("; " if others else "")
        self._write(writer, others)
        writer.plain(")" if first.work or others else "")

    def _sorted(self, cites: Sequence[Cite]) -> list[Cite]:
        """Return the citations in the order of the list; what it lacks comes last.

        Words around one of them (``see Lee, 2000; but cf. Doe, 1999``) tie it to its place: then
        the author's order stays, as in the processors this follows.
        """
        if any(cite.citation.prefix.strip() or cite.rest.strip() for cite in cites):
            return list(cites)
        known = [cite for cite in cites if cite.work]
        unknown = [cite for cite in cites if not cite.work]
        return [*sorted(known, key=self._order), *unknown]

    def _order(self, cite: Cite) -> tuple[object, ...]:
        if cite.work is None:
            return ()
        letter = self._distinctions[cite.citation.key].letter
        return (self._scheme.order(cite.work, in_text=True), letter)

    def _write(self, writer: PieceWriter, cites: Sequence[Cite]) -> None:
        previous: Cite | None = None
        for cite in cites:
            same_author = previous is not None and self._continues(previous, cite)
            if previous is not None:
                years_only = same_author and not (previous.locator or cite.locator)
                writer.plain(", " if years_only else "; ")
            writer.prefix(cite.citation.prefix)
            if cite.work is None:
                writer.missing(cite.citation.key)
            else:
                silent = same_author or cite.citation.mode is CitationMode.SUPPRESS_AUTHOR
                author = () if silent else self._author(cite.work)
                body = join((author, self._date(cite.work), cite.locator), ", ")
                writer.link(body, cite.citation.key)
            writer.suffix(cite.rest)
            previous = cite

    def _continues(self, previous: Cite, cite: Cite) -> bool:
        """Whether a citation has the author of the one before, so that its year is enough."""
        if not (previous.work and cite.work) or previous.rest.strip() or cite.citation.prefix:
            return False
        modes = {previous.citation.mode, cite.citation.mode}
        if modes != {CitationMode.NORMAL}:
            return False
        return self._author(previous.work) == self._author(cite.work)

    def _author(self, work: Work) -> Rich:
        return self._scheme.author(work, self._distinctions[work.entry.key].shortening)

    def _date(self, work: Work) -> Rich:
        return self._scheme.date(work, self._distinctions[work.entry.key].letter)
