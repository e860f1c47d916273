"""Files of renamed modules at their old addresses: no page can lead on from a link to a file.

A page of HTML that stood in the place of a workbook would be downloaded as one and not open.  So
what the version offers today is there under the old name too, with today's id inside.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.redirects import former_addresses
from learning_modules.model.course import Course
from learning_modules.model.file_names import ascii_slug


def former_files(files: Files, course: Course, config: MkDocsConfig) -> list[File]:
    """Return a copy of each file of a renamed module at each address it had.

    What a site has there already stays.
    """
    copies: dict[str, File] = {}
    there = {file.dest_uri.casefold() for file in files}
    for file, uri in _moved(files, course):
        if uri.casefold() not in there:
            copies.setdefault(uri.casefold(), _copy(file, uri, config))
    return list(copies.values())


def _moved(files: Files, course: Course) -> Iterator[tuple[File, str]]:
    """Yield each file in the folder of a version with an address that it had."""
    statics = [file for file in files if isinstance(file, StaticFile)]
    for old, module_id, new_folder, old_folder in former_addresses(course):
        name = f"{ascii_slug(module_id)}-"
        for file in statics:
            inner = file.dest_uri.removeprefix(new_folder)
            if inner == file.dest_uri or inner.endswith(".html"):
                continue
            folder, base = posixpath.split(inner)
            if folder == "downloads" and base.startswith(name):
                base = f"{ascii_slug(old)}-{base.removeprefix(name)}"
            yield file, posixpath.join(old_folder, folder, base)


def _copy(file: File, uri: str, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.NOT_IN_NAV
    if file.abs_src_path is not None:
        source = file.abs_src_path
        return StaticFile.generated(config, uri, abs_src_path=source, inclusion=inclusion)
    return StaticFile.generated(config, uri, content=file.content_bytes, inclusion=inclusion)
