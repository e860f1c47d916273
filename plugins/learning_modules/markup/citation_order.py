"""The clusters of a text in the order a reader meets them, each with the heading above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from learning_modules.markup.citation_reading import Clusters, ReadCluster

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class PlacedCluster:
    """A cluster with its element, the heading above it, and what it stands in."""

    read: ReadCluster
    element: Element
    heading: Element | None
    in_heading: bool
    in_link: bool


def in_reading_order(
    root: Element, clusters: Clusters, *, linked_headings: bool = False
) -> list[PlacedCluster]:
    """Return the clusters below ``root``; those of a note come where the note is referred to.

    ``linked_headings`` says that the text of headings is going to be a link.
    """
    placed = _Walk(root, clusters).clusters()
    return [replace(p, in_link=p.in_link or (linked_headings and p.in_heading)) for p in placed]


class _Walk:
    """Walks through a tree once, into notes where they are referred to."""

    def __init__(self, root: Element, clusters: Clusters) -> None:
        self._root = root
        self._clusters = clusters
        self._notes = {
            note: element
            for element in root.iter("li")
            if (note := element.get("id", "")).startswith("fn:")
        }
        self._seen: set[int] = set()
        self._heading: Element | None = None

    def clusters(self) -> Iterator[PlacedCluster]:
        """Yield the clusters; the walk keeps its own stack, so that depth costs nothing."""
        stack: list[tuple[Element, bool, bool]] = [(self._root, False, False)]
        while stack:
            element, in_heading, in_link = stack.pop()
            if id(element) in self._seen:
                continue
            self._seen.add(id(element))
            if element.tag in _HEADINGS:
                self._heading, in_heading = element, True
            in_link = in_link or element.tag == "a"
            read = self._clusters.of(element)
            if read:
                yield PlacedCluster(read, element, self._heading, in_heading, in_link)
            else:
                stack += [(child, in_heading, in_link) for child in reversed(element)]
            note = self._note(element)
            if note is not None:
                stack.append((note, False, False))

    def _note(self, element: Element) -> Element | None:
        """Return the note that an element refers to, or None."""
        if element.tag != "a" or "footnote-ref" not in (element.get("class") or ""):
            return None
        return self._notes.get((element.get("href") or "").removeprefix("#"))
