"""Fields of the front matter that readers miss when they are not there."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.checks.scope import checked_versions
from learning_modules.checks.wording import place
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module import FrontMatter, ModuleVersion
from learning_modules.settings import Settings

#: Recommended field -> its rule, what is worse without it, and what to write.
RECOMMENDED = {
    "summary": (
        "summary-missing",
        "cards and search results have nothing to show",
        "summary: One sentence.",
    ),
    "audience": (
        "audience-missing",
        "readers cannot tell whether it is for them",
        "audience: {level: beginner, roles: [SME owners]}",
    ),
    "duration": ("duration-missing", "readers cannot plan their time", "duration: 90 min"),
}


def check_fields(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield the recommended fields that versions lack."""
    for version in checked_versions(course):
        yield from recommended_of(version)


def _has(front: FrontMatter, field: str) -> bool:
    """Whether a field is there; one that could not be read is reported by its reader."""
    if field in front.locations:
        return True
    if field == "audience":
        audience = front.audience
        return audience is not None and bool(audience.level or audience.roles or audience.text)
    return bool(getattr(front, field))


def recommended_of(version: ModuleVersion) -> Iterator[Finding]:
    """Yield the recommended fields that one version lacks."""
    for field, (rule, why, example) in RECOMMENDED.items():
        if not _has(version.front_matter, field):
            yield Finding(
                rule,
                place(version, field, "title"),
                f'the field "{field}" is missing, so {why}',
                f"write {example}",
                key=field,
            )
