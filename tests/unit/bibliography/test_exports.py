"""Sources for other programs: they read back as the same works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pybtex.database
import pytest

from learning_modules.bibliography.exports import EXPORTS, to_bibtex, to_csl_json, to_ris
from learning_modules.bibliography.library import Library, read_library
from learning_modules.model.entry import Entry
from learning_modules.source.text import SourceText

BIB = r"""
@string{lett = "Letters of {N}umbers"}
@article{orr2001, author = {{\'O}rr, Mina and van Beeck, Jr., Ludwig and others},
  title = {On {X}-rays \& {\em more}: $x^2$}, journal = lett, year = 2001, month = mar,
  volume = {3}, number = {4}, pages = {30--41},
  doi = {https://doi.org/10.1000/a\_b}, file = {/home/x.pdf}}
@inproceedings{part, crossref = {whole}, title = {A Part}, author = {{Board of Trade and Crafts}}}
@proceedings{whole, title = {The Whole}, editor = {Hale, T.}, date = {2003-05-04/2003-05-06}}
@online{page, title = {A page}, url = {https://example.org/~x?a=b&c=d}, urldate = {2024-01-02},
  langid = {ngerman}}
"""


def library(text: str) -> Library:
    return read_library([SourceText("refs.bib", text)])


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Return the works of the file above."""
    return list(library(BIB).entries.values())


def work(entry: Entry) -> tuple[object, ...]:
    return entry.type, dict(entry.fields), dict(entry.names), dict(entry.dates), entry.language


def test_bibtex_reads_back(entries: list[Entry]) -> None:
    """A .bib file holds the same works, inherited fields included, and nothing private."""
    text = to_bibtex(entries)
    again = library(text)
    assert again.findings == ()
    assert [work(e) for e in again.entries.values()] == [work(e) for e in entries]
    assert len(pybtex.database.parse_string(text, "bibtex").entries) == len(entries)
    assert "/home/" not in text
    assert "crossref" not in text
    assert re.search(r"month\s+= mar,", text)


def test_csl_json_holds_the_works(entries: list[Entry]) -> None:
    """CSL-JSON has types, names in parts, dates in parts, and text without LaTeX."""
    items = {item["id"]: item for item in json.loads(to_csl_json(entries))}
    assert items["orr2001"]["author"] == [
        {"family": "Órr", "given": "Mina"},
        {"family": "Beeck", "given": "Ludwig", "dropping-particle": "van", "suffix": "Jr."},
        {"literal": "others"},
    ]
    assert items["orr2001"]["issued"] == {"date-parts": [[2001, 3]]}
    assert items["part"]["container-title"] == "The whole"
    assert items["part"]["author"] == [{"literal": "Board of Trade and Crafts"}]
    assert items["whole"]["issued"] == {"date-parts": [[2003, 5, 4], [2003, 5, 6]]}
    assert items["page"]["accessed"] == {"date-parts": [[2024, 1, 2]]}
    assert items["page"]["language"] == "de-DE"


def test_ris_holds_the_works(entries: list[Entry]) -> None:
    """RIS has one record a work, with names, dates, pages and identifiers in their tags."""
    text = to_ris(entries)
    records = [
        [tuple(line.split("  - ", 1)) for line in record.split("\r\n") if line]
        for record in text.split("ER  - \r\n")[:-1]
    ]
    assert len(records) == len(entries)
    first = records[0]
    assert first[0] == ("TY", "JOUR")
    for pair in (
        ("ID", "orr2001"),
        ("AU", "Órr, Mina"),
        ("AU", "van Beeck, Ludwig, Jr."),
        ("PY", "2001"),
        ("DA", "2001/03//"),
        ("T2", "Letters of Numbers"),
        ("SP", "30"),
        ("EP", "41"),
        ("DO", "10.1000/a_b"),
    ):
        assert pair in first
    assert ("UR", "https://example.org/~x?a=b&c=d") in records[3]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n") if line)


def test_every_export_of_nothing_is_well_formed() -> None:
    """A text that cites nothing has empty files."""
    assert {ending: make([]) for ending, make in EXPORTS.items()} == {
        "bib": "",
        "ris": "",
        "json": "[]\n",
    }


def test_shared_entries_read_back(shared: Path) -> None:
    """Every entry of the shared cases is the same work after a way through a .bib file."""
    cases = json.loads((shared / "citations" / "entries.json").read_text("utf-8"))["cases"]
    texts = sorted({case["bib"] for case in cases})
    for text in texts:
        own = list(library(text).entries.values())
        again = library(to_bibtex(own)).entries
        for entry in own:
            assert _cited(again[entry.key]) == _cited(entry)


def _cited(entry: Entry) -> tuple[object, ...]:
    private = ("abstract", "annote", "keyword")
    fields = {name: text for name, text in entry.fields.items() if name not in private}
    return entry.type, fields, entry.names, entry.dates, entry.language
