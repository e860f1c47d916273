"""Sources that a module lists: known to the library, and cited in the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from learning_modules.checks.scope import checked_versions, converted_versions
from learning_modules.checks.wording import nearest, place
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module import ModuleVersion
from learning_modules.settings import Settings


def check_sources(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield the listed sources that the text of a version does not cite."""
    for version in converted_versions(course):
        cited = {citation.key for citation in version.content.citations} if version.content else ()
        for number, key in enumerate(version.front_matter.sources):
            if key not in cited:
                yield Finding(
                    "source-uncited",
                    place(version, f"sources.{number}", "sources"),
                    f'source "{key}" is listed and never cited, so it stands as further reading',
                    f"cite it where it backs a statement: [@{key}]",
                    key=key,
                )


def check_listed(course: Course, keys: Collection[str]) -> Iterator[Finding]:
    """Yield the listed sources that the library does not have; ``keys`` are all it has."""
    for version in checked_versions(course):
        yield from _unknown(version, keys)


def _unknown(version: ModuleVersion, keys: Collection[str]) -> Iterator[Finding]:
    for number, key in enumerate(version.front_matter.sources):
        if key not in keys:
            near = nearest(key, keys)
            yield Finding(
                "source-unknown",
                place(version, f"sources.{number}", "sources"),
                f'no entry with key "{key}" in bib/, which the module lists as a source',
                f'did you mean "{near}"?' if near else "add the entry to a .bib file",
                key=key,
            )
