"""Records of entries kept between builds: an unchanged entry costs a digest and a look-up.

They are JSON, by the digest of the entry as written, in a file named after the code that made
them.  A file that is damaged, foreign, or made by other code counts as absent; so does a record in
it that has not the form of one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from learning_modules.bibliography.entries import normalise
from learning_modules.model.entry import Date, Entry, Name, RawEntry
from learning_modules.source.code import code_version
from learning_modules.source.kept import KeptFiles

#: What an unreadable file or record may raise, however it is broken.
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def entry_digest(raw: RawEntry, language: str) -> str:
    """Return a digest of all that a record is made of; where the entry stands is no part of it."""
    written = [language, raw.key, raw.type, [*raw.fields.items()], [*raw.persons.items()]]
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()


class RecordCache:
    """Records in a folder; None keeps nothing.  A folder that cannot be written is no fault."""

    def __init__(self, folder: Path | None = None) -> None:
        self._files = KeptFiles(folder, ".records")
        self._kept = _unpacked(self._files.read(code_version()) if folder else None)
        self._used: dict[str, Any] = {}
        self.hits = 0
        self.misses = 0

    def record(self, raw: RawEntry, language: str) -> Entry:
        """Return the record of an entry, from the folder if it is there."""
        if self._files.folder is None:
            return normalise(raw, default_language=language)
        digest = entry_digest(raw, language)
        with suppress(*_BROKEN):
            entry = _entry(self._kept[digest], raw)
            self._used[digest] = self._kept[digest]
            self.hits += 1
            return entry
        self.misses += 1
        entry = normalise(raw, default_language=language)
        self._used[digest] = _data(entry)
        return entry

    def save(self) -> None:
        """Keep the records that were asked for, and no other."""
        if self._used.keys() == self._kept.keys() and not self.misses:
            return
        with suppress(ValueError):  # a lone surrogate, which no file can hold
            self._files.write(code_version(), _packed(self._used))
        self._files.forget_unused()


def _packed(records: Mapping[str, Any]) -> bytes:
    ordered = dict(sorted(records.items()))
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def _unpacked(data: bytes | None) -> dict[str, Any]:
    """Return the records of a file by digest; none if that is not what it holds."""
    with suppress(*_BROKEN):
        return dict(json.loads(data)) if data else {}
    return {}


def _data(entry: Entry) -> list[Any]:
    names = {role: [list(vars(n).values()) for n in names] for role, names in entry.names.items()}
    dates = {name: _date_data(date) for name, date in entry.dates.items()}
    return [entry.type, dict(entry.fields), names, dates, entry.language]


def _date_data(date: Date) -> dict[str, Any]:
    data = {name: value for name, value in vars(date).items() if value not in (None, False, "")}
    return data | ({"end": _date_data(date.end)} if date.end else {})


def _entry(data: Any, raw: RawEntry) -> Entry:
    """Return the record that ``data`` describes; it raises where that is none."""
    kind, fields, names, dates, language = data
    return Entry(
        key=raw.key,
        type=_text(kind),
        fields=MappingProxyType({_text(name): _text(text) for name, text in fields.items()}),
        names=MappingProxyType(
            {
                _text(role): tuple(Name(*map(_text, n)) for n in found)
                for role, found in names.items()
            }
        ),
        dates=MappingProxyType({_text(name): _date(date) for name, date in dates.items()}),
        language=None if language is None else _text(language),
        location=raw.location,
        raw=raw,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _date(data: Mapping[str, Any]) -> Date:
    end = _date(data["end"]) if "end" in data else None
    date = Date(**{**data, "end": end})
    numbers = (date.year, date.month, date.day, date.season)
    if not all(number is None or type(number) is int for number in numbers):
        raise TypeError(data)
    if type(date.open) is not bool or type(date.circa) is not bool:
        raise TypeError(data)
    _text(date.literal)
    return date
