"""The outline of a text: levels of headings, the order of sections, and what it does without."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.checks.scope import converted_versions
from learning_modules.checks.wording import place, suggestion
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module_types import module_types
from learning_modules.model.presence import Presence
from learning_modules.model.roles import role_names
from learning_modules.model.section import Section
from learning_modules.settings import Settings

#: What an introduction introduces and a conclusion sums up.
_BODY = frozenset(
    {"core-concepts", "practical", "problem", "solution", "outcomes", "steps", "how-to-use"}
)


def check_outline(course: Course, settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with levels and order, and with what a version does without."""
    for version in converted_versions(course):
        presence = Presence(version, settings)
        yield from _levels(presence)
        yield from _order(presence)
        yield from _without(presence)


def _levels(presence: Presence) -> Iterator[Finding]:
    """Yield headings that are more than one level below the heading above them."""
    above: Section | None = None
    for section in presence.content.sections:
        highest = above.level + 1 if above else 2
        if section.level > highest:
            behind = f'"{above.title}" ({"#" * above.level})' if above else "the title of the page"
            signs = "#" * section.level
            message = f'the heading "{section.title}" ({signs}) skips a level: it follows {behind}'
            hint = f"write {'#' * highest} {section.title}"
            yield Finding("heading-jump", section.location, message, hint, key=section.id)
        above = section


def _order(presence: Presence) -> Iterator[Finding]:
    """Yield an introduction behind, and a conclusion before, what they belong to."""
    sections = presence.content.sections
    outer = [n for n in range(len(sections)) if not _is_inner(sections, n)]
    body = [n for n in outer if _BODY & set(sections[n].roles)]
    if not body:
        return
    first, last = sections[body[0]], sections[body[-1]]
    for number in (n for n in outer if n not in body):
        section, roles = sections[number], sections[number].roles
        if "introduction" in roles and number > body[0]:
            message = f'the introduction "{section.title}" stands behind "{first.title}"'
            hint = "move it to the beginning"
            yield Finding("section-order", section.location, message, hint, key="introduction")
        if "conclusion" in roles and number < body[-1]:
            message = f'the conclusion "{section.title}" stands before "{last.title}"'
            hint = f'move it behind "{last.title}"'
            yield Finding("section-order", section.location, message, hint, key="conclusion")


def _is_inner(sections: tuple[Section, ...], number: int) -> bool:
    """Whether a section stands inside another one that is not the title of the text."""
    parent = sections[number].parent
    return parent is not None and sections[parent].level > 1


def _without(presence: Presence) -> Iterator[Finding]:
    """Yield roles that a version says it does without, and has, or that nothing asks for."""
    front, settings = presence.version.front_matter, presence.settings
    asked = {*presence.required, *presence.recommended}
    known = {*role_names(settings.roles, settings.pillars)}
    for kind in module_types(settings.types).values():
        known |= {*kind.required, *kind.recommended}
    for role in front.without:
        where = place(presence.version, f"without.{role}", "without")
        if role not in known:
            message = f'there is no role "{role}" to do without'
            hint = suggestion(role, sorted(known), what="roles are")
            yield Finding("section-role-unknown", where, message, hint, key=role)
        elif presence.has(role):
            message = f'the module says that it does without "{role}", and has it'
            hint = f'take "{role}" out of without'
            yield Finding("section-opted-out", where, message, hint, key=role)
        elif role not in asked:
            message = f'nothing asks for "{role}", so the module need not say that it does without'
            hint = f'take "{role}" out of without'
            yield Finding("section-opted-out", where, message, hint, key=role)
