"""Fills the elements of citations with what the style makes of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from learning_modules.bibliography.pieces import Piece
from learning_modules.bibliography.references import ReferenceList
from learning_modules.markup.citation_affixes import Affixes
from learning_modules.markup.citation_order import PlacedCluster
from learning_modules.markup.citation_reading import NUMBER
from learning_modules.markup.citation_terms import CitationTerms
from learning_modules.model.citation import Citation


@dataclass
class ClusterWriter:
    """Writes clusters into their elements; ``targets`` are the ids of references by key.

    ``smart_quotes`` says that straight quotation marks of the text are going to be curled.
    """

    listed: ReferenceList
    targets: Mapping[str, str]
    terms: CitationTerms
    smart_quotes: bool = False
    _pieces: dict[tuple[Citation, ...], tuple[Piece, ...]] = field(default_factory=dict)

    def write(self, cluster: PlacedCluster, anchors: Sequence[str]) -> None:
        """Replace the content of a cluster's element by its pieces; ``anchors`` are their ids."""
        element, affixes = cluster.element, Affixes()
        citations = _with_affixes(cluster, affixes)
        element.attrib.pop(NUMBER, None)
        for child in list(element):
            element.remove(child)
        if cluster.in_heading:
            element.set("data-search-exclude", "")
        left: dict[str, deque[int]] = {}
        for number, citation in enumerate(citations):
            left.setdefault(citation.key, deque()).append(number)
        for piece in self._made(citations):
            numbers = left.get(piece.key or piece.missing or "")
            anchor = anchors[numbers.popleft()] if numbers else None
            self._append(element, piece, affixes, anchor=anchor, linked=not cluster.in_link)
        for number in sorted(number for numbers in left.values() for number in numbers):
            SubElement(element, "span", {"id": anchors[number]})
        if not cluster.read.bracketed:
            _apostrophe(element)
        _full_stop(element)
        if self.smart_quotes:
            _close_quotes(element)

    def _made(self, citations: Sequence[Citation]) -> tuple[Piece, ...]:
        wanted = tuple(citations)
        if wanted not in self._pieces:
            self._pieces[wanted] = self.listed.cluster(wanted)
        return self._pieces[wanted]

    def _append(
        self, parent: Element, piece: Piece, affixes: Affixes, *, anchor: str | None, linked: bool
    ) -> None:
        content = affixes.parse(piece.html)
        if piece.key is None and piece.missing is None:
            _extend(parent, content)
            return
        if piece.missing is not None:
            content.set("class", "lm-unresolved")
            content.set("title", self.terms.unknown)
        else:
            content.set("class", "lm-cite")
            target = self.targets.get(piece.key or "")
            if linked and target:
                content.tag = "a"
                content.set("href", f"#{target}")
                content.set("role", "doc-biblioref")
        if anchor:
            content.set("id", anchor)
        parent.append(content)


def _with_affixes(cluster: PlacedCluster, affixes: Affixes) -> list[Citation]:
    """Return the citations with prefix and suffix as the inline processors left them."""
    citations = [replace(c, prefix="", suffix="", offset=0) for c in cluster.read.citations]
    for (number, side), child in zip(cluster.read.affixes, cluster.element, strict=True):
        text = affixes.text(child)
        old = citations[number]
        prefixed = side == "prefix"
        citations[number] = replace(old, prefix=text) if prefixed else replace(old, suffix=text)
    return citations


def _extend(parent: Element, content: Element) -> None:
    """Append the text and the children of ``content`` to ``parent``."""
    if content.text:
        if len(parent):
            parent[-1].tail = AtomicString((parent[-1].tail or "") + content.text)
        else:
            parent.text = AtomicString((parent.text or "") + content.text)
    parent.extend(list(content))


def _apostrophe(element: Element) -> None:
    """Set the typographic apostrophe of a possessive (``@doe99's``)."""
    tail = element.tail or ""
    if tail.startswith("'s") and not tail[2:3].isalnum():
        element.tail = f"’{tail[1:]}"


def _full_stop(element: Element) -> None:
    """Let a citation that ends with a full stop (``[1], eq. 3.``) end the sentence by it."""
    tail = element.tail or ""
    if (
        tail.startswith(".")
        and not tail.startswith("..")
        and "".join(element.itertext())[-1:] == "."
    ):
        element.tail = tail[1:]


def _close_quotes(element: Element) -> None:
    """Close quotation marks right behind a citation, which would be taken for opening ones."""
    tail = element.tail or ""
    if tail[:1] in ("'", '"') and not tail[1:2].isalnum():
        element.tail = ("’" if tail[0] == "'" else "”") + tail[1:]
