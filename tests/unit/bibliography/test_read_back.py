"""Sources for other programs, read back by libraries that did not write them."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pybtex.database
import pytest
import rispy
import yaml
from citeproc.source.json import CiteProcJSON

from learning_modules.bibliography.exports import to_bibtex, to_csl_json, to_ris
from learning_modules.bibliography.library import read_library
from learning_modules.model.entry import Entry, Name
from learning_modules.source.text import SourceText

CASES = Path(__file__).parents[2] / "cases"

#: Variables of CSL 1.0.2 that the other library does not know.
LATER = ("volume_title",)


def libraries() -> Iterator[str]:
    """Yield the libraries of the golden cases."""
    for file in sorted((CASES / "references").glob("*.yml")):
        yield from (case["bib"] for case in yaml.safe_load(file.read_text("utf-8")))
    for file in sorted((CASES / "citations").glob("*.bib")):
        yield file.read_text("utf-8")


def works(text: str) -> list[Entry]:
    found = read_library([SourceText("refs.bib", text)]).entries.values()
    return [entry for entry in found if entry.raw and entry.raw.type not in ("xdata", "set")]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Return the works of all golden cases, each with a key of its own."""
    found = [entry for text in libraries() for entry in works(text)]
    assert len(found) > 140
    return found


def plain(text: str) -> str:
    return " ".join(re.sub(r"</?(?:i|b|sup|sub|span)\b[^<>]*>", "", text).split())


def surnames(names: tuple[Name, ...]) -> list[str]:
    """Return what stands before the first comma of each name."""
    listed = [name for name in names if not name.is_others]
    return [plain(n.literal or " ".join(filter(None, (n.dropping, n.surname)))) for n in listed]


def test_ris(entries: list[Entry]) -> None:
    """Another reader of RIS finds the same works, and no tag that it does not know but ED."""
    records = rispy.loads(to_ris(entries))
    assert [record["id"] for record in records] == [entry.key for entry in entries]
    for record, entry in zip(records, entries, strict=True):
        assert record.get("title", "") == plain(entry.text("title"))
        assert record.get("doi", "") == entry.text("DOI")
        issued = entry.dates.get("issued")
        assert record.get("year") == (str(issued.year) if issued and issued.year else None)
        authors = [name.split(",")[0] for name in record.get("authors", [])]
        assert authors == [name.split(",")[0] for name in surnames(entry.people("author"))]
        unknown = record.get("unknown_tag", {})
        assert set(unknown) <= {"ED"}
        editors = [*unknown.get("ED", []), *record.get("secondary_authors", [])]
        assert len(editors) == len(surnames(entry.people("editor")))


def test_csl_json(entries: list[Entry]) -> None:
    """Another processor takes every item, and knows all of its variables."""
    for number, entry in enumerate(entries):
        [item] = json.loads(to_csl_json([entry]))
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            [found] = CiteProcJSON([item | {"id": f"k{number}"}]).values()
        unknown = [str(warning.message).rpartition(": ")[2] for warning in told]
        assert set(unknown) <= set(LATER)
        assert str(found.type) == entry.type
        assert plain(str(found.get("title", ""))) == plain(entry.text("title"))
        assert [
            str(name.get("family") or name.get("literal")) for name in found.get("author", [])
        ] == [name.family or name.literal for name in entry.people("author")]
        assert _year(found.get("issued")) == _own_year(entry)


def _year(date: Any) -> int | None:
    begin = date.get("begin", date) if date else {}
    year = begin.get("year")
    return int(year) if year is not None else None


def _own_year(entry: Entry) -> int | None:
    issued = entry.dates.get("issued")
    return issued.year if issued else None


def test_bibtex() -> None:
    """pybtex reads as many entries as were written, with their titles and authors."""
    for text in libraries():
        own = works(text)
        data = pybtex.database.parse_string(to_bibtex(own), "bibtex")
        assert list(data.entries) == [entry.key for entry in own]
        for entry in own:
            raw = entry.raw
            assert raw is not None
            found = data.entries[entry.key]
            assert found.fields.get("title", "") == " ".join(raw.fields.get("title", "").split())
            assert len(found.persons.get("author", ())) == len(entry.people("author"))
