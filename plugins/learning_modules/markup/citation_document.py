"""The citations of one text, from the first bracket to the record of them all."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import run_postprocessors, strip_tags, unique

from learning_modules.bibliography.library import Library
from learning_modules.bibliography.references import KeyList, ReferenceList
from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.citation_leftovers import Leftovers
from learning_modules.markup.citation_order import PlacedCluster, in_reading_order
from learning_modules.markup.citation_reading import Clusters
from learning_modules.markup.citation_terms import CitationTerms, citation_terms
from learning_modules.markup.citation_writing import ClusterWriter
from learning_modules.markup.positions import Positions
from learning_modules.markup.reference_section import (
    BackLink,
    ReferenceSection,
    insert_section,
    sources_heading,
)
from learning_modules.markup.text import plain_text, raw_text
from learning_modules.model.citation import Citation, Ids, key_slug
from learning_modules.model.module import CitationUse

_STASHED_ID = re.compile(r"\sid\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)


@dataclass(frozen=True)
class CitationOptions:
    """What the citations of a text are made with; ``titles`` are more titles for sources.

    ``formatted`` is false where nobody reads the text: keys then stand for what a style makes.
    """

    library: Library
    style: str
    language: str
    sources: tuple[str, ...]
    titles: Mapping[str, Sequence[str]]
    formatted: bool = True


@dataclass(frozen=True)
class _Cited:
    """One citation of the text: where it stands on the page and in the file."""

    citation: Citation
    location: Location
    anchor: str
    heading: Element | None


@dataclass
class CitationDocument:
    """Reads, writes and records the citations of one text, step by step."""

    options: CitationOptions
    positions: Positions
    clusters: Clusters = field(default_factory=Clusters)
    findings: list[Finding] = field(default_factory=list)
    uses: tuple[CitationUse, ...] = ()
    _cited: list[_Cited] = field(default_factory=list)
    _ids: Ids = field(default_factory=Ids)
    _targets: dict[str, str] = field(default_factory=dict)
    _listed: ReferenceList | None = None
    _heading: Element | None = None

    @property
    def terms(self) -> CitationTerms:
        """The words around the list."""
        return citation_terms(self.options.language)

    def look(self, root: Element, _md: Markdown) -> None:
        """Report what looks like a citation and is none."""
        leftovers = Leftovers(self.options.library, self.positions)
        leftovers.look(root)
        self.findings.extend([*self.clusters.findings, *leftovers.findings])

    def fill(self, root: Element, md: Markdown) -> None:
        """Write every cluster in the style."""
        self._heading = sources_heading(root, self.options.titles)
        toc: Any = md.treeprocessors["toc"] if "toc" in md.treeprocessors else None  # noqa: SIM401 - a registry
        linked_headings = toc is not None and toc.use_anchors
        placed = in_reading_order(root, self.clusters, linked_headings=linked_headings)
        self._ids = Ids(set(_ids_of(root, md)))
        keys = dict.fromkeys(c.key for p in placed for c in p.read.citations)
        self._list([*keys, *self.options.sources])
        smart = "smarty" in md.treeprocessors
        writer = ClusterWriter(self._listed_works, self._targets, self.terms, smart)
        for cluster in placed:
            writer.write(cluster, self._anchors(cluster))

    @property
    def _listed_works(self) -> ReferenceList:
        return self._listed or ReferenceList(())

    def _list(self, keys: Sequence[str]) -> None:
        """Make the list of the works that the library has of these keys."""
        library = self.options.library
        known = [key for key in dict.fromkeys(keys) if key in library.entries]
        if self.options.formatted:
            formatter = library.formatter(self.options.style, self.options.language)
            entries = [library.entries[key] for key in known]
            self._listed = ReferenceList(entries, formatter=formatter)
        else:
            self._listed = KeyList(known)
        self._targets = {key: self._ids.new(f"ref-{key_slug(key)}") for key in known}

    def _anchors(self, cluster: PlacedCluster) -> tuple[str, ...]:
        """Return an id for each citation of a cluster; report those without an entry."""
        anchors = []
        read = cluster.read
        for citation, location in zip(read.citations, read.locations, strict=True):
            anchor = self._ids.new(f"cite-{key_slug(citation.key)}")
            self._cited.append(_Cited(citation, location, anchor, cluster.heading))
            anchors.append(anchor)
            if citation.key not in self.options.library.entries:
                self.findings.append(self._unresolved(citation.key, location))
        return tuple(anchors)

    def _unresolved(self, key: str, location: Location) -> Finding:
        library = self.options.library
        near = library.nearest(key)
        hint = f'did you mean "{near}"?' if near else "add the entry, or correct the key"
        if near and near == library.keys.same_but_case(key):
            hint = f'keys tell capitals from small letters: write "{near}"'
        message = f'no entry with key "{key}" in {library.name}'
        return Finding("citation-unresolved", location, message, hint, key=key)

    def add_list(self, root: Element, md: Markdown) -> None:
        """Put the reference list into the text; keep citations out of ids and contents."""
        _name_headings(root, md, self._ids)
        references = self._listed_works.references
        if not references:
            return
        cited = {one.citation.key for one in self._cited}
        section = ReferenceSection(self._targets, self._backlinks(), self.terms).build(
            [reference for reference in references if reference.key in cited],
            [reference for reference in references if reference.key not in cited],
        )
        title = self.terms.references
        self._ids.taken.update(_ids_of(root, md))
        insert_section(root, section, self._heading, title=title, new_id=self._ids.new)

    def _backlinks(self) -> dict[str, list[BackLink]]:
        found: dict[str, list[BackLink]] = {}
        for one in self._cited:
            heading = one.heading
            title = plain_text(heading, citations=False) if heading is not None else None
            found.setdefault(one.citation.key, []).append(BackLink(one.anchor, title))
        return found

    def finish(self, _root: Element, _md: Markdown) -> None:
        """Record the citations, now that every section has its id."""
        self.uses = tuple(
            CitationUse(
                key=one.citation.key,
                location=one.location,
                anchor=one.anchor,
                section=one.heading.get("id") if one.heading is not None else None,
                resolved=one.citation.key in self._targets,
            )
            for one in self._cited
        )


def _ids_of(root: Element, md: Markdown) -> Iterator[str]:
    """Yield the ids below ``root`` and those of stashed HTML."""
    for element in root.iter():
        written = element.get("id")
        if written:
            yield written
    for block in md.htmlStash.rawHtmlBlocks:
        if isinstance(block, str) and "id" in block:
            yield from _STASHED_ID.findall(block)


def _name_headings(root: Element, md: Markdown, ids: Ids) -> None:
    """Give headings with citations the id and the label that they would have without them."""
    if "toc" not in md.treeprocessors:
        return
    toc: Any = md.treeprocessors["toc"]
    for heading in root.iter():
        if not re.fullmatch(r"h[1-6]", heading.tag) or heading.get("data-toc-label"):
            continue
        if next((e for e in heading.iter() if e.get("class") == "lm-cluster"), None) is None:
            continue
        title = run_postprocessors(" ".join(raw_text(heading, citations=False).split()), md)
        heading.set("data-toc-label", title)
        if heading.get("id") is None:
            name = html.unescape(strip_tags(title))
            heading.set("id", unique(toc.slugify(name, toc.sep), ids.taken))
