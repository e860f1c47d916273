"""Old ids of sections on the page itself, so that links to them still arrive."""

from __future__ import annotations

import html as escapes
import re
from collections.abc import Collection

from learning_modules.mkdocs.redirects import former_ids_of
from learning_modules.model.course import Course
from learning_modules.model.differences import renamed
from learning_modules.model.module import Content, ModuleVersion
from learning_modules.model.template import Template


def with_aliases(html: str, version: ModuleVersion) -> str:
    """Return the HTML of a version's text with an anchor for each old id of a section.

    An id that the text still has keeps its own place.  ``version`` is converted.
    """
    content = version.content or Content()
    has = {section.id for section in content.sections} | content.anchors
    aliases = version.front_matter.section_aliases
    for old in aliases:
        now = renamed(old, aliases)
        if old not in has and now in has:
            html = _anchored(html, old, now)
    return html


def template_anchor(module_id: str, template_id: str) -> str:
    """Return the id of a template on the page of all templates."""
    return f"{module_id.lower()}-{template_id}"


def template_anchors(course: Course) -> frozenset[str]:
    """Return the ids of all templates on the page of all templates."""
    return frozenset(template_anchor(v.id, t.id) for v in course.versions for t in _templates(v))


def former_anchors(
    course: Course, version: ModuleVersion, template_id: str, *, taken: Collection[str]
) -> list[str]:
    """Return the ids a template had on the page of all templates, under old ids of both.

    One that another template of the course has, so that it is ``taken``, is left to that one.
    """
    module = course.module(version.id)
    aliases = version.front_matter.section_aliases
    modules = [version.id, *(former_ids_of(module) if module else ())]
    names = [template_id, *(old for old in aliases if renamed(old, aliases) == template_id)]
    found = (template_anchor(one, name) for one in modules for name in names)
    return [anchor for anchor in dict.fromkeys(found) if anchor not in taken]


def _templates(version: ModuleVersion) -> tuple[Template, ...]:
    return version.content.templates if version.content else ()


def _anchored(html: str, old: str, now: str) -> str:
    """Put an empty element with the old id at the beginning of the element with the new one."""
    anchor = f'<span class="lm-alias" id="{escapes.escape(old, quote=True)}"></span>'
    element = re.compile(rf'<(h[1-6])(?=[^>]*\sid="{re.escape(now)}")[^>]*>')
    found, count = element.subn(lambda match: match.group() + anchor, html, count=1)
    if count:
        return found
    other = re.compile(rf'<[a-z][^>]*\sid="{re.escape(now)}"[^>]*>')
    return other.sub(lambda match: anchor + match.group(), html, count=1)
