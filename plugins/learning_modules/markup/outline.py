"""The outline of a module's text: its sections with ids, roles, words and stubs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from xml.etree.ElementTree import Element

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.text import has_stash, plain_text
from learning_modules.model.roles import roles_of_title
from learning_modules.model.section import Section, Stub
from learning_modules.model.stubs import placeholder_of

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_WORD = re.compile(r"\w+(?:['’-]\w+)*")

#: Elements that hold something a learner can use even when they hold no running text.
_SUBSTANCE = frozenset({"table", "img", "pre", "figure"})
_LEAVES = frozenset({"p", "li", "td", "th", "dt", "dd", "summary"})

Locate = Callable[[Element], Location]


def slug(title: str) -> str:
    """Return the id of a section with this title: letters of any script, digits and hyphens."""
    text = unicodedata.normalize("NFC", title)
    kept = re.sub(r"[^\w\s-]", "", text).strip().lower()
    return re.sub(r"[-\s_]+", "-", kept).strip("-") or "section"


def heading_level(element: Element) -> int | None:
    """Return 1 to 6 for a heading, None for any other element."""
    return _LEVELS.get(element.tag)


@dataclass(frozen=True)
class Heading:
    """A heading at the top level of the text, its section and the elements that are its own.

    ``own`` are the elements down to the next heading of any level; ``all`` those down to the
    next heading of this level or above, headings of subsections included.
    """

    section: Section
    element: Element
    own: tuple[Element, ...]
    all: tuple[Element, ...]


@dataclass(frozen=True)
class Outline:
    """The sections of one text in document order, with their elements."""

    headings: tuple[Heading, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The records of all sections."""
        return tuple(heading.section for heading in self.headings)


@dataclass
class OutlineReader:
    """Reads the outline off an element tree, gives each heading its id and takes our attributes.

    ``pillars`` and ``roles`` extend the titles that give a role; ``locate`` gives a heading's place
    and ``find_text`` the place of a text at or after a place (for stubs); ``stash`` are blocks of
    raw HTML and the like that the tree only names.
    """

    locate: Locate
    find_text: Callable[[str, Location], Location]
    pillars: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    roles: Mapping[str, Sequence[str]] = field(default_factory=lambda: MappingProxyType({}))
    findings: list[Finding] = field(default_factory=list)
    stash: Sequence[object] = ()

    def read(self, root: Element) -> Outline:
        """Return the outline of the tree below ``root``; changes attributes of headings only."""
        used = _Ids(self._explicit_ids(root))
        children = list(root)
        places = [n for n, child in enumerate(children) if heading_level(child)]
        levels = [heading_level(children[place]) or 1 for place in places]
        spans = list(zip(places, levels, _parents(levels), _ends(levels), strict=True))
        places.append(len(children))
        headings = []
        for number, (place, level, parent, end) in enumerate(spans):
            element = children[place]
            own = tuple(children[place + 1 : places[number + 1]])
            everything = tuple(children[place + 1 : places[end]])
            section = self._section(element, level=level, used=used)
            section = replace(
                section,
                parent=parent,
                words=sum(_words(e) for e in everything if not heading_level(e)),
                stub=self._stub(section, everything),
            )
            headings.append(Heading(section, element, own, everything))
        self._nested_ids(root, used)
        return Outline(tuple(headings), tuple(self.findings))

    def _explicit_ids(self, root: Element) -> set[str]:
        """Return all ids the author wrote; a second use is taken away and reported."""
        seen: set[str] = set()
        for element in root.iter():
            written = element.get("id")
            if written is None:
                continue
            if written in seen:
                del element.attrib["id"]
                self.findings.append(_duplicate(written, self.locate(element)))
            seen.add(written)
        return seen

    def _section(self, element: Element, *, level: int, used: _Ids) -> Section:
        title = plain_text(element, citations=False)
        explicit = bool(element.get("id"))
        if not explicit:
            element.set("id", used.unused(slug(title)))
        classes = (element.attrib.pop("class", "")).split()
        marks = {"template", "quiz"}.intersection(classes)
        if rest := [name for name in classes if name not in marks]:
            element.set("class", " ".join(rest))
        written = element.attrib.pop("role", "").split()
        element.set("data-toc-label", title)
        return Section(
            id=element.get("id") or "",
            title=title,
            level=level,
            roles=_with_quiz(tuple(written) or self.roles_of(title), marks),
            location=self.locate(element),
            explicit_id=explicit,
            is_template="template" in marks,
            is_quiz="quiz" in marks,
        )

    def roles_of(self, title: str) -> tuple[str, ...]:
        """Return the roles that a title gives on this site."""
        return roles_of_title(title, pillars=self.pillars, extra=self.roles)

    def _stub(self, section: Section, elements: Sequence[Element]) -> Stub | None:
        first = None
        for text in (text for element in elements for text in _leaf_texts(element)):
            if not placeholder_of(text):
                return None
            first = first or text
        if any(_has_substance(element, self.stash) for element in elements):
            return None
        if first is None:
            return Stub("it is empty", section.location)
        return Stub(f'"{_short(first)}"', self.find_text(first, section.location))

    def _nested_ids(self, root: Element, used: _Ids) -> None:
        """Give headings inside other elements an id of their own; they are no sections."""
        for element in root.iter():
            if heading_level(element) and element.get("id") is None:
                element.set("id", used.unused(slug(plain_text(element, citations=False))))
            if heading_level(element):
                element.attrib.pop("role", None)


def _with_quiz(roles: tuple[str, ...], marks: set[str]) -> tuple[str, ...]:
    return (*roles, "quiz") if "quiz" in marks and "quiz" not in roles else roles


def _duplicate(written: str, location: Location) -> Finding:
    return Finding(
        "section-id-duplicate",
        location,
        f'the id "{written}" is used twice in this module',
        "give each section an id of its own",
        key=written,
    )


@dataclass
class _Ids:
    """The ids of a page; a number behind one that is taken is counted on from the last."""

    taken: set[str]
    _last: dict[str, int] = field(default_factory=dict)

    def unused(self, wanted: str) -> str:
        """Return ``wanted``, with the least number behind it that makes it new."""
        number, candidate = self._last.get(wanted, 1), wanted
        while candidate in self.taken:
            number += 1
            candidate = f"{wanted}-{number}"
        self._last[wanted] = number
        self.taken.add(candidate)
        return candidate


def _parents(levels: Sequence[int]) -> list[int | None]:
    """Return, for each heading, the number of the heading it stands under."""
    open_headings: list[int] = []
    parents: list[int | None] = []
    for number, level in enumerate(levels):
        while open_headings and levels[open_headings[-1]] >= level:
            open_headings.pop()
        parents.append(open_headings[-1] if open_headings else None)
        open_headings.append(number)
    return parents


def _ends(levels: Sequence[int]) -> list[int]:
    """Return, for each heading, the number of the next heading of its level or above."""
    ends = [len(levels)] * len(levels)
    open_headings: list[int] = []
    for number, level in enumerate(levels):
        while open_headings and levels[open_headings[-1]] >= level:
            ends[open_headings.pop()] = number
        open_headings.append(number)
    return ends


def _words(element: Element) -> int:
    return len(_WORD.findall(plain_text(element)))


def _leaf_texts(element: Element) -> Iterator[str]:
    """Yield the texts of paragraphs, items and cells; headings hold no text of a section."""
    if heading_level(element):
        return
    leaves = [e for e in element.iter() if e.tag in _LEAVES] or [element]
    yield from (text for e in leaves if (text := plain_text(e)))


def _has_substance(element: Element, stash: Sequence[object]) -> bool:
    if heading_level(element):
        return False
    return has_stash(element, stash) or any(e.tag in _SUBSTANCE for e in element.iter())


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 3].rstrip() + "..."
