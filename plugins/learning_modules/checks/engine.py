"""All checks of a course in one place: the same findings in the same order for every door."""

from __future__ import annotations

from collections.abc import Iterable

from learning_modules.checks.course import check_course
from learning_modules.checks.reading import Reading
from learning_modules.checks.severity import Verdicts
from learning_modules.diagnostics import Diagnostic, Finding


def diagnose(
    reading: Reading, more: Iterable[Finding] = (), *, locked_too: bool = False
) -> list[Diagnostic]:
    """Return every diagnostic of a project whose shown texts have been converted.

    ``more`` are findings from elsewhere: the settings, pages of docs/, addresses that collide.
    """
    course = reading.course()
    converted = (f for content in reading.contents.values() for f in content.findings)
    findings = [*reading.findings, *converted, *check_course(course, reading.settings), *more]
    verdicts = Verdicts(reading.settings, locked_too=locked_too)
    return verdicts.diagnose(findings, reading.course(all_versions=True))
