"""Entries as records in CSL's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.entries import normalise
from learning_modules.model.entry import Date, RawEntry


def made(kind: str, **fields: str) -> dict[str, str]:
    """Return the text variables of an entry with these fields."""
    return dict(normalise(RawEntry("k", kind, fields)).fields)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("article", "article-journal"), ("techreport", "report"), ("report", "report"),
        ("phdthesis", "thesis"), ("online", "webpage"), ("www", "webpage"),
        ("software", "software"), ("dataset", "dataset"), ("conference", "paper-conference"),
        ("inbook", "chapter"), ("misc", "document"), ("nonsense", "document"),
        ("unpublished", "manuscript"), ("legislation", "legislation"),
    ],
)  # fmt: skip
def test_type(kind: str, wanted: str) -> None:
    """Types of BibTeX and biblatex become types of CSL; an unknown one is a document."""
    assert normalise(RawEntry("k", kind)).type == wanted


def test_aliases_mean_the_same() -> None:
    """journal and journaltitle, address and location, school and institution are one each."""
    assert made("article", journal="J")["container-title"] == "J"
    assert made("article", journaltitle="J")["container-title"] == "J"
    assert made("book", address="Oslo") == made("book", location="Oslo")
    assert made("thesis", institution="U")["publisher"] == "U"


@pytest.mark.parametrize(
    ("kind", "variable"),
    [("book", "collection-number"), ("article", "issue"), ("report", "number")],
)
def test_number(kind: str, variable: str) -> None:
    """What a number counts depends on the type."""
    assert made(kind, number="7") == {variable: "7"}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("10.5555/x", "10.5555/x"),
        ("https://doi.org/10.5555/x", "10.5555/x"),
        ("http://dx.doi.org/10.5555/x", "10.5555/x"),
        ("doi: 10.5555/x", "10.5555/x"),
        (r"10.5555/x\_y", "10.5555/x_y"),
    ],
)
def test_doi(source: str, wanted: str) -> None:
    """A DOI is a DOI, however it is written."""
    assert made("article", doi=source)["DOI"] == wanted


def test_eprint() -> None:
    """A number of arXiv is an address, unless the entry has one."""
    fields = {"eprint": "2101.1", "archiveprefix": "arXiv"}
    assert made("misc", **fields)["URL"] == "https://arxiv.org/abs/2101.1"
    assert made("misc", **fields, url="https://example.org")["URL"] == "https://example.org"


def test_titles_of_a_volume() -> None:
    """The main title is the title, the title that of the volume."""
    fields = made("book", maintitle="All", title="One", subtitle="Two", volume="3")
    assert (fields["title"], fields["volume-title"]) == ("All", "One: Two")


def test_language_keeps_capitals() -> None:
    """A title in another language than English keeps its capitals."""
    assert made("book", title="Die Kunst")["title"] == "Die kunst"
    assert made("book", title="Die Kunst", langid="ngerman")["title"] == "Die Kunst"
    german = normalise(RawEntry("k", "book", {"title": "Die Kunst"}), default_language="de")
    assert german.fields["title"] == "Die Kunst"


def test_short_title() -> None:
    """The short title is the one given, else what stands before the colon."""
    assert made("book", title="One: Two")["title-short"] == "One"
    assert made("book", title="One", subtitle="Two")["title-short"] == "One"
    assert made("book", title="One: Two", shorttitle="O")["title-short"] == "O"
    assert "title-short" not in made("book", title="One")


def test_status_instead_of_the_year() -> None:
    """In press is a state, not a year."""
    entry = normalise(RawEntry("k", "article", {"year": "In Press"}))
    assert (entry.fields["status"], dict(entry.dates)) == ("in press", {})


def test_dates_of_access_and_event() -> None:
    """Each date has its own fields."""
    entry = normalise(RawEntry("k", "online", {"urldate": "2024-05-06", "origyear": "1999"}))
    assert entry.dates["accessed"] == Date(year=2024, month=5, day=6)
    assert entry.dates["original-date"] == Date(year=1999)


def test_names_by_role() -> None:
    """Persons keep their roles; an editor of the type director is one."""
    raw = RawEntry("k", "movie", {"editortype": "director"}, {"editor": "Lind, Per"})
    assert list(normalise(raw).names) == ["director"]


@given(
    st.sampled_from(["article", "book", "misc", "patent", "inproceedings", "periodical", "x"]),
    st.dictionaries(
        st.sampled_from(
            "title author year date pages volume number doi url series type edition maintitle "
            "month langid eprint eprinttype journal publisher location options crossref".split()
        ),
        st.text(max_size=40),
    ),
)
def test_any_entry_is_made(kind: str, fields: dict[str, str]) -> None:
    """No fields make the normaliser fail, and an empty field is no variable."""
    entry = normalise(RawEntry("k", kind, fields))
    assert all(entry.fields.values())
