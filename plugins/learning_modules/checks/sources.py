"""Sources that a module lists: known to the library, and cited in the text."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.bibliography.library import Library
from learning_modules.checks.scope import checked_versions, converted_versions
from learning_modules.checks.wording import place
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.module import ModuleVersion
from learning_modules.settings import DEFAULT_LIMITS, Settings

#: Types of entries that only hold fields for others, and are no works.
HOLDERS = frozenset({"xdata", "set"})

#: Above this number, entries that nothing uses are counted instead of listed: the library is kept
#: for more than this course.
MOST_UNUSED = 25


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


def check_library_use(
    course: Course,
    library: Library,
    elsewhere: frozenset[str] = frozenset(),
    *,
    years: int = DEFAULT_LIMITS["source-years"],
) -> Iterator[Finding]:
    """Yield sources that the library lacks, those that are old, and entries that nothing uses.

    ``elsewhere`` are keys that pages outside of modules cite; ``years`` is the age, at the date of
    the module, from which a source counts as old.
    """
    for version in checked_versions(course):
        yield from _unknown(version, library)
        yield from _old(version, library, years)
    yield from _unused(course, library, elsewhere)


def _old(version: ModuleVersion, library: Library, years: int) -> Iterator[Finding]:
    """Yield the first citation of each work that is older than the site allows."""
    date, uses = version.front_matter.date, version.content.citations if version.content else ()
    first = {use.key: use for use in reversed(uses)}
    for key in dict.fromkeys(use.key for use in uses):
        entry = library.entries.get(key)
        issued = entry.dates.get("issued") if entry else None
        if date and issued and issued.year and date.year - issued.year > years:
            message = (
                f'source "{key}" of {issued.year} is more than {years} years older than the module'
            )
            hint = "look for a newer work, or ignore this for a classic"
            yield Finding("source-old", first[key].location, message, hint, key=key)


def _unknown(version: ModuleVersion, library: Library) -> Iterator[Finding]:
    for number, key in enumerate(version.front_matter.sources):
        if key not in library.entries:
            near = library.nearest(key)
            yield Finding(
                "source-unknown",
                place(version, f"sources.{number}", "sources"),
                f'the module lists the source "{key}", and no entry in bib/ has this key',
                f'did you mean "{near}"?' if near else "add the entry to a .bib file",
                key=key,
            )


def _unused(course: Course, library: Library, elsewhere: frozenset[str]) -> Iterator[Finding]:
    """Yield the entries that no version cites, lists, or takes fields from, and no other page.

    While a version has not been converted, its citations are not known, and nothing is said.
    """
    versions = list(course.versions)
    if any(v.content is None and v.front_matter.locations for v in versions):
        return
    used = set(elsewhere)
    used |= {key for version in versions for key in version.front_matter.sources}
    used |= {c.key for v in versions if v.content for c in v.content.citations}
    used |= {entry.fields.get("crossref", "") for entry in library.raw.values()}
    entries = (e for e in library.raw.values() if e.key not in used and e.type not in HOLDERS)
    unused = [(entry.key, entry.location) for entry in entries if entry.location]
    if len(unused) > MOST_UNUSED:
        key, where = unused[0]
        message = f"no module cites or lists {len(unused):,} entries of the library"
        yield Finding("entry-unused", where, f'{message}; the first is "{key}"')
        return
    for key, where in unused:
        yield Finding("entry-unused", where, f'no module cites or lists "{key}"', key=key)
