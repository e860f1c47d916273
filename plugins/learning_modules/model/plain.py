"""Records as plain data, and back: what a build keeps for the next is JSON and never code.

A record is the list of its fields in their order, so it is read back by the same version of the
package only; whoever keeps it has to make sure of that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import PurePath
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

_T = TypeVar("_T")

#: Types that JSON has itself.
_SCALARS = (str, int, float, bool, NoneType)


def plain(value: Any) -> Any:
    """Return a value as JSON has it: records and collections as lists, sets in order.

    Raises TypeError for a value that is none of those, such as a function.
    """
    if isinstance(value, _SCALARS):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [[plain(key), plain(item)] for key, item in value.items()]
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=_text)
    if isinstance(value, Collection):
        return [plain(item) for item in value]
    if isinstance(value, date | PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no plain record")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """Return a value as one text, the same for equal values.  Raises TypeError as :func:`plain`."""
    return _text(plain(value))


def restored(kind: type[_T], data: Any) -> _T:
    """Return the record of this class that ``data`` was made of.

    Its fields are scalars, enumerations of strings, tuples, frozen sets and records of these.
    Raises TypeError, ValueError, KeyError or IndexError where ``data`` is something else.
    """
    made: _T = _reader(cast("Any", kind))(data)
    return made


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads values of this type."""
    if get_origin(kind) in (tuple, frozenset):
        return _collection(get_origin(kind), get_args(kind))
    if get_origin(kind) is UnionType:
        inner = [_reader(one) for one in get_args(kind) if one is not NoneType]
        if len(inner) == 1:
            return lambda data: None if data is None else inner[0](data)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if kind in _SCALARS:
        return lambda data: _scalar(kind, data)
    raise TypeError(f"{kind} cannot be read back")


def _scalar(kind: type, data: Any) -> Any:
    if type(data) is not kind:
        raise TypeError(f"{type(data).__name__} where {kind.__name__} belongs")
    return data


def _collection(make: Callable[[Any], Any], kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    item = _reader(kinds[0])
    return lambda data: make(item(one) for one in _list(data))


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(f"{type(data).__name__} where a list belongs")
    return data


def _record(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind)]

    def read(data: Any) -> Any:
        return kind(*(one(value) for one, value in zip(readers, _list(data), strict=True)))

    return read
