"""The grammar of citations, on its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.citations import CitationText, read_key
from learning_modules.model.citation import Citation, CitationMode, Ids, key_slug

NORMAL, IN_TEXT, SILENT = (
    CitationMode.NORMAL,
    CitationMode.AUTHOR_IN_TEXT,
    CitationMode.SUPPRESS_AUTHOR,
)


def bracket(text: str) -> list[tuple[str, CitationMode, str, str]] | None:
    """Return key, mode, prefix and suffix of the citations of a bracket at the start of a text."""
    cluster = CitationText(text).bracket(text.index("["))
    return [(c.key, c.mode, c.prefix, c.suffix) for c in cluster.citations] if cluster else None


def in_text(text: str) -> tuple[str, list[tuple[str, CitationMode, str]]] | None:
    """Return what the first key in a text takes of it, and key, mode and suffix."""
    cluster = CitationText(text).in_text(text.index("@"))
    if cluster is None:
        return None
    taken = text[cluster.start : cluster.end]
    return taken, [(c.key, c.mode, c.suffix) for c in cluster.citations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@a]", [("a", NORMAL, "", "")]),
        ("[see @a, p. 3; -@b]", [("a", NORMAL, "see", ", p. 3"), ("b", SILENT, "", "")]),
        ("[@{x y}, {p. 3}]", [("x y", NORMAL, "", ", {p. 3}")]),
        ("[@a_b.c:d/e+f-g, 2]", [("a_b.c:d/e+f-g", NORMAL, "", ", 2")]),
        ("[@a.]", [("a", NORMAL, "", ".")]),
        ("[@http://x.y/z]", [("http://x.y/z", NORMAL, "", "")]),
        ("[a [b; c] @d [e] f]", [("d", NORMAL, "a [b; c]", "[e] f")]),
        (r"[@a, x\; y\] z]", [("a", NORMAL, "", r", x; y\] z")]),
        ("[x-@a]", [("a", NORMAL, "x-", "")]),
        ("[x@a]", None),
        ("[@a; b]", None),
        ("[a; @b]", None),
        ("[@a;]", None),
        ("[@a", None),
        ("[]", None),
        ("[@]", None),
        ("[@{}]", None),
        ("[@*]", None),
    ],
)
def test_bracket(text: str, expected: list[tuple[str, CitationMode, str, str]] | None) -> None:
    """Keys, modes, prefixes and suffixes are those that Pandoc reads."""
    assert bracket(text) == expected


@pytest.mark.parametrize(
    ("text", "taken", "citations"),
    [
        ("@a says", "@a", [("a", IN_TEXT, "")]),
        ("-@a says", "-@a", [("a", SILENT, "")]),
        ("@a [p. 3] x", "@a [p. 3]", [("a", IN_TEXT, "p. 3")]),
        ("@a[p. 3]", "@a[p. 3]", [("a", IN_TEXT, "p. 3")]),
        ("@a\n[p. 3]", "@a\n[p. 3]", [("a", IN_TEXT, "p. 3")]),
        ("@a [p. 3; also @b]", "@a [p. 3; also @b]", [("a", IN_TEXT, "p. 3"), ("b", NORMAL, "")]),
        (
            "@a [@b; -@c]",
            "@a [@b; -@c]",
            [("a", IN_TEXT, ""), ("b", NORMAL, ""), ("c", SILENT, "")],
        ),
        ("@a [x](y)", "@a", [("a", IN_TEXT, "")]),
        ("@a [^1]", "@a", [("a", IN_TEXT, "")]),
        ("@a\n\n[p. 3]", "@a", [("a", IN_TEXT, "")]),
        ("@a [p. 3", "@a", [("a", IN_TEXT, "")]),
        ("@a's", "@a", [("a", IN_TEXT, "")]),
        ("@a.b.", "@a.b", [("a.b", IN_TEXT, "")]),
        ("_@a_", "@a", [("a", IN_TEXT, "")]),
    ],
)
def test_in_text(text: str, taken: str, citations: list[tuple[str, CitationMode, str]]) -> None:
    """A key in the text takes the bracket behind it, if that is a suffix or more citations."""
    assert in_text(text) == (taken, citations)


@pytest.mark.parametrize("text", ["me@x", "5@x", "é@x", "@ x", "@;", "@"])
def test_no_key(text: str) -> None:
    """A sign right behind a letter or digit, or without a key behind it, begins nothing."""
    assert read_key(text, text.index("@")) is None


keys = st.from_regex(
    r"[a-zA-Z0-9]([a-zA-Z0-9_]|[:.#$%&+?~/-](?=[a-z0-9]))*[a-z0-9]", fullmatch=True
)
words = st.from_regex(r"([a-zA-Z,.]+( [a-zA-Z0-9.,]+)*)?", fullmatch=True)


@given(st.lists(st.tuples(words, st.booleans(), keys, words), min_size=1, max_size=4))
def test_what_is_written_is_read(parts: list[tuple[str, bool, str, str]]) -> None:
    """A bracket made of keys, prefixes and suffixes reads back as those."""
    written = "; ".join(
        f"{prefix} {'-' * silent}@{key} {suffix}" for prefix, silent, key, suffix in parts
    )
    read = bracket(f"[{written}]")
    assert read == [
        (key, SILENT if silent else NORMAL, prefix, suffix) for prefix, silent, key, suffix in parts
    ]


@given(st.text(alphabet="[]@;-{}\\ ab.,\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reader fail, and a cluster lies where it says."""
    whole = CitationText(text)
    for index, sign in enumerate(text):
        if sign == "[" and (cluster := whole.bracket(index)):
            assert (text[cluster.start], text[cluster.end - 1]) == ("[", "]")
        if sign == "@" and (cluster := whole.in_text(index)):
            assert cluster.start <= index < cluster.end


def test_slugs_of_keys_are_ids() -> None:
    """A slug keeps letters and digits of any script, and is never empty."""
    keys = ["Doe99", "a:b/c.d_e", "żółw 1", "{}", "10.1000/182"]
    assert [key_slug(k) for k in keys] == ["Doe99", "a-b-c-d-e", "żółw-1", "entry", "10-1000-182"]


def test_new_ids_are_free() -> None:
    """An id that is taken gets the next number."""
    ids = Ids({"a", "a-2"})
    assert [ids.new("a"), ids.new("a"), ids.new("b"), ids.new("b")] == ["a-3", "a-4", "b", "b-2"]


def test_a_citation_is_a_record() -> None:
    """A citation compares by what it says."""
    assert Citation("a") == Citation("a", NORMAL)
