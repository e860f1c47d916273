"""Where the sections of an older version are in the newest: the same one, or the nearest."""

from __future__ import annotations

from learning_modules.model.differences import renamed
from learning_modules.model.module import Content, ModuleVersion


def nearest_sections(old: ModuleVersion, newest: ModuleVersion) -> dict[str, str]:
    """Return, for each section of ``old``, the id of the section of ``newest`` to lead to.

    That is the section of the same id, or of the one it was given since; else that of the section
    around it, else that of the section before it.  A section without any of these is left out.
    Both versions are converted.
    """
    aliases = newest.front_matter.section_aliases
    content = newest.content or Content()
    has = {section.id for section in content.sections} | content.anchors
    sections = (old.content or Content()).sections
    found: dict[str, str] = {}
    before: str | None = None
    for section in sections:
        now: str | None = renamed(section.id, aliases)
        if now not in has:
            around = sections[section.parent].id if section.parent is not None else None
            now = found.get(around) if around else before
        if now is not None:
            found[section.id] = before = now
    return found
