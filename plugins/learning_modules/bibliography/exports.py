"""Sources for other programs: BibTeX, CSL-JSON and RIS of the entries that a text cites."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from learning_modules.bibliography.bib_file import MONTHS
from learning_modules.bibliography.module_entry import bibtex
from learning_modules.bibliography.names import in_old_format
from learning_modules.bibliography.ris import ris_record
from learning_modules.model.entry import Date, Entry, Name, RawEntry

#: Fields that are an author's own: places on a disk, notes, marks of programs, inherited links.
_PRIVATE = frozenset(
    "abstract annotation annote comment comments crossref entryset file groups ids keywords "
    "keyword owner pdf presort read related review sortkey timestamp xdata xref".split()
)
_PROGRAM = re.compile(r"bdsk-|mendeley-|date-(?:added|modified)|jabref|__")

_NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("particle", "non-dropping-particle"),
    ("dropping", "dropping-particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)


def to_bibtex(entries: Iterable[Entry]) -> str:
    """Return entries as a .bib file: fields as their library has them, inherited ones included."""
    raw = (_public(entry.raw) for entry in entries if entry.raw is not None)
    return "".join(f"{_with_macros(bibtex(entry))}\n\n" for entry in raw).removesuffix("\n")


def _public(raw: RawEntry) -> RawEntry:
    """Return an entry without the fields that are its owner's own."""
    fields = {
        name: value
        for name, value in raw.fields.items()
        if name not in _PRIVATE and not _PROGRAM.match(name) and value
    }
    persons = {role: in_old_format(names) for role, names in raw.persons.items()}
    return RawEntry(raw.key, raw.type, MappingProxyType(fields), MappingProxyType(persons))


def _with_macros(text: str) -> str:
    """Return the text of an entry with macros for months, which styles translate."""
    months = "|".join(sorted(MONTHS))
    return re.sub(rf"(?m)^(  month\s+= )\{{({months})\}},$", r"\1\2,", text)


def to_csl_json(entries: Iterable[Entry]) -> str:
    """Return entries as CSL-JSON (citation-style-language/schema 1.0.2), indented."""
    items = [_csl_item(entry) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _csl_item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, "type": entry.type}
    item |= {variable: text for variable, text in entry.fields.items() if variable != "annote"}
    item.pop("abstract", None)
    item |= {variable: [_csl_name(n) for n in names] for variable, names in entry.names.items()}
    item |= {variable: _csl_date(date) for variable, date in entry.dates.items()}
    if entry.language:
        item["language"] = entry.language
    return item


def _csl_name(name: Name) -> dict[str, str]:
    return {csl: getattr(name, part) for part, csl in _NAME_PARTS if getattr(name, part)}


def _csl_date(date: Date) -> dict[str, Any]:
    if date.year is None:
        return {"literal": date.literal}
    parts = [_date_parts(date)]
    if date.end is not None and date.end.year is not None:
        parts.append(_date_parts(date.end))
    elif date.open:
        parts.append([0])
    found: dict[str, Any] = {"date-parts": parts}
    extra = {"season": date.season, "circa": date.circa, "literal": date.literal}
    return found | {name: value for name, value in extra.items() if value}


def _date_parts(date: Date) -> list[int]:
    parts = [date.year, date.month, date.day]
    return [part for part in parts[: parts.index(None) if None in parts else 3] if part is not None]


def to_ris(entries: Iterable[Entry]) -> str:
    """Return entries as RIS, lines ended by CR LF as the format wants."""
    return "".join(ris_record(entry) for entry in entries)


#: Ending of a file to what makes its text, in the order they are offered.
EXPORTS: Mapping[str, Any] = MappingProxyType(
    {"bib": to_bibtex, "ris": to_ris, "json": to_csl_json}
)
