"""The least step from one version of a module to the next, and why.

MAJOR: what learners were promised or have in their hands is another; MINOR: there is more, or
noticeably other text; PATCH: the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.alignment import Alignment, alignments
from learning_modules.model.differences import Differences, differences, renamed
from learning_modules.model.module import Content, ModuleVersion
from learning_modules.model.presence import Presence
from learning_modules.settings import Settings

#: The parts of a version, from the least step to the greatest.
PARTS = ("patch", "minor", "major")

#: More than this share of words makes a change noticeable: one word in twenty.
NOTICEABLE = 1 / 20

_LINKS = ("taught_in", "practised_in", "evidence")


@dataclass(frozen=True)
class Bump:
    """The least step, ``major``, ``minor`` or ``patch``, and the reasons for it, in plain words."""

    part: str
    reasons: tuple[str, ...] = ()


def least_bump(
    old: ModuleVersion, new: ModuleVersion, *, old_text: str, new_text: str, settings: Settings
) -> Bump:
    """Return the least step from ``old`` to ``new``; both are converted, the texts their bodies.

    A version that was not converted cannot be compared: then any step will do.
    """
    if old.content is None or new.content is None:
        return Bump("patch")
    found = differences(old, new, old_text=old_text, new_text=new_text)
    major = (*_objectives(old, new, settings), *_removals(old, new, found, settings=settings))
    if major:
        return Bump("major", major)
    minor = tuple(_additions(found))
    return Bump("minor", minor) if minor else Bump("patch")


def step(old: ModuleVersion, new: ModuleVersion) -> str:
    """Return the part by which the numbers of two versions differ."""
    if old.version.major != new.version.major:
        return "major"
    return "minor" if old.version.minor != new.version.minor else "patch"


def too_small(old: ModuleVersion, new: ModuleVersion, bump: Bump) -> Finding | None:
    """Return the finding for a version whose number is too small a step from the one before."""
    taken = step(old, new)
    if PARTS.index(taken) >= PARTS.index(bump.part):
        return None
    front = new.front_matter
    place = front.locations.get("version") or front.locations.get("title") or Location(new.path)
    more = len(bump.reasons) - 3
    why = ", ".join(bump.reasons[:3]) + (f", and {more} more" if more > 0 else "")
    message = f"{old.version} to {new.version} is too small a step for a {bump.part} change: {why}"
    written = " and correct version: in its front matter" if "version" in front.locations else ""
    hint = f"call this version {old.version.bumped(bump.part)}: rename its folder{written}"
    return Finding("version-too-small", place, message, hint, str(new.version))


def _objectives(old: ModuleVersion, new: ModuleVersion, settings: Settings) -> tuple[str, ...]:
    """Return what changed in the objectives, which are the promise of a module."""
    before = {a.objective.id: a for a in alignments(old, settings.verbs, settings.language)}
    after = {a.objective.id: a for a in alignments(new, settings.verbs, settings.language)}
    reasons = [f'objective "{name}" was removed' for name in before if name not in after]
    reasons += [f'objective "{name}" was added' for name in after if name not in before]
    for name, alignment in before.items():
        if name in after:
            reasons += _alignment(alignment, after[name], new)
    return tuple(reasons)


def _alignment(old: Alignment, new: Alignment, version: ModuleVersion) -> Iterator[str]:
    name = new.objective.id
    was, now = old.statement.verb_class, new.statement.verb_class
    if was is not now:
        yield f'objective "{name}" asks to {now or "do something else"}, not to {was or "the same"}'
    aliases = version.front_matter.section_aliases
    for link in _LINKS:
        if not getattr(old.objective, link) and not getattr(new.objective, link):
            continue  # what follows from the sections is compared with the sections
        before = {renamed(target, aliases) for target in getattr(old, link)}
        if before != set(getattr(new, link)):
            yield f'"{link}" of objective "{name}" changed'


def _removals(
    old: ModuleVersion, new: ModuleVersion, found: Differences, *, settings: Settings
) -> Iterator[str]:
    """Yield what learners had and have no more."""
    content = new.content or Content()
    roles = set(Presence(old, settings).required)
    named = {i for o in old.front_matter.objectives for i in (*o.taught_in, *o.practised_in)}
    for section in found.sections_removed:
        lost = [role for role in section.roles if role in roles and not content.with_role(role)]
        if lost or section.id in named:
            yield f'the required section "{section.id}" was removed'
    for template in found.templates_removed:
        yield f'template "{template.id}" was removed'
    for change in found.templates_changed:
        what = f'of template "{change.template.id}" was removed or renamed'
        yield from (f'column "{title}" {what}' for title in change.columns_removed)
        yield from (f'row "{label[:60]}" {what}' for label in change.rows_removed)


def _additions(found: Differences) -> Iterator[str]:
    """Yield what is new or noticeably different."""
    templates = {template.id for template in found.templates_added}
    added = (section for section in found.sections_added if section.id not in templates)
    yield from (f'section "{section.id}" was added' for section in added)
    yield from (f'section "{s.id}" was removed' for s in found.sections_removed)
    yield from (f'section "{now.id}" was retitled' for _, now in found.retitled)
    yield from (f'source "{key}" was added' for key in found.sources_added)
    yield from (f'template "{t.id}" was added' for t in found.templates_added)
    for change in found.templates_changed:
        name = change.template.id
        yield from (f'column "{c}" of template "{name}" was added' for c in change.columns_added)
    if found.words > NOTICEABLE:
        yield f"{found.words:.0%} of the words changed, more than one in twenty"
