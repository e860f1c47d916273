"""crossref and xdata."""

from __future__ import annotations

from learning_modules.bibliography.inheritance import inherit
from learning_modules.model.entry import RawEntry


def entry(key: str, kind: str, **fields: str) -> RawEntry:
    """Return an entry as a reader hands it over."""
    persons = {name: fields.pop(name) for name in ("author", "editor") if name in fields}
    return RawEntry(key=key, type=kind, fields=fields, persons=persons)


def test_a_part_takes_over_the_whole() -> None:
    """The title of the book becomes the book title of its part; what the part has, it keeps."""
    part = entry("p", "incollection", title="Part", year="2002", crossref="w")
    whole = entry("w", "collection", title="Whole", year="2001", editor="Lind, Per")
    found = inherit([part, whole])[0]
    assert dict(found.fields) == {
        "title": "Part", "year": "2002", "crossref": "w", "booktitle": "Whole",
    }  # fmt: skip
    assert found.persons["editor"] == "Lind, Per"


def test_a_volume_takes_over_the_main_title() -> None:
    """A book of a work in volumes has that work's title as its main title."""
    volume = entry("v", "book", title="One", crossref="m")
    found = inherit([volume, entry("m", "mvbook", title="All", author="Lind, Per")])[0]
    assert found.fields["maintitle"] == "All"
    assert found.persons["bookauthor"] == "Lind, Per"


def test_shared_fields_come_from_xdata() -> None:
    """xdata hands its fields down under their own names, also through one another."""
    book = entry("b", "book", title="One", xdata="{x, missing}")
    shared = entry("x", "xdata", publisher="Fjord", xdata="y")
    found = inherit([book, shared, entry("y", "xdata", location="Bergen")])[0]
    assert (found.fields["publisher"], found.fields["location"]) == ("Fjord", "Bergen")


def test_a_circle_ends() -> None:
    """Entries that name each other, or themselves, are read all the same."""
    one = entry("a", "book", title="A", crossref="b")
    two = entry("b", "book", note="B", crossref="a")
    alone = entry("c", "book", crossref="c")
    found = inherit([one, two, alone])
    assert found[0].fields["note"] == "B"
    assert found[2] == alone


def test_what_is_the_parents_own_stays_there() -> None:
    """Keys for sorting, labels and options are not handed down."""
    part = entry("p", "inbook", crossref="w")
    whole = entry("w", "book", title="W", sortkey="x", options="y", shorttitle="z")
    assert set(inherit([part, whole])[0].fields) == {"crossref", "booktitle"}
