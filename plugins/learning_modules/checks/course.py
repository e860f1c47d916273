"""All checks of a course, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from learning_modules.checks.fields import check_fields
from learning_modules.checks.links import check_links
from learning_modules.checks.objectives import check_objectives
from learning_modules.checks.outline import check_outline
from learning_modules.checks.prerequisites import check_prerequisites
from learning_modules.checks.sections import check_sections
from learning_modules.checks.sources import check_sources
from learning_modules.checks.templates import check_templates
from learning_modules.checks.versions import check_versions
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.settings import Settings

Check = Callable[[Course, Settings], Iterator[Finding]]

#: The checks that look at the course alone; each sees every version.
CHECKS: tuple[Check, ...] = (
    check_fields,
    check_objectives,
    check_sections,
    check_outline,
    check_templates,
    check_prerequisites,
    check_versions,
    check_sources,
    check_links,
)


def check_course(course: Course, settings: Settings) -> tuple[Finding, ...]:
    """Return every finding about the course that its records show, in no particular order.

    Findings of readers and of the conversion are not among them.
    """
    return tuple(finding for check in CHECKS for finding in check(course, settings))
