"""Which versions a check looks at."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.model.course import Course
from learning_modules.model.module import ModuleVersion, Status


def checked_versions(course: Course) -> Iterator[ModuleVersion]:
    """Yield the versions whose front matter was read and whose text readers see or will see.

    Of a front matter that could not be read no place is known; its reader says why, once.
    """
    for version in course.versions:
        front = version.front_matter
        if front.status is not Status.WITHDRAWN and front.locations:
            yield version


def converted_versions(course: Course) -> Iterator[ModuleVersion]:
    """Yield the checked versions whose text was converted."""
    return (version for version in checked_versions(course) if version.content is not None)
