"""``templates/versions.json``: every template in every version, for whoever asks about a copy.

The page that reads a copy in the browser asks it; other programs may, too.  Its addresses are
relative to its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.downloads import Downloads
from learning_modules.mkdocs.files import VERSIONS, StaticFile
from learning_modules.mkdocs.views import Frame, version_text
from learning_modules.model.course import Course
from learning_modules.model.differences import Differences, differences, renamed
from learning_modules.model.file_names import archive_name, ascii_slug, file_name
from learning_modules.model.module import Content, Module, ModuleVersion, Status
from learning_modules.model.template import Template

Record = dict[str, Any]


def index_file(course: Course, downloads: Downloads, config: MkDocsConfig) -> File:
    """Return the index as a file of the site; ``course`` is converted."""
    content = index_bytes(course, downloads)
    return StaticFile.generated(
        config, VERSIONS, content=content, inclusion=InclusionLevel.NOT_IN_NAV
    )


def index_bytes(course: Course, downloads: Downloads) -> bytes:
    """Return the index as JSON in ASCII, without any mark that a browser takes for a tag."""
    text = json.dumps(index(course, downloads), separators=(",", ":"))
    return f"{text}\n".replace("<", "\\u003c").encode("ascii")


def index(course: Course, downloads: Downloads) -> Record:
    """Return every module with its versions but for drafts, oldest first, and their templates."""
    found = ((module, public_versions(module)) for module in course.modules)
    return {"format": 1, "modules": {m.id: _module(m, vs, downloads) for m, vs in found if vs}}


def public_versions(module: Module) -> list[ModuleVersion]:
    """Return the versions that are or were published, oldest first."""
    return [version for version in module.versions if not version.is_draft]


def _module(module: Module, versions: Sequence[ModuleVersion], downloads: Downloads) -> Record:
    newest = module.newest
    known = newest or versions[-1]
    frame = downloads.frame
    return {
        "title": known.front_matter.title,
        "slug": ascii_slug(module.id),
        "formerly": list(known.front_matter.formerly),
        "address": _address(frame, module.address),
        "newest": str(newest.version) if newest else None,
        "versions": [_version(version, newest, downloads) for version in versions],
    }


def _version(version: ModuleVersion, newest: ModuleVersion | None, downloads: Downloads) -> Record:
    front = version.front_matter
    return {
        "version": str(version.version),
        "text": version_text(front, downloads.frame.terms),
        "date": front.date.isoformat() if front.date else None,
        "status": str(front.status),
        "address": _address(downloads.frame, version.address),
        "archive": archive_name(version.id, version.version).removesuffix(".zip"),
        "changes": list(front.changes),
        "templates": list(_templates(version, newest, downloads)),
    }


def _templates(
    version: ModuleVersion, newest: ModuleVersion | None, downloads: Downloads
) -> Iterator[Record]:
    """Yield the templates of a version; a withdrawn one offers none."""
    if version.front_matter.status is Status.WITHDRAWN:
        return
    found = None
    if newest is not None and version.version < newest.version:
        found = differences(version, newest, old_text="", new_text="")
    for template in templates_of(version):
        record = _template(template, version, downloads.frame)
        if found is not None and newest is not None:
            record["since"] = _since(template, newest, found)
        else:
            record["files"] = list(_files(version, template, downloads))
        yield record


def _template(template: Template, version: ModuleVersion, frame: Frame) -> Record:
    name = file_name(version.id, template.id, version=version.version, extension="x")
    return {
        "id": template.id,
        "title": template.title,
        "stem": name.removesuffix(".x"),
        "address": f"{_address(frame, version.address)}#{template.id}",
        "columns": [[column.title for column in sheet.columns] for sheet in template.sheets],
    }


def _since(template: Template, newest: ModuleVersion, found: Differences) -> Record:
    """Return what became of a template of an older version: ``now`` is its id in the newest."""
    now = renamed(template.id, newest.front_matter.section_aliases)
    if not any(other.id == now for other in templates_of(newest)):
        return {"now": None}
    change = next((c for c in found.templates_changed if c.template.id == now), None)
    if change is None:
        return {"now": now}
    return {
        "now": now,
        "columns_added": list(change.columns_added),
        "columns_removed": list(change.columns_removed),
        "rows_added": len(change.rows_added),
        "rows_removed": len(change.rows_removed),
    }


def _files(version: ModuleVersion, template: Template, downloads: Downloads) -> Iterator[Record]:
    folder = _address(downloads.frame, f"{version.address}downloads/x").removesuffix("x")
    for download in downloads.of(version, template):
        yield {
            "format": download.format,
            "address": f"{folder}{download.name}",
            "size": download.size,
        }


def _address(frame: Frame, address: str) -> str:
    return relative_address(frame.targets.page(address), VERSIONS)


def templates_of(version: ModuleVersion) -> tuple[Template, ...]:
    """Return the templates of a converted version."""
    return (version.content or Content()).templates


def lines_of(module: Module) -> list[list[tuple[ModuleVersion, Template]]]:
    """Return each template of a module as it stands in each version that has it, newest first.

    A template that the newest version no longer has comes last.
    """
    aliases = (module.newest or module.versions[-1]).front_matter.section_aliases
    lines: dict[str, list[tuple[ModuleVersion, Template]]] = {}
    for version in reversed(public_versions(module)):
        if version.front_matter.status is not Status.WITHDRAWN:
            for template in templates_of(version):
                now = renamed(template.id, aliases)
                lines.setdefault(now, []).append((version, template))
    return list(lines.values())
