"""Modules and module versions: the front matter and what conversion found in the text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.glossary import GlossaryTerm, TermUse
from learning_modules.model.identity import Version, module_address, version_address
from learning_modules.model.objective import Objective
from learning_modules.model.quiz import Quiz
from learning_modules.model.section import Section
from learning_modules.model.template import Template, TemplateOptions


class Status(StrEnum):
    """Where a module version stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Audience:
    """Whom a module is for: a level, roles, or free text where the author gave only that."""

    level: str | None = None
    roles: tuple[str, ...] = ()
    text: str | None = None


@dataclass(frozen=True)
class Author:
    """A person or organisation that wrote the module; ``orcid`` and ``url`` may be missing."""

    name: str
    orcid: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Withdrawal:
    """When and why a version was withdrawn, for readers."""

    date: datetime.date
    reason: str


#: Units by their beginning, in English, German, French and Spanish.
_UNITS = {"m": 1, "h": 60, "s": 60, "d": 480, "t": 480, "j": 480}
_PART = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*((?:min|minuten?|minutos?|hour|hr|h|std|stunden?|heure|hora"
    r"|day|d|tagen?|jour|d[ií]a)s?)\b\.?"
)
#: Hours with minutes behind them: "2h30".
_TIGHT = re.compile(r"(\d+)\s*h\s*([0-5]\d)\b(?!\s*\w)")


@dataclass(frozen=True)
class Duration:
    """Time a learner needs: the author's words, and minutes (None if they name no time).

    A day counts as eight hours.
    """

    text: str
    minutes: int | None

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read ``3 h``, ``90 min``, ``2 hours 30 minutes``, ``2h30`` or ``1 day``."""
        parts = _PART.findall(_TIGHT.sub(r"\1 h \2 min", text.lower()))
        minutes = round(sum(float(n.replace(",", ".")) * _UNITS[unit[0]] for n, unit in parts))
        return cls(text=text, minutes=minutes or None)


@dataclass(frozen=True)
class FrontMatter:
    """The fields between the two ``---`` lines of a module.md, read and checked.

    ``without`` gives, for each role that the module does without, the reason.
    ``locations`` gives the place of each field that was written, by dotted path
    (``title``, ``objectives.0.statement``); a missing field has none.
    """

    id: str
    version: Version
    title: str
    status: Status = Status.DRAFT
    type: str = "learning-module"
    date: datetime.date | None = None
    summary: str | None = None
    changes: tuple[str, ...] = ()
    audience: Audience | None = None
    duration: Duration | None = None
    prerequisites: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    objectives: tuple[Objective, ...] = ()
    templates: Mapping[str, TemplateOptions] = field(default_factory=lambda: MappingProxyType({}))
    sources: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    license: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    section_aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    without: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: Withdrawal | None = None
    locations: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class CitationUse:
    """One citation in a text: which key, where, and the anchor that back-links lead to.

    ``section`` is the id of the section it stands in (None before the first heading);
    ``anchor`` is the id of the element on the page; ``resolved`` says that the library has the key.
    """

    key: str
    location: Location
    anchor: str
    section: str | None = None
    resolved: bool = True


@dataclass(frozen=True)
class LinkUse:
    """A link of the text to another part of the course.

    ``kind`` is ``module``, ``template``, ``term``, ``docs``, ``file`` or ``section``; ``target`` is
    what stands after the colon (or the path, or the section's id), without the fragment.
    """

    kind: str
    target: str
    location: Location
    fragment: str | None = None


@dataclass(frozen=True)
class Content:
    """What one conversion found in the text of a module version, in document order.

    ``anchors`` are all ids a link can lead to; ``findings`` are those that only the conversion
    can see, such as unresolved citations; ``title`` is that of a page of docs/; ``terms`` are those
    that the glossary page explains, ``term_uses`` those that a module uses; ``labels`` are the
    roles that bold labels in the text name.
    """

    sections: tuple[Section, ...] = ()
    citations: tuple[CitationUse, ...] = ()
    templates: tuple[Template, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    terms: tuple[GlossaryTerm, ...] = ()
    term_uses: tuple[TermUse, ...] = ()
    links: tuple[LinkUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    anchors: frozenset[str] = frozenset()
    words: int = 0
    title: str = ""
    labels: frozenset[str] = frozenset()

    def section(self, section_id: str) -> Section | None:
        """Return the section with this id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)

    def template(self, template_id: str) -> Template | None:
        """Return the template with this id, or None."""
        return next((t for t in self.templates if t.id == template_id), None)

    def with_role(self, role: str) -> tuple[Section, ...]:
        """Return the sections that carry ``role``."""
        return tuple(s for s in self.sections if role in s.roles)


@dataclass(frozen=True)
class ModuleVersion:
    """One version of a module: its front matter, its files and, once converted, its content.

    ``path`` is that of its module.md, relative to the project's root; ``files`` are the names of
    the files beside it, relative to its folder, sorted; ``locked`` says that the lock holds it.
    """

    front_matter: FrontMatter
    path: str
    files: tuple[str, ...] = ()
    locked: bool = False
    content: Content | None = None

    @property
    def id(self) -> str:
        """The module's id."""
        return self.front_matter.id

    @property
    def version(self) -> Version:
        """The number of this version."""
        return self.front_matter.version

    @property
    def is_draft(self) -> bool:
        """Whether readers are not meant to see it yet."""
        return self.front_matter.status is Status.DRAFT

    @property
    def address(self) -> str:
        """The permanent address of this version, relative to the site's root."""
        return version_address(self.id, self.version)


@dataclass(frozen=True)
class Module:
    """All versions of a module that are known to this build, in ascending order."""

    id: str
    versions: tuple[ModuleVersion, ...]

    @property
    def address(self) -> str:
        """The address of the newest version, relative to the site's root."""
        return module_address(self.id)

    @property
    def newest(self) -> ModuleVersion | None:
        """The newest published version; None when there are only drafts or withdrawn ones."""
        published = [v for v in self.versions if v.front_matter.status is Status.PUBLISHED]
        return published[-1] if published else None

    @property
    def shown(self) -> ModuleVersion | None:
        """What the module address shows: the newest published version, else the newest draft."""
        drafts = [v for v in self.versions if v.is_draft]
        return self.newest or (drafts[-1] if drafts else None)
