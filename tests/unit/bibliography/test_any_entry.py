"""Any entry, of any type, with anything in its fields: a reference that is nothing but text."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.bibliography.entries import normalise
from learning_modules.bibliography.entry_types import CSL_TYPES
from learning_modules.bibliography.exports import EXPORTS
from learning_modules.bibliography.references import ReferenceList
from learning_modules.bibliography.styles import style_names
from learning_modules.model.citation import Citation, CitationMode
from learning_modules.model.entry import Entry, RawEntry

_Written = tuple[str, dict[str, str], dict[str, str]]

#: What a style writes itself; an address is one of the web.
OWN = re.compile(
    r"</?(?:i|b|sup|sub)>|</(?:a|span)>|<span style=\"font-variant: small-caps\">"
    r"|<a href=\"https?://[^\"<>]*\">"
)
FIELDS = (
    "title subtitle booktitle journal publisher institution location edition volume number series "
    "pages year month date urldate origdate doi url eprint eprinttype type howpublished note "
    "pubstate langid language version addendum chapter eid issue issuetitle maintitle volumes "
    "eventtitle isbn shorttitle titleaddon options venue pagetotal part"
).split()
ROLES = ("author", "editor", "translator", "editora", "bookauthor")

words = st.text(max_size=20) | st.sampled_from(
    [
        "2020", "2020-05-06/2020-06", "1900?", "in press", "12--14", "3", "{A} B", "<b>x</b>", "&",
        '"', "<script>", "$x<y$", "javascript:x", "http://a.b/<c>?d=\"e\"", "\\'e", "{{", "1st",
        "\\emph{a}", "forthcoming", "en", "ngerman", "arXiv", "10.1/<x>", "\ue000", "\ue001", "may",
        "Ada Vik and Tor Berg and others", "{Board}", "de la Vik, Jr., Ada", "and", ",",
    ]
)  # fmt: skip
fields = st.dictionaries(st.sampled_from(FIELDS), words, max_size=9)
persons = st.dictionaries(st.sampled_from(ROLES), words, max_size=3)
kinds = st.sampled_from([*sorted(CSL_TYPES), "set", "unheard"])
any_entry = st.tuples(kinds, fields, persons)


def made(key: str, kind: str, values: dict[str, str], people: dict[str, str]) -> Entry:
    return normalise(RawEntry(key, kind, values, people))


def assert_text(html: str) -> None:
    """Nothing but a style's own tags is HTML."""
    rest = OWN.sub("", html)
    assert "<" not in rest
    assert ">" not in rest


@settings(max_examples=150, deadline=None)
@given(any_entry, any_entry, st.sampled_from(["en", "en-GB", "fr", "de"]))
def test_any_entry_is_a_reference(one: _Written, other: _Written, language: str) -> None:
    """Each style writes any entry and its citation in each language; each export takes it."""
    entries = [made("a", *one), made("<b>", *other)]
    for style in style_names():
        listed = ReferenceList(entries, style, language)
        assert {reference.key for reference in listed.references} == {"a", "<b>"}
        for reference in listed.references:
            assert reference.text.strip()
            assert_text(reference.html)
        for piece in listed.cluster([Citation("<b>"), Citation("a", suffix=", p. 3")]):
            assert_text(piece.html)
    written = {ending: make(entries) for ending, make in EXPORTS.items()}
    assert len(json.loads(written["json"])) == 2


affixes = st.text(alphabet="<>&\"'{}[]().,;:-– pchs.3iv*\u00a0\U000f0000\U000f8000", max_size=25)
modes = st.sampled_from(CitationMode)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), modes, affixes, affixes), max_size=4))
def test_any_words_around_a_citation_are_text(
    parts: list[tuple[str, CitationMode, str, str]],
) -> None:
    """Prefixes and suffixes are never HTML, whatever their citations are joined with."""
    entries = [
        made(k, "book", {"title": "T", "year": "2001"}, {"author": "Vik, Ada"}) for k in "ab"
    ]
    citations = [Citation(*part) for part in parts]
    for style in style_names():
        pieces = ReferenceList(entries, style).cluster(citations)
        for piece in pieces:
            assert_text(piece.html)
        assert {piece.missing for piece in pieces} >= {c.key for c in citations if c.key == "c"}
