"""The reference list as elements, and the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from xml.etree.ElementTree import Element, SubElement

from learning_modules.bibliography.references import Reference
from learning_modules.markup.citation_affixes import Affixes
from learning_modules.markup.citation_terms import CitationTerms
from learning_modules.markup.outline import heading_level
from learning_modules.markup.text import plain_text
from learning_modules.model.roles import roles_of_title

#: Role of the section that the reference list stands in.
SOURCES = "sources"

#: So many back-links of a reference are seen at once; the rest is folded.
_UNFOLDED = 5


@dataclass(frozen=True)
class BackLink:
    """A link back to a citation: its id, and the title of the section it stands in."""

    anchor: str
    title: str | None


@dataclass(frozen=True)
class ReferenceSection:
    """Builds the section of references; ``ids`` are those of its items by key."""

    ids: Mapping[str, str]
    backlinks: Mapping[str, Sequence[BackLink]]
    terms: CitationTerms

    def build(self, cited: Sequence[Reference], further: Sequence[Reference]) -> Element:
        """Return the section with the works cited and, under a title of its own, the rest."""
        section = Element("section", {"class": "lm-bibliography", "role": "doc-bibliography"})
        section.set("aria-label", self.terms.references)
        section.text = section.tail = "\n"
        if cited:
            self._list(section, cited)
        if further:
            title = SubElement(section, "p", {"class": "lm-further"})
            title.text, title.tail = self.terms.further, "\n"
            self._list(section, further)
        return section

    def _list(self, parent: Element, references: Sequence[Reference]) -> None:
        listed = SubElement(parent, "ul", {"class": "lm-references"})
        listed.text = listed.tail = "\n"
        for reference in references:
            item = SubElement(listed, "li", {"id": self.ids[reference.key]})
            item.text = item.tail = "\n"
            item.append(self._reference(reference))
            links = self.backlinks.get(reference.key, ())
            if links:
                item.append(self._backlinks(links))

    def _reference(self, reference: Reference) -> Element:
        paragraph = Affixes().parse(reference.html)
        paragraph.tag, paragraph.tail = "p", "\n"
        paragraph.set("class", "lm-reference")
        if reference.label:
            label = Element("span", {"class": "lm-reference__label"})
            label.text, label.tail = reference.label, f" {paragraph.text or ''}"
            paragraph.text = None
            paragraph.insert(0, label)
        return paragraph

    def _backlinks(self, links: Sequence[BackLink]) -> Element:
        numbered = list(enumerate(links, start=1))
        block = Element("div", {"class": "lm-backlinks"})
        block.tail = "\n"
        self._links(block, numbered[:_UNFOLDED], single=len(links) == 1)
        rest = numbered[_UNFOLDED:]
        if rest:
            folded = SubElement(block, "details")
            summary = SubElement(folded, "summary")
            summary.text = self.terms.more.format(number=len(rest))
            self._links(folded, rest, single=False)
        return block

    def _links(
        self, parent: Element, numbered: Sequence[tuple[int, BackLink]], *, single: bool
    ) -> None:
        for number, link in numbered:
            anchor = SubElement(parent, "a", {"href": f"#{link.anchor}", "role": "doc-backlink"})
            anchor.set("class", "lm-backlink")
            anchor.set("aria-label", self.terms.back_to(number, link.title))
            anchor.text = "↩\ufe0e" if single else f"↩\ufe0e{number}"
            anchor.tail = " "


def sources_heading(root: Element, extra: Mapping[str, Sequence[str]]) -> Element | None:
    """Return the heading of the section for sources, or None.

    It is the first one that has the role written in its braces, else the last one whose title
    gives the role; ``extra`` gives more beginnings of titles for a role.
    """

    def gives_role(heading: Element) -> bool:
        title = plain_text(heading, citations=False)
        return SOURCES in roles_of_title(title, pillars={}, extra=extra)

    headings = [child for child in root if heading_level(child)]
    written = (h for h in headings if SOURCES in (h.get("role") or "").split())
    titled = (h for h in reversed(headings) if not h.get("role") and gives_role(h))
    # An element without children counts as false, so "or" would pass it over.
    return next(chain(written, titled), None)


def insert_section(
    root: Element,
    section: Element,
    heading: Element | None,
    *,
    title: str,
    new_id: Callable[[str], str],
) -> None:
    """Put the section of references at the end of the section of ``heading``.

    Without such a section it stands at the end of the text, under a heading of its own with this
    ``title``.
    """
    children = list(root)
    level = heading_level(heading) if heading is not None else None
    if heading is not None and level and heading in children:
        place = children.index(heading) + 1
        while place < len(children) and (heading_level(children[place]) or 7) > level:
            if _is_notes(children[place]):
                break
            place += 1
        root.insert(place, section)
        return
    place = next((n for n, child in enumerate(children) if _is_notes(child)), len(children))
    own = Element(f"h{_level(children)}", {"id": new_id("references")})
    own.text, own.tail = title, "\n"
    root.insert(place, own)
    root.insert(place + 1, section)


def _is_notes(element: Element) -> bool:
    return element.tag == "div" and "footnote" in (element.get("class") or "").split()


def _level(children: Sequence[Element]) -> int:
    """Return the level of sections: that of the highest headings, the page's title left out."""
    levels = [level for child in children if (level := heading_level(child))]
    if levels.count(1) > 1:
        return 1
    return min((level for level in levels if level > 1), default=2)
