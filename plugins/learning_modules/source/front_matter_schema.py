"""The JSON Schema of a front matter, made from the records it is read into.

JSON Schema draft 2020-12.  Where the reader takes a short form, the schema takes it too.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from learning_modules.diagnostics import Location
from learning_modules.model.identity import MODULE_ID_LENGTH, Version
from learning_modules.model.module import Audience, Author, Duration, FrontMatter
from learning_modules.model.objective import Objective
from learning_modules.model.template import ColumnOptions, TemplateOptions

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

#: What each field is for, in a sentence.
DESCRIPTIONS: Mapping[str, str] = {
    "id": "The module's id; the name of its folder.",
    "version": "MAJOR.MINOR.PATCH; the name of the version's folder.",
    "title": "The module's title; required.",
    "status": "draft (the default), published or withdrawn.",
    "type": "Which sections are required: learning-module (the default), reading, or another.",
    "date": "The day of publication; required when published.",
    "summary": "One sentence for cards and search results.",
    "changes": "What changed, for readers; required from the second version on.",
    "audience": "Whom the module is for: level and roles, or a text.",
    "duration": "The time a learner needs, such as 3 h or 90 min.",
    "prerequisites": "Ids of modules to read first.",
    "pillars": "Pillars the module treats; each needs a section.",
    "objectives": "What a learner will be able to do; required when published.",
    "objective": "The only objective, as a text.",
    "templates": "Options of templates, by the id of their heading.",
    "sources": "Keys of works that are listed without being cited.",
    "authors": "Who wrote the module.",
    "license": "An SPDX licence id; the site's by default.",
    "language": "The language of the text as a BCP 47 tag; the site's by default.",
    "tags": "Words to find the module by.",
    "formerly": "Ids the module had before; they lead here.",
    "section_aliases": "Old ids of sections, with the ids they have now.",
    "without": "Roles of sections the module does without, each with the reason.",
    "withdrawn": "When and why the version was withdrawn; required when withdrawn.",
}

_TEXT: Schema = {"type": "string"}
_DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


#: A published module has an objective, unless it is a reading.
_PROMISES: Schema = {
    "anyOf": [
        {"required": ["objective"]},
        {"required": ["objectives"]},
        {"properties": {"type": {"const": "reading"}}, "required": ["type"]},
    ]
}


def _list_of(item: Schema) -> Schema:
    """Return the schema of a list; a single value is taken where a list is meant."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _object(record: type) -> Schema:
    """Return the schema of a record that is written as fields; places are not written."""
    hints = get_type_hints(record)
    fields = [f for f in dataclasses.fields(record) if hints[f.name] is not Location]
    required = [
        f.name
        for f in fields
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]
    schema: Schema = {
        "type": "object",
        "properties": {f.name: schema_of(hints[f.name]) for f in fields},
        "additionalProperties": False,
    }
    return schema | ({"required": required} if required else {})


def _objective() -> Schema:
    """Return the schema of an objective; its id may be left out."""
    return {"anyOf": [_TEXT, _object(Objective) | {"required": ["statement"]}]}


def _column() -> Schema:
    kinds = _object(ColumnOptions)
    return {"anyOf": [kinds["properties"]["type"], {"type": "array", "items": _TEXT}, kinds]}


def _options() -> Schema:
    formats = {"type": "array", "items": _TEXT}
    return {"anyOf": [formats, {"type": "null"}, _object(TemplateOptions)]}


def _audience() -> Schema:
    return {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}, _object(Audience)]}


#: Records that are written as a text, or may be written in a shorter way than as fields.
_WRITTEN: Mapping[type, Callable[[], Schema]] = {
    Version: lambda: _TEXT | {"pattern": r"^\d+\.\d+\.\d+$"},
    Duration: lambda: _TEXT,
    Audience: _audience,
    Author: lambda: {"anyOf": [_TEXT, _object(Author)]},
    Objective: _objective,
    ColumnOptions: _column,
    TemplateOptions: _options,
    datetime.date: lambda: _DATE,
    str: lambda: _TEXT,
    int: lambda: {"type": "integer", "minimum": 0},
    bool: lambda: {"type": "boolean"},
}


def schema_of(hint: Any) -> Schema:
    """Return the schema of a value with this type annotation."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return schema_of(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return _list_of(schema_of(arguments[0]))
    if origin is not None:
        return {"type": "object", "additionalProperties": schema_of(arguments[1])}
    if hint in _WRITTEN:
        return _WRITTEN[hint]()
    if issubclass(hint, StrEnum):
        return {"enum": [str(member) for member in hint]}
    return _object(hint)


def front_matter_schema() -> Schema:
    """Return the JSON Schema of the front matter of a module."""
    hints = get_type_hints(FrontMatter)
    properties = {
        field.name: schema_of(hints[field.name])
        for field in dataclasses.fields(FrontMatter)
        if field.name != "locations"
    }
    properties["id"] = _TEXT | {"maxLength": MODULE_ID_LENGTH}
    properties["objective"] = _objective()
    return {
        "$schema": DRAFT,
        "title": "Front matter of a learning module",
        "type": "object",
        "properties": {
            name: {"description": text, **properties[name]} for name, text in DESCRIPTIONS.items()
        },
        "required": ["title"],
        "additionalProperties": False,
        "allOf": [
            _when("published", {"required": ["date"]}),
            _when("withdrawn", {"required": ["withdrawn"]}),
            _when("published", _PROMISES),
        ],
        "not": {"required": ["objective", "objectives"]},
    }


def _when(status: str, then: Schema) -> Schema:
    """Return the schema that asks for more where the status is this one."""
    condition = {"properties": {"status": {"const": status}}, "required": ["status"]}
    return {"if": condition, "then": then}
