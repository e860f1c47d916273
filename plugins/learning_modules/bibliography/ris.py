"""RIS, the format of reference managers: one tag of two letters a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.model.entry import Date, Entry, Name

#: CSL type to RIS type.
_TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "song": "MUSIC",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}

#: Tag to the CSL variable that it holds, in the order of the record.
_TEXTS = (
    ("TI", "title"),
    ("T2", "container-title"),
    ("T3", "collection-title"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("M1", "number"),
    ("ET", "edition"),
    ("M3", "genre"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("SN", "ISBN"),
    ("SN", "ISSN"),
    ("DO", "DOI"),
    ("UR", "URL"),
    ("N1", "note"),
)
_NAMES = (("AU", "author"), ("A4", "translator"))

#: Works in a book have its editors as second authors; a book has none but its own.
_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
_MARKUP = re.compile(r"</?(?:i|b|sup|sub|span)(?:\s[^<>]*)?>")
_RANGE = re.compile(r"\s*([^\s,;–-]+)\s*[-–]+\s*([^\s,;–-]+)\s*\Z")


def ris_record(entry: Entry) -> str:
    """Return one entry as a record of RIS."""
    lines = [("TY", _TYPES.get(entry.type, "GEN")), ("ID", entry.key)]
    editors = "A2" if entry.type in _PARTS else "ED"
    for tag, variable in (*_NAMES, (editors, "editor")):
        names = (_name(name) for name in entry.people(variable) if not name.is_others)
        lines.extend((tag, name) for name in names)
    lines.extend(_dates(entry))
    lines.extend((tag, _plain(entry.text(variable))) for tag, variable in _TEXTS)
    lines.extend(_pages(_plain(entry.text("page"))))
    lines.append(("LA", entry.language or ""))
    lines = [(tag, text) for tag, text in lines if text]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in [*lines, ("ER", "")])


def _plain(text: str) -> str:
    """Return a text on one line, without markup."""
    return " ".join(_MARKUP.sub("", text).split())


def _name(name: Name) -> str:
    """Return a name as ``Family, Given, Suffix``; one that is not split as it is."""
    if name.literal:
        return _plain(name.literal)
    family = " ".join(part for part in (name.dropping, name.surname) if part)
    parts = [part for part in (family, name.given, name.suffix) if part]
    return ", ".join(parts)


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    issued = entry.dates.get("issued")
    if issued and issued.year is not None:
        yield "PY", str(issued.year)
        if issued.month:
            yield "DA", _date(issued)
    accessed = entry.dates.get("accessed")
    if accessed and accessed.year is not None:
        yield "Y2", _date(accessed)


def _date(date: Date) -> str:
    """Return a date as ``YYYY/MM/DD/``; what is not known stays empty."""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year}/{month}/{day}/"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    match = _RANGE.match(pages)
    if match:
        yield "SP", match[1]
        yield "EP", match[2]
    elif pages:
        yield "SP", pages
