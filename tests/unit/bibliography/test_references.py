"""Reference lists and the citations that lead there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules import format_references
from learning_modules.bibliography.formatting import read_entries
from learning_modules.bibliography.references import Formatter, ReferenceList
from learning_modules.bibliography.styles import style_named, style_names
from learning_modules.model.citation import Citation, CitationMode

LIBRARY = r"""
@article{lind1, author = {Lind, Per}, title = {First}, journal = {Open Ledger}, year = 2001}
@article{lind2, author = {Lind, Per}, title = {Second}, journal = {Open Ledger}, year = 2003}
@article{twin1, author = {Sato, Yuki}, title = {Apples}, journal = {Open Ledger}, year = 2008}
@article{twin2, author = {Sato, Yuki}, title = {Bread}, journal = {Open Ledger}, year = 2008}
@article{many1, author = {Berg, N. and Roy, A. and Kim, J. and Oz, B.}, title = {One}, year = 2010}
@article{many2, author = {Berg, N. and Lee, D. and Kim, J. and Oz, B.}, title = {Two}, year = 2010}
@article{kay1, author = {Kay, Ann}, title = {One}, year = 2015}
@article{kay2, author = {Kay, Bob}, title = {Two}, year = 2016}
@book{two, author = {Alm, A. and Bay, B.}, title = {Pair}, year = 2006}
@book{three, author = {Alm, A. and Bay, B. and Cox, C.}, title = {Trio}, year = 2005}
@book{untitled, title = {A Work Without an Author}, year = 2007}
@article{piece, title = {Small Steps: A Piece}, journal = {Open Ledger}, year = 2007}
@online{undated, author = {Lind, Per}, title = {Page}, url = {https://example.org}}
@book{body, author = {{World Bread Council}}, title = {Loaf}, year = 2020}
@book{again, author = {Moss, Eva}, title = {Again}, date = 1999, origdate = 1950}
"""
ENTRIES = {entry.key: entry for entry in read_entries(LIBRARY)}


def cited(*keys: str, style: str = "apa", only: bool = False, language: str = "en-US") -> str:
    """Return keys cited in one bracket, in a list of all entries or of these keys only."""
    known = [ENTRIES[key] for key in keys if key in ENTRIES]
    listed = ReferenceList(known if only else ENTRIES.values(), style, language)
    return "".join(piece.text for piece in listed.cluster([Citation(key) for key in keys]))


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (["lind1"], "(Lind, 2001)"),
        (["lind2", "lind1"], "(Lind, 2001, 2003)"),
        (["lind1", "body"], "(Lind, 2001; World Bread Council, 2020)"),
        (["twin2", "twin1"], "(Sato, 2008b, 2008a)"),
        (["twin2"], "(Sato, 2008b)"),
        (["two"], "(Alm & Bay, 2006)"),
        (["three"], "(Alm et al., 2005)"),
        (["many1"], "(Berg, Roy, et al., 2010)"),
        (["many2"], "(Berg, Lee, et al., 2010)"),
        (["kay1"], "(A. Kay, 2015)"),
        (["kay2", "kay1"], "(A. Kay, 2015; B. Kay, 2016)"),
        (["untitled"], "(A Work Without an Author, 2007)"),
        (["piece"], "(“Small Steps,” 2007)"),
        (["undated"], "(Lind, n.d.)"),
        (["again"], "(Moss, 1950/1999)"),
        (["nowhere", "lind1"], "(Lind, 2001; nowhere?)"),
    ],
)
def test_author_and_date(keys: list[str], wanted: str) -> None:
    """APA shows authors and years, sorted, told apart where that is needed."""
    assert cited(*keys) == wanted


def test_told_apart_only_where_needed() -> None:
    """Initials, names and letters stand only where the list has works to confuse."""
    alone = [cited(key, only=True) for key in ("kay1", "many1", "twin2")]
    assert alone == ["(Kay, 2015)", "(Berg et al., 2010)", "(Sato, 2008)"]


def test_numbers() -> None:
    """IEEE counts works in the order of their first citation and sorts them in a bracket."""
    listed = ReferenceList([ENTRIES["lind2"], ENTRIES["lind1"]], "ieee")
    assert [reference.label for reference in listed.references] == ["[1]", "[2]"]
    pieces = listed.cluster(
        [Citation("lind1", suffix=", pp. 3-5"), Citation("lind2", prefix="see"), Citation("no")]
    )
    assert "".join(piece.text for piece in pieces) == "[2, pp. 3–5], see [1], no?"


@pytest.mark.parametrize(
    ("citation", "apa", "ieee"),
    [
        (Citation("lind1", suffix=", p. 3"), "(Lind, 2001, p. 3)", "[1, p. 3]"),
        (Citation("lind1", suffix=", chap. 2"), "(Lind, 2001, Chapter 2)", "[1, Ch. 2]"),
        (Citation("lind1", suffix=", para. 4"), "(Lind, 2001, para. 4)", "[1, Para. 4]"),
        (Citation("lind1", prefix="see", suffix=", 3-5 and passim"),
         "(see Lind, 2001, pp. 3–5 and passim)", "see [1, pp. 3–5] and passim"),
        (Citation("lind1", suffix="and elsewhere"),
         "(Lind, 2001 and elsewhere)", "[1] and elsewhere"),
        (Citation("lind1", CitationMode.SUPPRESS_AUTHOR, suffix=", p. 5"),
         "(2001, p. 5)", "[1, p. 5]"),
        (Citation("lind1", CitationMode.AUTHOR_IN_TEXT), "Lind (2001)", "[1]"),
        (Citation("lind1", CitationMode.AUTHOR_IN_TEXT, suffix="p. 33"),
         "Lind (2001, p. 33)", "[1, p. 33]"),
        (Citation("body", CitationMode.AUTHOR_IN_TEXT), "World Bread Council (2020)", "[2]"),
        (Citation("no", CitationMode.AUTHOR_IN_TEXT), "no?", "no?"),
    ],
)  # fmt: skip
def test_one_citation(citation: Citation, apa: str, ieee: str) -> None:
    """Prefix, locator, suffix and mode have their place."""
    for style, wanted in (("apa", apa), ("ieee", ieee)):
        listed = ReferenceList([ENTRIES["lind1"], ENTRIES["body"]], style)
        assert "".join(piece.text for piece in listed.cluster([citation])) == wanted


def test_author_in_text_with_others() -> None:
    """What follows an author in the text stands in the same bracket."""
    listed = ReferenceList(ENTRIES.values())
    first = Citation("body", CitationMode.AUTHOR_IN_TEXT, suffix="p. 3")
    pieces = listed.cluster([first, Citation("two"), Citation("no")])
    text = "".join(piece.text for piece in pieces)
    assert text == "World Bread Council (2020, p. 3; Alm & Bay, 2006; no?)"


def test_no_citations_are_no_pieces() -> None:
    """An empty bracket is nothing at all."""
    assert ReferenceList([ENTRIES["lind1"]]).cluster([]) == ()


def test_pieces_lead_to_their_references() -> None:
    """A piece with a key is what is linked; a missing key has a piece of its own."""
    listed = ReferenceList([ENTRIES["lind1"], ENTRIES["lind2"]])
    pieces = listed.cluster([Citation("lind2"), Citation("lind1"), Citation("no")])
    assert [(piece.text, piece.key, piece.missing) for piece in pieces] == [
        ("(", None, None), ("Lind, 2001", "lind1", None), (", ", None, None),
        ("2003", "lind2", None), ("; ", None, None), ("no?", None, "no"), (")", None, None),
    ]  # fmt: skip


def test_pieces_are_escaped() -> None:
    """What an author writes around a citation, and a key, are text and no HTML."""
    listed = ReferenceList([ENTRIES["lind1"]])
    pieces = listed.cluster([Citation("lind1", prefix="<b>"), Citation("<i>x")])
    html = "".join(piece.html for piece in pieces)
    assert html == "(&lt;b&gt; Lind, 2001; &lt;i&gt;x?)"


def test_only_web_addresses_are_links() -> None:
    """An address that is not of the web stays text."""
    source = "@misc{a, title={T}, year=2001, url={javascript:alert(1)}}"
    html = format_references(source)[0].html
    assert "javascript:alert(1)" in html
    assert "<a" not in html


def test_doi_is_linked_with_odd_characters_encoded() -> None:
    """A DOI is shown as it is and linked to its address."""
    source = "@article{a, title={T}, year=2001, doi={10.1002/(SICI)1<377::AID>3.0;2-P}}"
    html = format_references(source)[0].html
    assert 'href="https://doi.org/10.1002/(SICI)1%3C377::AID%3E3.0;2-P"' in html
    assert ">https://doi.org/10.1002/(SICI)1&lt;377::AID&gt;3.0;2-P</a>" in html


def test_styles_are_found_by_name() -> None:
    """Each file or folder of styles/ is a style; who asks for another is told, and gets APA."""
    assert style_names() == ("apa", "ieee")
    assert style_named("IEEE ").name == "ieee"
    with pytest.warns(UserWarning, match='"chicago" is not known; write apa or ieee'):
        found = format_references(LIBRARY, "chicago")
    assert found == format_references(LIBRARY, "apa")


def test_a_formatter_is_shared() -> None:
    """Two lists with one formatter share the text of an entry, not its label."""
    formatter = Formatter("ieee")
    first = ReferenceList([ENTRIES["lind1"], ENTRIES["lind2"]], formatter=formatter)
    second = ReferenceList([ENTRIES["lind2"]], formatter=formatter)
    assert second.references[0].html is first.references[1].html
    assert second.references[0].label == "[1]"


def test_an_entry_stands_once() -> None:
    """An entry that comes twice is one reference."""
    listed = ReferenceList([ENTRIES["lind1"], ENTRIES["lind1"]], "ieee")
    assert len(listed.references) == 1


def test_an_entry_without_anything_shows_its_key() -> None:
    """No reference is empty."""
    assert [r.text for r in format_references("@misc{alone}", "ieee")] == ["alone"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="@{}\",=#\n abc\\%'$~article book title author year", max_size=200),
    st.sampled_from(["apa", "ieee"]),
    st.sampled_from(["en", "fr", "de-AT", "", "??"]),
)
def test_any_text_is_formatted(text: str, style: str, language: str) -> None:
    """No text makes format_references raise."""
    assert isinstance(format_references(text, style, language), list)
