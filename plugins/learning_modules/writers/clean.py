"""One cleaning of all texts, before any writer sees them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from learning_modules.diagnostics import Location
from learning_modules.model.cell_text import clean_text

_Record = TypeVar("_Record")


def clean(record: _Record) -> _Record:
    """Return a record (a template, an identity) with every text in it as downloads hold it.

    See :func:`~learning_modules.model.cell_text.clean_text`; records in the record, and in tuples
    of it, are cleaned too.
    """
    changes = {
        field.name: cleaned
        for field in fields(record)  # type: ignore[arg-type]  # every record is a dataclass
        if (cleaned := _value(value := getattr(record, field.name))) is not value
    }
    return replace(record, **changes) if changes else record  # type: ignore[type-var]


def _value(value: object) -> object:
    """Return a value cleaned, or the same object if there is nothing to change."""
    if type(value) is str:
        text = clean_text(value)
        return value if text == value else text
    if isinstance(value, tuple):
        cleaned = tuple(_value(part) for part in value)
        return value if all(a is b for a, b in zip(cleaned, value, strict=True)) else cleaned
    if is_dataclass(value) and not isinstance(value, type | Location):
        return clean(value)
    return value
