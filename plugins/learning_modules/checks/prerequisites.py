"""Prerequisites: known, published, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from learning_modules.checks.scope import checked_versions
from learning_modules.checks.wording import place, suggestion
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module import Module, ModuleVersion, Status
from learning_modules.settings import Settings


def check_prerequisites(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield what is wrong with the prerequisites of every version, and every circle once."""
    former = former_ids(course)
    for version in checked_versions(course):
        yield from prerequisites_of(version, course, former)
    yield from _circles(course)


def prerequisites_of(
    version: ModuleVersion, course: Course, former: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what is wrong with the prerequisites of one version; ``former`` are the old ids."""
    for number, written in enumerate(version.front_matter.prerequisites):
        yield from _check(course, version, number, written=written, former=former)


def former_ids(course: Course) -> Mapping[str, str]:
    """Return the ids that modules had before, in small letters, with the id each has now."""
    return {
        old.lower(): module.id
        for module in course.modules
        for version in module.versions
        for old in version.front_matter.formerly
    }


def _check(
    course: Course, version: ModuleVersion, number: int, *, written: str, former: Mapping[str, str]
) -> Iterator[Finding]:
    where = place(version, f"prerequisites.{number}", "prerequisites")
    target = course.module(written)
    if target is None and written.lower() in former:
        now = former[written.lower()]
        message = f'prerequisite "{written}" is called "{now}" now'
        yield Finding("prerequisite-renamed", where, message, f'write "{now}"', key=written)
    elif target is None:
        known = [m.id for m in course.modules if m.id != version.id]
        hint = suggestion(written, known, what="modules are")
        message = f'there is no module "{written}", which this one builds on'
        yield Finding("prerequisite-unknown", where, message, hint, key=written)
    elif version.front_matter.status is Status.PUBLISHED and target.newest is None:
        state = "withdrawn" if _is_withdrawn(target) else "a draft"
        message = f'prerequisite "{target.id}" is {state}, so readers cannot see it'
        hint = "publish it first, or take it out of the prerequisites"
        yield Finding("prerequisite-unpublished", where, message, hint, key=written)


def _is_withdrawn(module: Module) -> bool:
    return all(v.front_matter.status is Status.WITHDRAWN for v in module.versions)


def _needs(course: Course, module: Module) -> list[Module]:
    """Return the modules that the shown version of a module builds on, in the author's order."""
    shown = module.shown
    ids = shown.front_matter.prerequisites if shown else ()
    return [m for m in (course.module(i) for i in ids) if m]


def _circles(course: Course) -> Iterator[Finding]:
    """Yield each circle once, at the module where a walk in the order of ids closes it."""
    done: set[str] = set()
    for start in course.modules:
        if start.id not in done:
            yield from _walk(course, start, done)


def _walk(course: Course, start: Module, done: set[str]) -> Iterator[Finding]:
    """Walk all that ``start`` builds on, depth first; what was left for good is in ``done``."""
    path: list[Module] = [start]
    waiting = [_needs(course, start)]
    depths = {start.id: 0}
    while path:
        if not waiting[-1]:
            waiting.pop()
            left = path.pop().id
            done.add(left)
            del depths[left]
            continue
        following = waiting[-1].pop(0)
        if following.id in depths:
            yield from _circle(path[depths[following.id] :])
        elif following.id not in done:
            depths[following.id] = len(path)
            path.append(following)
            waiting.append(_needs(course, following))


def _circle(circle: list[Module]) -> Iterator[Finding]:
    """Yield the finding for one circle, in a published module if one belongs to it."""
    first = next((m for m in circle if m.newest), circle[0])
    at = circle.index(first)
    ids = [m.id for m in (*circle[at:], *circle[:at], first)]
    version = first.shown
    if version is None:
        return
    written = [i.lower() for i in version.front_matter.prerequisites]
    where = place(version, f"prerequisites.{written.index(ids[1].lower())}", "prerequisites")
    message = f"these modules build on each other in a circle: {' -> '.join(ids)}"
    if len(circle) == 1:
        message = f'module "{first.id}" builds on itself'
    hint = "take one of these prerequisites out"
    yield Finding("prerequisite-cycle", where, message, hint, key=first.id)
