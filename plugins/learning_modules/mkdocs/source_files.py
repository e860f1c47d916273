"""The sources of a module, and of the whole course, as files for reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.bibliography.exports import to_bibtex, to_csl_json, to_ris
from learning_modules.checks.reading import Reading
from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.views import View
from learning_modules.model.entry import Entry
from learning_modules.model.module import Content, ModuleVersion, Status
from learning_modules.model.path import in_path_order

#: Ending of each file, what readers call its format, and what writes it.
_FORMATS = (
    ("bib", "BibTeX", to_bibtex),
    ("ris", "RIS", to_ris),
    ("json", "CSL-JSON", to_csl_json),
)

#: The files of the whole course, in the folder of the bibliography page.
COURSE = "bibliography/sources"


def source_keys(version: ModuleVersion) -> tuple[str, ...]:
    """Return the keys of the works that a converted version cites or lists, each once, in order."""
    cited = (use.key for use in (version.content or Content()).citations if use.resolved)
    return tuple(dict.fromkeys((*cited, *version.front_matter.sources)))


def version_sources(version: ModuleVersion) -> str:
    """Return the address of the source files of a version, without their endings."""
    return f"{version.address}downloads/{version.id.lower()}-v{version.version}-sources"


def source_links(address: str) -> list[View]:
    """Return the links to source files, given their address as the page writes it."""
    return [{"label": label, "href": f"{address}.{ending}"} for ending, label, _ in _FORMATS]


def all_source_files(reading: Reading, config: MkDocsConfig) -> Iterator[File]:
    """Yield the source files of every version that has a text, and those of the whole course."""
    entries, course = reading.library.entries, reading.course()
    for version in course.versions:
        if version.front_matter.status is not Status.WITHDRAWN:
            yield from _files(version_sources(version), source_keys(version), entries, config)
    shown = (module.shown for module in in_path_order(course))
    keys = [key for version in shown if version for key in source_keys(version)]
    keys += [use.key for content in reading.docs.values() for use in content.citations]
    yield from _files(COURSE, dict.fromkeys(keys), entries, config)


def _files(
    address: str, keys: Iterable[str], entries: Mapping[str, Entry], config: MkDocsConfig
) -> Iterator[File]:
    """Yield the entries of ``keys`` in each format as files of the site; none if there are none."""
    known = [entries[key] for key in keys if key in entries]
    for ending, _, write in _FORMATS if known else ():
        yield StaticFile.generated(
            config,
            f"{address}.{ending}",
            content=write(known).encode(),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
