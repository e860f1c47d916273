"""Options of templates: do they speak of templates that are there."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.checks.scope import converted_versions
from learning_modules.checks.wording import place, suggestion
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module import Content
from learning_modules.settings import Settings


def check_templates(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield options in the front matter for templates that the text does not have."""
    for version in converted_versions(course):
        content = version.content or Content()
        known = [section.id for section in content.sections if section.is_template]
        for name in version.front_matter.templates:
            if name not in known:
                message = f'there are options for template "{name}", which does not exist'
                hint = suggestion(name, known, what="the templates of this module are")
                hint = hint or f"mark its heading: {{#{name} .template}}"
                where = place(version, f"templates.{name}", "templates")
                yield Finding("template-unknown", where, message, hint, key=name)
