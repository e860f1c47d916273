"""Everything of a project that is read before a text is converted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from learning_modules.bibliography.library import Library, read_library
from learning_modules.bibliography.record_cache import RecordCache
from learning_modules.checks.prerequisites import former_ids
from learning_modules.diagnostics import Finding
from learning_modules.markup.targets import ModuleTarget, Targets
from learning_modules.model.course import Course
from learning_modules.model.module import Content, Module, ModuleVersion
from learning_modules.settings import Settings
from learning_modules.source.bib_files import read_bib_files
from learning_modules.source.course import SourceModule, read_course
from learning_modules.source.lock import Lock
from learning_modules.source.lock_file import read_lock
from learning_modules.source.published import with_lock
from learning_modules.source.renamed import with_new_ids
from learning_modules.source.unedited import with_unedited_as_drafts


@dataclass(frozen=True)
class Reading:
    """A project as read: its versions with their texts, the library, and what was found wrong.

    ``drafts`` says that drafts are shown; the course holds every version all the same.
    ``contents`` and ``docs`` are filled while versions and pages of docs/ are converted, by path.
    """

    root: Path
    settings: Settings
    modules: tuple[SourceModule, ...]
    library: Library
    lock: Lock
    drafts: bool
    findings: tuple[Finding, ...] = ()
    contents: dict[str, Content] = field(default_factory=dict)
    docs: dict[str, Content] = field(default_factory=dict)

    def is_shown(self, version: ModuleVersion) -> bool:
        """Whether a version has a page: published and withdrawn ones, drafts where asked for."""
        return self.drafts or not version.is_draft

    @property
    def shown(self) -> tuple[SourceModule, ...]:
        """The versions that have a page, by id and version."""
        return tuple(m for m in self.modules if self.is_shown(m.version))

    @property
    def unshown(self) -> tuple[SourceModule, ...]:
        """The versions without a page: drafts where they are not asked for."""
        return tuple(m for m in self.modules if not self.is_shown(m.version))

    def course(self, *, all_versions: bool = False) -> Course:
        """Return the course with what conversion has found so far."""
        chosen = self.modules if all_versions else self.shown
        versions = [_with_content(m.version, self.contents) for m in chosen]
        return course_of(versions)


def _with_content(version: ModuleVersion, contents: Mapping[str, Content]) -> ModuleVersion:
    return replace(version, content=contents.get(version.path))


def course_of(versions: Iterable[ModuleVersion]) -> Course:
    """Return the course that these versions make, sorted by id and version."""
    ordered = sorted(versions, key=lambda v: (v.id, v.version))
    modules = groupby(ordered, key=lambda v: v.id)
    return Course(tuple(Module(module_id, tuple(found)) for module_id, found in modules))


def read_project(
    root: Path, settings: Settings, *, drafts: bool, cache: Path | None = None
) -> Reading:
    """Read versions, library and lock of the project in ``root``; nothing is converted yet.

    ``cache`` is the folder that keeps what is read from one build to the next.
    """
    modules, findings = read_course(root, settings)
    lock, faults = read_lock(root, settings)
    lock = with_new_ids(lock, modules)
    modules, unedited = with_unedited_as_drafts(with_lock(modules, lock), root)
    texts, unreadable = read_bib_files(root, settings)
    library = read_library(texts, settings, RecordCache(cache))
    return Reading(
        root=root,
        settings=settings,
        modules=modules,
        library=library,
        lock=lock,
        drafts=drafts,
        findings=(*findings, *faults, *unedited, *unreadable, *library.findings),
    )


def targets_of(
    reading: Reading,
    *,
    docs: Mapping[str, str] = MappingProxyType({}),
    directory_urls: bool = True,
) -> Targets:
    """Return what links of this project can lead to; ``docs`` are pages with their addresses."""
    every = reading.course(all_versions=True)
    hidden = frozenset(
        (version.id.lower(), version.version)
        for version in every.versions
        if not reading.is_shown(version)
    )
    former = former_ids(every)
    return Targets(
        MappingProxyType(_targets(reading.course(), former)),
        docs,
        directory_urls,
        hidden,
        MappingProxyType(_targets(every, former)),
    )


def _targets(course: Course, former: Mapping[str, str]) -> dict[str, ModuleTarget]:
    """Return the modules of a course as links see them, by their ids and by those of before."""
    found = {}
    for module in course.modules:
        newest = module.shown
        title = (newest or module.versions[-1]).front_matter.title
        versions = {v.version: v.address for v in module.versions}
        number = newest.version if newest else None
        found[module.id.lower()] = ModuleTarget(module.id, title, versions, number)
    for old, now in former.items():
        if now.lower() in found:
            found.setdefault(old, found[now.lower()])
    return found
