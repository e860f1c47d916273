"""What an older version says of the newest: where its sections went, what its templates gained."""

from __future__ import annotations

import html as escapes
import json
import re
from collections.abc import Mapping

from learning_modules.mkdocs.render import insert_after_heading, render
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.bump import step
from learning_modules.model.course import Course
from learning_modules.model.differences import Differences, differences, renamed
from learning_modules.model.identity import module_address
from learning_modules.model.module import Content, ModuleVersion
from learning_modules.model.nearest_section import nearest_sections
from learning_modules.model.template import Template

#: What the head of an older version leaves open until every version is converted.
SECTIONS = 'data-lm-sections=""'


def with_newest(html: str, version: ModuleVersion, course: Course, frame: Frame) -> str:
    """Return the page of an older version with links to the newest; unchanged for the newest.

    ``version`` and ``course`` are converted.
    """
    module = course.module(version.id)
    newest = module.newest if module else None
    if newest is None or newest.version <= version.version or newest.content is None:
        return html
    sections = nearest_sections(version, newest)
    kept = json.dumps(sections, ensure_ascii=False, separators=(",", ":"))
    html = html.replace(SECTIONS, f'data-lm-sections="{escapes.escape(kept)}"', 1)
    if step(version, newest) != "patch":
        html = _with_sections(html, version, newest, sections=sections, frame=frame)
    found = differences(version, newest, old_text="", new_text="")
    for template in (version.content or Content()).templates:
        view = _template(template, version, newest, frame=frame, found=found)
        if view is not None:
            html = _into_card(html, template.id, render("newer", frame.terms, {"newer": view}))
    return html


def _with_sections(
    html: str,
    version: ModuleVersion,
    newest: ModuleVersion,
    *,
    sections: Mapping[str, str],
    frame: Frame,
) -> str:
    """Give each section of the highest level a link to where it is in the newest version."""
    home = frame.href(module_address(version.id), version.address)
    other = frame.text_language(version) is not None
    values: View = {"version": newest.version, "language": frame.terms.language if other else None}
    found = (version.content or Content()).sections
    highest = min((section.level for section in found), default=0)
    for section in found:
        if section.level == highest and section.id in sections:
            values["href"] = f"{home}#{sections[section.id]}"
            line = render("newer_section", frame.terms, {"newer": values})
            html = insert_after_heading(html, section.id, line)
    return html


def _template(
    old: Template,
    version: ModuleVersion,
    newest: ModuleVersion,
    *,
    frame: Frame,
    found: Differences,
) -> View | None:
    now = renamed(old.id, newest.front_matter.section_aliases)
    content = newest.content or Content()
    if content.template(now) is None:
        return None
    change = next((c for c in found.templates_changed if c.template.id == now), None)
    return {
        "href": f"{frame.href(module_address(version.id), version.address)}#{now}",
        "version": newest.version,
        "added": frame.terms.listed(change.columns_added) if change else "",
        "removed": frame.terms.listed(change.columns_removed) if change else "",
    }


def _into_card(html: str, template_id: str, line: str) -> str:
    """Put a line at the beginning of the download card of a template."""
    opening = re.compile(
        rf'<div class="lm-downloads" data-template="{re.escape(template_id)}"[^>]*>'
    )
    return opening.sub(lambda match: match.group() + line, html, count=1)
