"""The course as data: what ``describe`` prints, and what the site offers as course.json."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import singledispatch
from typing import Any

from learning_modules.model.alignment import Alignment
from learning_modules.model.course import Course
from learning_modules.model.entry import Entry
from learning_modules.model.module import Content, FrontMatter, Module, ModuleVersion, Status
from learning_modules.model.presence import Presence
from learning_modules.model.section import Section
from learning_modules.model.template import CellKind, Sheet, Template
from learning_modules.settings import Settings

Data = dict[str, Any]

#: Number of the form of this data; it grows when a name changes its meaning or goes.
FORM = 1

#: Fields of the front matter that say nothing by themselves, or are said elsewhere.
_LEFT_OUT = {"locations", "objectives", "templates", "id", "version", "duration"}


def course_data(
    course: Course, settings: Settings, entries: Iterable[Entry] = (), *, public: bool = False
) -> Data:
    """Return a course as JSON can hold it; ``public`` leaves out what readers do not see.

    Readers do not see drafts, the text of withdrawn versions, places in files, and what is wrong.
    """
    modules = [_module(module, settings, public=public) for module in course.modules]
    shown = [module for module in modules if module["versions"]]
    cited = _cited(course, public=public)
    return {
        "form": FORM,
        "modules": shown,
        "entries": [
            _entry(entry, cited.get(entry.key, ()))
            for entry in entries
            if entry.key in cited or not public
        ],
    }


def _is_public(version: ModuleVersion) -> bool:
    return not version.is_draft


def _module(module: Module, settings: Settings, *, public: bool) -> Data:
    versions = [v for v in module.versions if _is_public(v) or not public]
    shown = module.newest if public else module.shown
    return {
        "id": module.id,
        "title": (shown or module.versions[-1]).front_matter.title,
        "address": module.address,
        "newest": str(module.newest.version) if module.newest else None,
        "versions": [_version(v, settings, public=public) for v in versions],
    }


def _version(version: ModuleVersion, settings: Settings, *, public: bool) -> Data:
    front = version.front_matter
    data: Data = {
        "id": version.id,
        "version": str(version.version),
        "address": version.address,
        **_fields(front),
        "duration": _duration(front),
    }
    if not public:
        data |= {"path": version.path, "locked": version.locked}
    if version.content is None or front.status is Status.WITHDRAWN:
        return data
    presence = Presence(version, settings)
    data |= {
        "files": list(version.files),
        "words": version.content.words,
        "objectives": [_objective(a) for a in presence.aligned],
        "sections": [_section(s, version.content, public=public) for s in version.content.sections],
        "templates": [_template(t) for t in version.content.templates],
        "citations": _citations(version.content, public=public),
    }
    return data


@singledispatch
def plain(value: Any) -> Any:
    """Return a value of a record as JSON can hold it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


@plain.register
def _(value: str) -> str:
    return str(value)  # an enumeration becomes its text


@plain.register
def _(value: datetime.date) -> str:
    return value.isoformat()


@plain.register
def _(value: tuple) -> list[Any]:  # type: ignore[type-arg]
    return [plain(item) for item in value]


@plain.register
def _(value: Mapping) -> Data:  # type: ignore[type-arg]
    return {str(key): plain(item) for key, item in value.items()}


def _fields(front: FrontMatter) -> Data:
    names = [f.name for f in dataclasses.fields(front) if f.name not in _LEFT_OUT]
    return {name: plain(getattr(front, name)) for name in names}


def _duration(front: FrontMatter) -> Data | None:
    return plain(front.duration) if front.duration else None


def _objective(alignment: Alignment) -> Data:
    objective, statement = alignment.objective, alignment.statement
    return {
        "id": objective.id,
        "statement": objective.statement,
        "verbs": [verb.base for verb in statement.verbs],
        "class": str(statement.verb_class) if statement.verb_class else None,
        "taught_in": list(alignment.taught_in),
        "practised_in": list(alignment.practised_in),
        "evidence": list(alignment.evidence),
        "derived": sorted(alignment.derived),
    }


def _section(section: Section, content: Content, *, public: bool) -> Data:
    parent = content.sections[section.parent].id if section.parent is not None else None
    data: Data = {
        "id": section.id,
        "title": section.title,
        "level": section.level,
        "roles": list(section.roles),
        "parent": parent,
        "template": section.is_template,
        "words": section.words,
    }
    if not public:
        data |= {
            "explicit_id": section.explicit_id,
            "stub": section.stub.reason if section.stub else None,
            "line": section.location.line,
        }
    return data


def _template(template: Template) -> Data:
    return {
        "id": template.id,
        "title": template.title,
        "formats": list(template.formats),
        "instructions": list(template.instructions),
        "tips": list(template.tips),
        "fields": list(template.fields),
        "sheets": [_sheet(sheet) for sheet in template.sheets],
    }


def _sheet(sheet: Sheet) -> Data:
    """Return a sheet: columns, the texts of the blank by row, its prompts, the example's rows."""
    prompts = [cell.blank for row in sheet.rows for cell in row if cell.kind is CellKind.PROMPT]
    return {
        "title": sheet.title,
        "kind": str(sheet.kind),
        "columns": [plain(column) for column in sheet.columns],
        "rows": [[cell.blank for cell in row] for row in sheet.rows],
        "prompts": [prompt for prompt in prompts if prompt],
        "example": [[cell.example for cell in row] for row in sheet.example_rows],
        "spare_rows": sheet.spare_rows,
    }


def _citations(content: Content, *, public: bool) -> list[Data]:
    found = []
    for use in content.citations:
        data: Data = {"key": use.key, "section": use.section, "anchor": use.anchor}
        if not public:
            data |= {
                "resolved": use.resolved,
                "line": use.location.line,
                "column": use.location.column,
            }
        found.append(data)
    return found


def _cited(course: Course, *, public: bool) -> dict[str, list[Data]]:
    """Return where each key is cited or listed: module, version and section, in order."""
    found: dict[str, list[Data]] = {}
    for version in course.versions:
        if version.content is None or (public and not _is_public(version)):
            continue
        uses = [(use.key, use.section) for use in version.content.citations]
        for key, section in dict.fromkeys(uses):
            where = {"module": version.id, "version": str(version.version), "section": section}
            found.setdefault(key, []).append(where)
        for key in version.front_matter.sources:
            found.setdefault(key, [])
    return found


def _entry(entry: Entry, cited: Sequence[Data]) -> Data:
    return {
        "key": entry.key,
        "type": entry.type,
        "language": entry.language,
        "fields": dict(entry.fields),
        "names": plain(entry.names),
        "dates": plain(entry.dates),
        "cited_in": list(cited),
    }
