"""The glossary page: from its definition lists to terms; and terms in the text of a module."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.links import RESOLVED
from learning_modules.markup.outline import heading_level, slug
from learning_modules.markup.text import has_stash, is_citation, plain_text
from learning_modules.model.glossary import Glossary, GlossaryTerm, TermUse

#: Elements in whose text a term is not explained.
_SILENT = frozenset("a abbr button code pre kbd label samp summary svg table".split())
_SILENT_CLASSES = frozenset({"lm-quiz", "arithmatex", "footnote"})

#: Class of a term on the glossary page that is explained only where a text links to it.
MARKED = "marked"


@dataclass
class _Group:
    """Names that share a definition, and the elements of it."""

    names: list[Element] = field(default_factory=list)
    definition: list[Element] = field(default_factory=list)


@dataclass
class GlossaryReader:
    """Reads the terms of one page; ``findings`` are what is wrong with them."""

    md: Markdown
    path: str
    locate: Callable[[Element], Location]
    findings: list[Finding] = field(default_factory=list)
    _groups: list[tuple[_Group, Location]] = field(default_factory=list)

    def read(self, root: Element) -> None:
        """Find the definition lists below ``root``; give each name its anchor."""
        seen: set[str] = set()
        lists = list(root.iter("dl"))
        for found in lists:
            found.set("class", "lm-glossary")
        for group in (group for found in lists for group in _groups(found)):
            where = self.locate(group.names[0])
            self._check(group, where)
            for name in group.names:
                self._name(name, seen)
            self._groups.append((group, where))
        if not self._groups:
            message = "the glossary explains no term"
            hint = "write a term in a line of its own, and below it `:`, three spaces, its meaning"
            self.findings.append(Finding("glossary-empty", Location(self.path), message, hint))

    def _check(self, group: _Group, where: Location) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        if not any(plain_text(e) or has_stash(e, blocks) for e in group.definition):
            name = plain_text(group.names[0])
            message, hint = f'"{name}" has no explanation', "write what it means, or take it out"
            self.findings.append(
                Finding("glossary-definition-empty", where, message, hint, key=name)
            )

    def _name(self, element: Element, seen: set[str]) -> None:
        name = plain_text(element, citations=False)
        anchor = element.get("id") or slug(name)
        if name.casefold() in seen:
            message = f'"{name}" stands twice in the glossary'
            hint = "join the two explanations"
            where = self.locate(element)
            self.findings.append(Finding("glossary-term-duplicate", where, message, hint, key=name))
        elif anchor not in seen:
            element.set("id", anchor)
        seen.update((name.casefold(), anchor))

    def terms(self, address: str) -> tuple[GlossaryTerm, ...]:
        """Return the terms, once every other processor is done with the tree."""
        return tuple(self._term(group, where, address) for group, where in self._groups)

    def _term(self, group: _Group, where: Location, address: str) -> GlossaryTerm:
        own = group.names[0]
        return GlossaryTerm(
            id=own.get("id") or slug(plain_text(own)),
            names=tuple(plain_text(name, citations=False) for name in group.names),
            definition=self._html(group.definition, address),
            location=where,
            marked=any(MARKED in (n.get("class") or "").split() for n in group.names),
        )

    def _html(self, elements: Sequence[Element], address: str) -> str:
        """Return a definition as HTML; links to places on the page name the page."""
        page = "./" if address.endswith("/") or not address else posixpath.basename(address)
        wrapped = Element("div")
        for element in elements:
            copy = deepcopy(element)
            copy.tail = "\n"
            wrapped.append(copy)
        for element in wrapped.iter():
            element.attrib.pop("id", None)
            if (element.get("href") or "").startswith("#"):
                element.set("href", page + element.get("href", ""))
        html: str = self.md.serializer(wrapped)
        for processor in self.md.postprocessors:
            html = processor.run(html)
        return html.strip().removeprefix("<div>").removesuffix("</div>").strip()


def _groups(found: Element) -> Iterator[_Group]:
    group = _Group()
    for child in found:
        if child.tag == "dt" and group.definition:
            yield group
            group = _Group()
        if child.tag == "dt":
            group.names.append(child)
        elif child.tag == "dd" and group.names:
            group.definition.append(child)
    if group.names:
        yield group


class GlossaryCollector(Treeprocessor):
    """Takes the definitions when all addresses are written: the last of all tree processors."""

    def __init__(self, reader: GlossaryReader, address: str) -> None:
        super().__init__()
        self.reader = reader
        self.address = address
        self.terms: tuple[GlossaryTerm, ...] = ()

    def run(self, root: Element) -> None:  # noqa: ARG002 - its name and form are given
        """Keep the terms of the page."""
        self.terms = self.reader.terms(self.address)


@dataclass
class TermLinker:
    """Explains terms in a module: the first use of each becomes a link to its meaning below.

    ``uses`` are the terms that were met, in the order of the text; links that the author wrote
    count and come first.
    """

    glossary: Glossary
    uses: list[TermUse] = field(default_factory=list)

    def written(self, element: Element, term: GlossaryTerm) -> None:
        """Make a link of the author lead to the meaning of ``term``."""
        _explain(element, term, None if self._known(term) else _anchor(term))
        if not self._known(term):
            self.uses.append(TermUse(term.id, _anchor(term)))

    def link(self, root: Element) -> None:
        """Link the first use of each term below ``root``."""
        for child in list(root):
            self._inside(child)

    def _known(self, term: GlossaryTerm) -> bool:
        return any(use.id == term.id for use in self.uses)

    def _inside(self, element: Element) -> None:
        if _is_silent(element):
            return
        children = list(element)
        self._text(element, None, element.text)
        for child in children:
            self._inside(child)
            self._text(element, child, child.tail)

    def _text(self, parent: Element, after: Element | None, text: str | None) -> None:
        """Link the terms in a text of ``parent``: its own, or the one after one of its children."""
        if not text or type(text) is not str:
            return
        links: list[Element] = []
        done, last = 0, ""
        for begin, end, term in self.glossary.uses(text):
            if self._known(term):
                continue
            link = Element("a")
            link.text = text[begin:end]
            _explain(link, term, _anchor(term))
            self.uses.append(TermUse(term.id, _anchor(term)))
            _set(parent, after, links, text[done:begin])
            links.append(link)
            done, last = end, text[end:]
        if links:
            links[-1].tail = last
            start = 0 if after is None else list(parent).index(after) + 1
            parent[start:start] = links


def _set(parent: Element, after: Element | None, links: Sequence[Element], text: str) -> None:
    """Put the text before a new link where it belongs."""
    if links:
        links[-1].tail = text
    elif after is not None:
        after.tail = text
    else:
        parent.text = text


def _anchor(term: GlossaryTerm) -> str:
    return f"use-{term.id}"


def _explain(link: Element, term: GlossaryTerm, anchor: str | None) -> None:
    link.set("class", "lm-term")
    link.set("href", f"{RESOLVED}#term-{term.id}")
    if anchor:
        link.set("id", anchor)


def _is_silent(element: Element) -> bool:
    classes = (element.get("class") or "").split()
    return (
        not isinstance(element.tag, str)
        or element.tag in _SILENT
        or heading_level(element) is not None
        or is_citation(element)
        or bool(_SILENT_CLASSES.intersection(classes))
        or element.get("role") == "doc-bibliography"
    )
