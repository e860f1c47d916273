"""Sections: the roles that a type asks for, the pillars, and stubs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learning_modules.checks.scope import checked_versions, converted_versions
from learning_modules.checks.wording import nearest, place, suggestion
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.differences import renamed
from learning_modules.model.module import ModuleVersion
from learning_modules.model.module_types import READING, TEMPLATE, module_types
from learning_modules.model.presence import Presence, pillar_of, unknown_links
from learning_modules.model.roles import all_pillars, role_names
from learning_modules.model.section import Section
from learning_modules.settings import Settings

#: Roles that the link of an objective stands for: where the link leads nowhere, that is the fault.
_LINKS = {"core-concepts": "taught_in", "practical": "practised_in"}

#: Role -> a heading that gives it, for hints.
_HEADINGS = {
    "core-concepts": "Key Concepts",
    "practical": "Practical Components",
    "how-to-use": "How to Use This Template",
    "problem": "The Problem",
    "solution": "The Solution",
    "lessons": "Lessons Learned",
    "example": "Example",
}


def check_sections(course: Course, settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with types, and with the sections of what was converted."""
    for version in checked_versions(course):
        yield from _type(version, settings)
    for version in converted_versions(course):
        yield from sections_of(Presence(version, settings))


def sections_of(presence: Presence) -> Iterator[Finding]:
    """Yield what is wrong with the sections of one version that was converted."""
    yield from _required(presence)
    yield from _recommended(presence)
    yield from _pillars(presence)
    yield from _roles(presence)
    yield from _stubs(presence)
    yield from _aliases(presence.version)


def _type(version: ModuleVersion, settings: Settings) -> Iterator[Finding]:
    kind, known = version.front_matter.type, module_types(settings.types)
    if kind not in known:
        message = f'there is no type of module "{kind}", so no section can be required'
        hint = suggestion(kind, list(known), what="the types are")
        yield Finding("type-unknown", place(version, "type"), message, hint, key=kind)


def _heading(role: str) -> str:
    return _HEADINGS.get(role, role.replace("-", " ").title())


def _role_hint(role: str, presence: Presence) -> str:
    """Return what to type so that a role is there."""
    free = [s.id for s in presence.content.sections if not s.roles and not s.is_template]
    near = nearest(role, free)
    if near:
        return f'if it is section "{near}", write {{#{near} role="{role}"}} after its heading'
    teaching = next((s for s in presence.content.sections if s.id in free), None)
    if role == "core-concepts" and teaching:
        braces = f"{{#{teaching.id} " if teaching.explicit_id else "{"
        line = f'{"#" * teaching.level} {teaching.title} {braces}role="{role}"}}'
        return f'add a heading such as "## {_heading(role)}", or write {line} if it teaches them'
    return f'add a heading such as "## {_heading(role)}", or write role="{role}" after another'


def _required(presence: Presence) -> Iterator[Finding]:
    kind = presence.version.front_matter.type
    for role in presence.missing:
        if _link_is_the_fault(presence, role):
            continue
        where = place(presence.version, "type", "title")
        if role == "sources":
            message = "no source is cited or listed"
            hint = "cite one in the text, as in [@key], or list it in the front matter: sources"
        elif role == TEMPLATE:
            message = f'there is no template or file to download, which type "{kind}" needs'
            hint = "mark a heading with {.template}, or put a file beside module.md and link it"
        else:
            message = f'section "{role}" is missing, which type "{kind}" needs'
            hint = _role_hint(role, presence)
        yield Finding("section-missing", where, message, hint, key=role)


def _link_is_the_fault(presence: Presence, role: str) -> bool:
    """Whether an objective names a section for this role that does not exist."""
    field = _LINKS.get(role)
    return field is not None and any(
        unknown_links(alignment, presence.content, field) for alignment in presence.aligned
    )


def _recommended(presence: Presence) -> Iterator[Finding]:
    kind = presence.version.front_matter.type
    for role in presence.recommended:
        follows = role == "next-steps" and "conclusion" in presence.missing
        labelled = role in presence.content.labels
        if follows or labelled or presence.has(role) or presence.opted_out(role):
            continue
        message = f'section "{role}" is missing, which type "{kind}" should have'
        where = place(presence.version, "type", "title")
        yield Finding("section-recommended", where, message, _role_hint(role, presence), key=role)


def _pillars(presence: Presence) -> Iterator[Finding]:
    front, pillars = presence.version.front_matter, all_pillars(presence.settings.pillars)
    for number, written in enumerate(front.pillars):
        if presence.pillar_sections(written):
            continue
        where = place(presence.version, f"pillars.{number}", "pillars")
        pillar = pillar_of(written, presence.settings.pillars)
        if pillar is None:
            message = f'there is no pillar "{written}"'
            hint = suggestion(written, list(pillars), what="the pillars are")
            yield Finding("pillar-unknown", where, message, hint, key=written)
            continue
        message = f'pillar "{pillar}" has no section'
        hint = f'add a heading "## {pillars[pillar]}", or write role="{pillar}" after another'
        yield Finding("pillar-section-missing", where, message, hint, key=pillar)


def _roles(presence: Presence) -> Iterator[Finding]:
    """Yield roles that the author wrote and that nothing on this site knows."""
    settings = presence.settings
    known = {*role_names(settings.roles, settings.pillars), "quiz"}
    for kind in module_types(settings.types).values():
        known |= {*kind.required, *kind.recommended}
    for section in presence.content.sections:
        for role in section.roles:
            if role not in known:
                message = f'section "{section.id}" has the role "{role}", which nothing asks for'
                hint = suggestion(role, sorted(known), what="roles are")
                if role.strip("“”„‘’") in known:
                    hint = f'write role="{role.strip("“”„‘’")}" with straight quotes'
                yield Finding("section-role-unknown", section.location, message, hint, key=role)


def _needed(presence: Presence) -> dict[str, str]:
    """Return the sections that must be there, by id, each with who needs it."""
    front = presence.version.front_matter
    needed: dict[str, str] = {}
    for role in presence.required:
        found = presence.content.with_role(role)
        if all(section.stub for section in found):
            needed |= {s.id: f'type "{front.type}" needs it' for s in found}
    for pillar in front.pillars:
        found = presence.pillar_sections(pillar)
        if all(section.stub for section in found):
            needed |= {s.id: f'it is the section of pillar "{pillar}"' for s in found}
    for alignment in presence.aligned:
        for ids, said in ((alignment.taught_in, "taught"), (alignment.practised_in, "practised")):
            needed |= dict.fromkeys(ids, f'objective "{alignment.objective.id}" is {said} there')
    return needed


def _stubs(presence: Presence) -> Iterator[Finding]:
    """Yield each stub once: not again for the stubs inside it, nor for an empty template."""
    sections = presence.content.sections
    reasons = _reasons(presence)
    told = _told_elsewhere(sections)
    for section in sections:
        outer = sections[section.parent] if section.parent is not None else None
        inside_a_stub = outer is not None and outer.stub and outer.id not in told
        if section.stub and not inside_a_stub and section.id not in told:
            yield _stub(section, reasons[section.id])


def _reasons(presence: Presence) -> dict[str, str | None]:
    """Return who needs each section, or a stub inside it; None where nobody does."""
    reading = presence.version.front_matter.type == READING
    needed = {} if reading else _needed(presence)
    sections = presence.content.sections
    reasons = {section.id: needed.get(section.id) for section in sections}
    for section in reversed(sections):
        if section.parent is not None and section.stub:
            outer = sections[section.parent].id
            reasons[outer] = reasons[outer] or reasons[section.id]
    return reasons


def _in_template(section: Section, sections: Sequence[Section]) -> bool:
    """Whether one of the sections around this one is a template."""
    parent = section.parent
    while parent is not None and not sections[parent].is_template:
        parent = sections[parent].parent
    return parent is not None


def _told_elsewhere(sections: Sequence[Section]) -> set[str]:
    """Return the sections whose stub is no fault of its own.

    An empty template is a fault of the family "templates", also of the sections around it; what
    is left open inside a template is there to be filled in, and an empty list of sources is none.
    """
    told = {s.id for s in sections if s.stub and (s.is_template or "sources" in s.roles)}
    told |= {s.id for s in sections if s.stub and _in_template(s, sections)}
    for section in reversed(sections):
        inside = _in_template(section, sections)
        if section.id in told and section.parent is not None and section.stub and not inside:
            told.add(sections[section.parent].id)
    return told


def _stub(section: Section, why: str | None) -> Finding:
    stub = section.stub
    quoted = stub is not None and stub.reason.startswith('"')
    reason = f"(line {stub.location.line}: {stub.reason})" if stub and quoted else "(it is empty)"
    rule = "section-stub" if why else "section-placeholder"
    where = stub.location if stub else section.location
    hint = f"write it: {why}" if why else "write it, or take the heading out"
    return Finding(rule, where, f'section "{section.id}" is a stub {reason}', hint, key=section.id)


def _aliases(version: ModuleVersion) -> Iterator[Finding]:
    """Yield aliases of sections that lead nowhere."""
    content = version.content
    known = [s.id for s in content.sections] if content else []
    for old, new in version.front_matter.section_aliases.items():
        aliases = version.front_matter.section_aliases
        now = renamed(new, aliases)
        if now in known or (content and now in content.anchors):
            continue
        message = f'"{old}" is said to be section "{new}" now, which does not exist'
        if now in aliases:
            message = f'"{old}" is said to be section "{new}" now, which leads round in a circle'
        hint = suggestion(new, known, what="the sections of this module are")
        where = place(version, f"section_aliases.{old}", "section_aliases")
        yield Finding("section-alias-unknown", where, message, hint, key=old)
