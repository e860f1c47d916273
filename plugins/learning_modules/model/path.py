"""The path through a course: modules in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.model.course import Course
from learning_modules.model.module import Module


def _needed(course: Course, module: Module) -> list[Module]:
    version = module.shown
    ids = version.front_matter.prerequisites if version else ()
    known = (course.module(module_id) for module_id in ids)
    return sorted((m for m in known if m), key=lambda m: m.id.lower())


def in_path_order(course: Course) -> tuple[Module, ...]:
    """Return the modules so that each stands after its prerequisites, else sorted by id.

    A cycle of prerequisites is cut at the module that comes first by id.
    """
    done: dict[str, Module] = {}
    for first in sorted(course.modules, key=lambda m: m.id.lower()):
        stack: list[tuple[Module, Iterator[Module]]] = [(first, iter(_needed(course, first)))]
        entered = {first.id}
        while stack:
            module, needed = stack[-1]
            following = next((m for m in needed if m.id not in done and m.id not in entered), None)
            if following is None:
                done.setdefault(module.id, module)
                stack.pop()
            else:
                entered.add(following.id)
                stack.append((following, iter(_needed(course, following))))
    return tuple(done.values())


def direct_prerequisites(course: Course, module: Module) -> frozenset[str]:
    """Return the ids of the modules that one builds on directly: no other of them needs them."""
    needed = _needed(course, module)
    if len(needed) < 2:
        return frozenset(m.id for m in needed)
    below: set[str] = set()
    for other in needed:
        below |= {m.id for m in _all_needed(course, other)}
    return frozenset(m.id for m in needed if m.id not in below)


def followers(course: Course) -> dict[str, list[Module]]:
    """Return for each module's id the modules that directly build on it, in path order."""
    found: dict[str, list[Module]] = {module.id: [] for module in course.modules}
    for module in in_path_order(course):
        for needed in direct_prerequisites(course, module):
            found[needed].append(module)
    return found


def _all_needed(course: Course, module: Module) -> list[Module]:
    """Return all modules that one builds on, near or far; not itself."""
    seen: dict[str, Module] = {}
    waiting = _needed(course, module)
    while waiting:
        current = waiting.pop()
        if current.id not in seen and current.id != module.id:
            seen[current.id] = current
            waiting.extend(_needed(course, current))
    return list(seen.values())


def path_minutes(course: Course, module: Module) -> int | None:
    """Return the minutes of a module and of all it builds on; None where one names no time."""
    times = [_minutes(m) for m in (module, *_all_needed(course, module))]
    known = [time for time in times if time is not None]
    return sum(known) if len(known) == len(times) else None


def _minutes(module: Module) -> int | None:
    duration = module.shown.front_matter.duration if module.shown else None
    return duration.minutes if duration else None
