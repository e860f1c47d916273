"""Versions of a module: what changed is said, dates run forward, ids stay or lead on."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.checks.wording import nearest, place
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module import Module, ModuleVersion, Status
from learning_modules.settings import Settings


def check_versions(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield what is wrong between the versions of each module, and with former ids."""
    for module in course.modules:
        for before, version in followers(module):
            yield from _changes(version)
            yield from _dates(before, version)
            yield from _ids(before, version)
    yield from _former(course)


def followers(module: Module) -> Iterator[tuple[ModuleVersion, ModuleVersion]]:
    """Yield each version that readers see or will see, behind the published one it follows."""
    before: ModuleVersion | None = None
    for version in module.versions:
        front = version.front_matter
        if before and front.status is not Status.WITHDRAWN and front.locations:
            yield before, version
        if front.status is Status.PUBLISHED:
            before = version


def _changes(version: ModuleVersion) -> Iterator[Finding]:
    front = version.front_matter
    if not front.changes and "changes.0" not in front.locations:
        yield Finding(
            "changes-missing",
            place(version, "changes", "version", "title"),
            f'version {version.version} of "{version.id}" does not say what changed',
            "write a sentence for readers: changes: [Adds an owner column to the roadmap.]",
            key="changes",
        )


def _dates(before: ModuleVersion, version: ModuleVersion) -> Iterator[Finding]:
    earlier, date = before.front_matter.date, version.front_matter.date
    if earlier and date and date < earlier:
        yield Finding(
            "version-date-order",
            place(version, "date"),
            f"this version is of {date}, and version {before.version} before it of {earlier}",
            "correct the date of this version",
            key="date",
        )


def _ids(before: ModuleVersion, version: ModuleVersion) -> Iterator[Finding]:
    """Yield the sections of the version before that lead nowhere in this one."""
    if before.content is None or version.content is None:
        return
    kept = {s.id for s in version.content.sections} | version.content.anchors
    new = kept - {s.id for s in before.content.sections}
    for section in before.content.sections:
        if section.id in kept or section.id in version.front_matter.section_aliases:
            continue
        target = nearest(section.id, new) or "new-id"
        yield Finding(
            "section-id-gone",
            place(version, "section_aliases", "title"),
            f'section "{section.id}" of version {before.version} is gone, and links lead to it',
            f"say where it went: section_aliases: {{{section.id}: {target}}}",
            key=section.id,
        )


def _former(course: Course) -> Iterator[Finding]:
    """Yield former ids that are the id of another module, or that two modules claim."""
    claimed: dict[str, str] = {}
    for module in course.modules:
        version = module.shown
        for number, old in enumerate(version.front_matter.formerly if version else ()):
            other = course.module(old)
            owner = claimed.setdefault(old.lower(), module.id)
            if version is None or (other is None and owner == module.id):
                continue
            message = (
                f'"{old}" cannot be a former id: another module has it now'
                if other
                else f'"{old}" is said to be the former id of module "{owner}" as well'
            )
            where = place(version, f"formerly.{number}", "formerly")
            hint = "take it out of formerly" if other else "take it out of one of the two"
            yield Finding("formerly-taken", where, message, hint, key=old)
