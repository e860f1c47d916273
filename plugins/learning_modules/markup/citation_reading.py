"""Finds citations while Python-Markdown reads inline text, and leaves an element for each cluster.

The element is ``<span class="lm-cluster">``; each prefix and suffix is a child, whose text the
other processors read like any other.  Code, links, escapes and raw HTML are placeholders
by then (priorities 190 to 90), so that nothing in them is taken for a citation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from learning_modules.bibliography.citations import CitationText, Cluster, read_key
from learning_modules.bibliography.library import Library
from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.openers import Kind
from learning_modules.markup.positions import Positions
from learning_modules.model.citation import Citation

#: Attribute that holds the number of a cluster until its element is written.
NUMBER = "data-lm-cluster"

#: Tag of a prefix or suffix until its cluster is written.
AFFIX = "lm-affix"

_OPENER = re.compile(r"[\[@]")
_NO_KEY = re.compile(r"\[-?@\s*(?=[\];,])[^\[\]\n]*\]|\[-?@\s[^\[\]\n]{1,100}\]")
_CITES = re.compile(r"\[\s*-?@")
_ADDRESS = re.compile(r"(?:://|\bwww\.|\bmailto:)[^\s<>]*\Z")


@dataclass(frozen=True)
class ReadCluster:
    """A cluster as it stands in the text: its citations, and the place of each one.

    ``affixes`` names the children of ``element``: number of the citation, prefix or suffix.
    """

    citations: tuple[Citation, ...]
    locations: tuple[Location, ...]
    bracketed: bool
    element: Element
    affixes: tuple[tuple[int, str], ...]


@dataclass
class Clusters:
    """The clusters of one text in the order in which they were met, and broken brackets."""

    found: list[ReadCluster] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(self, finding: Finding) -> None:
        """Keep a finding; a text that is read twice has it once."""
        if finding not in self.findings:
            self.findings.append(finding)

    def of(self, element: Element) -> ReadCluster | None:
        """Return the cluster that an element stands for, or None."""
        number = element.get(NUMBER, "")
        known = number.isdecimal() and int(number) < len(self.found)  # an author may write one
        return self.found[int(number)] if known else None


class CitationProcessor(InlineProcessor):
    """Reads ``[@key]`` always, and ``@key`` where the library has the key."""

    #: A prefix or suffix is read again as inline text; no citation begins in it.
    ANCESTOR_EXCLUDES = (AFFIX,)

    def __init__(self, md: Markdown, *, library: Library, positions: Positions) -> None:
        super().__init__(_OPENER.pattern, md)
        self.library = library
        self.positions = positions
        self.clusters = Clusters()
        self._last = CitationText("")

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element of the cluster that begins here, and its span; None if none does."""
        start = m.start()
        cluster = self._bracket(data, start) if m[0] == "[" else self._in_text(data, start)
        if cluster is None:
            self._report(data, start)
            return None, None, None
        start = cluster.start
        if not cluster.bracketed and self._stamp_before(data, start):
            start -= self.positions.stamps.length
        return self._element(cluster, data), start, cluster.end

    def _bracket(self, data: str, start: int) -> Cluster | None:
        at = data.find("@", start)
        if at < 0 or data.startswith("[^", start) or data[start - 1 : start] == "!":
            return None
        text = self._text(data)
        end = text.bracket_end(start)
        return text.bracket(start) if end is not None and at < end else None

    def _text(self, data: str) -> CitationText:
        """Return ``data`` with its brackets paired; the text is asked again and again."""
        if data is not self._last.text:
            self._last = CitationText(data)
        return self._last

    def _report(self, data: str, start: int) -> None:
        """Report a bracket that begins like a citation and is none."""
        empty = _NO_KEY.match(self.positions.strip(data[start : start + 200]))
        if empty:
            found = self.positions.find_text(empty[0])
            message = f'no key stands behind the "@" in "{empty[0]}"'
            self.clusters.report(Finding("citation-syntax", found, message, "write [@key]"))
        begun = _CITES.match(self.positions.strip(data[start : start + 40]))
        at = data.find("@", start)
        key = read_key(data, at) if begun and at >= 0 else None
        if key is None:
            return
        message = f'the bracket of "@{key.key}" is never closed'
        hint = f"write [@{key.key}]"
        if self._text(data).bracket_end(start) is not None:
            message = f'the bracket of "@{key.key}" has a part without a key'
            hint = "write a key after each semicolon, or a comma instead of it"
        stamp = self._stamp_before(data, key.start)
        place = self.positions.location(stamp) if stamp else None
        place = self.positions.bracket_before(place or self.positions.find_text(f"@{key.key}"))
        self.clusters.report(Finding("citation-syntax", place, message, hint, key=key.key))

    def _in_text(self, data: str, at: int) -> Cluster | None:
        inside = getattr(self.md.treeprocessors["inline"], "ancestors", ())
        is_handle = "a" in inside and len(data.split()) == 1
        if is_handle or _ADDRESS.search(data, max(0, at - 500), at):
            return None
        cluster = self._text(data).in_text(at)
        return cluster if cluster and cluster.citations[0].key in self.library.entries else None

    def _stamp_before(self, data: str, start: int) -> str | None:
        """Return the stamp of a citation that stands right before ``start``, or None."""
        stamps = self.positions.stamps
        stamp = data[max(0, start - stamps.length) : start]
        whole = stamps.pattern.fullmatch(stamp)
        return stamp if whole and self.positions.kind(stamp) is Kind.CITATION else None

    def _element(self, cluster: Cluster, data: str) -> Element:
        element = Element("span", {"class": "lm-cluster", NUMBER: str(len(self.clusters.found))})
        citations, locations, affixes = [], [], []
        for number, written in enumerate(cluster.citations):
            citation, location = self._placed(written, cluster, data, first=number == 0)
            self._second_key(citation, location)
            for side, text in (("prefix", citation.prefix), ("suffix", citation.suffix)):
                if text:
                    SubElement(element, AFFIX).text = text
                    affixes.append((number, side))
            citations.append(citation)
            locations.append(location)
        self.clusters.found.append(
            ReadCluster(
                tuple(citations), tuple(locations), cluster.bracketed, element, tuple(affixes)
            )
        )
        return element

    def _second_key(self, citation: Citation, location: Location) -> None:
        """Report a key of the library in a suffix: a comma stands where a semicolon is meant."""
        begins = citation.suffix.lstrip(" ,-")
        key = read_key(begins, 0) if begins.startswith("@") else None
        if key and key.key in self.library.entries:
            message = f'"@{key.key}" is read as a remark on "@{citation.key}", not as a citation'
            hint = f"write a semicolon between keys: [@{citation.key}; @{key.key}]"
            self.clusters.report(Finding("citation-syntax", location, message, hint, key=key.key))

    def _placed(
        self, citation: Citation, cluster: Cluster, data: str, *, first: bool
    ) -> tuple[Citation, Location]:
        """Return a citation without stamps, and its place: the bracket's if it opens it."""
        prefix, location = self.positions.take(citation.prefix, Kind.CITATION)
        suffix = self.positions.strip(citation.suffix)
        if first and not cluster.bracketed:
            stamp = self._stamp_before(data, cluster.start)
            location = self.positions.location(stamp) if stamp else None
        location = location or self.positions.find_text(f"@{citation.key}")
        if first and cluster.bracketed and not prefix:
            location = self.positions.bracket_before(location)
        location = self.positions.up_to(location, citation.key)
        return replace(citation, prefix=prefix.strip(), suffix=suffix), location
