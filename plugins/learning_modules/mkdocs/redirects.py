"""Old addresses of renamed modules: pages that lead on, as plain HTML for any server."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.compare_page import comparable, compare_address
from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.terms import direction
from learning_modules.mkdocs.versions_file import versions_file
from learning_modules.mkdocs.views import Frame
from learning_modules.model.course import Course
from learning_modules.model.identity import history_address, module_address, version_address
from learning_modules.model.module import Module, ModuleVersion, Status


def redirect_files(frame: Frame, config: MkDocsConfig) -> Iterator[File]:
    """Yield a page for each address that a renamed module had, and its data for programs."""
    for old, new, title in _moves(frame.course):
        uri = f"{old}index.html"
        target = frame.targets.page(new)
        language = frame.terms.language
        values = {
            "href": relative_address(target, frame.targets.page(old)),
            "canonical": frame.site_url + target if frame.site_url else None,
            "title": title,
            "language": language,
            "direction": direction(language),
        }
        yield StaticFile.generated(
            config,
            uri,
            content=f"{render('redirect', frame.terms, {'page': values})}\n",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
    for old, module in _renamed(frame.course):
        yield versions_file(module, frame, config, uri=f"{module_address(old)}versions.json")


def _moves(course: Course) -> Iterator[tuple[str, str, str]]:
    """Yield old address, new address and title of every page that has moved."""
    for old, module in _renamed(course):
        title = (module.newest or module.versions[-1]).front_matter.title
        yield module_address(old), module.address, title
        yield history_address(old), history_address(module.id), title
        had = list(_versions(old, module))
        for version in had:
            yield version_address(old, version.version), version.address, title
        for pair in comparable(module):
            if all(version in had for version in pair):
                now = compare_address(*pair)
                there = now.removeprefix(history_address(module.id))
                yield f"{history_address(old)}{there}", now, title


def former_addresses(course: Course) -> Iterator[tuple[str, str, str, str]]:
    """Yield, for each version that had another address: former id, id, its folder, that one.

    Addresses are relative to the site's root.
    """
    for old, module in _renamed(course):
        for version in _versions(old, module):
            if version.front_matter.status is not Status.WITHDRAWN:
                former = version_address(old, version.version)
                yield old, module.id, version.address, former


def _renamed(course: Course) -> Iterator[tuple[str, Module]]:
    """Yield each former id with its module; an id that is taken leads nowhere else."""
    claimed: set[str] = set()
    for module in course.modules:
        for old in former_ids_of(module):
            if course.module(old) is None and old.lower() not in claimed:
                claimed.add(old.lower())
                yield old, module


def former_ids_of(module: Module) -> list[str]:
    """Return the ids a module had before, each once, as its public versions say."""
    public = (v for v in module.versions if not v.is_draft)
    found = {old.lower(): old for v in public for old in v.front_matter.formerly}
    return list(found.values())


def _versions(old: str, module: Module) -> Iterator[ModuleVersion]:
    """Yield the versions up to the one that names a former id; later ones never had it."""
    for version in module.versions:
        if not version.is_draft:
            yield version
        if old.lower() in (name.lower() for name in version.front_matter.formerly):
            return
