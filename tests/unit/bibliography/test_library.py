"""The library: several files, size, nearest keys, and pybtex as witness."""

from __future__ import annotations

import gc
import time

import pybtex.database
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.bibliography.bib_file import NAME_FIELDS
from learning_modules.bibliography.library import Library, read_library
from learning_modules.bibliography.near import KeyIndex, one_slip
from learning_modules.diagnostics import Location
from learning_modules.settings import Settings
from learning_modules.source.text import SourceText


def library(*texts: str, settings: Settings | None = None) -> Library:
    """Return the library of files a.bib, b.bib, ..."""
    names = (f"bib/{chr(97 + number)}.bib" for number in range(len(texts)))
    return read_library(map(SourceText, names, texts), settings)


def test_keys_and_macros_count_across_files() -> None:
    """A macro of one file serves in all; a key twice is reported where it comes second."""
    read = library("@misc{x, title = both}", '@string{both = "Both"}\n@misc{x, title={T}}')
    assert read.raw["x"].fields["title"] == "Both"
    [finding] = read.findings
    assert finding.rule == "entry-duplicate"
    assert finding.location == Location("bib/b.bib", 2, 7, 2, 8)
    assert "bib/a.bib:1:7 already has it" in finding.message


def test_inheritance_is_resolved() -> None:
    """An entry has what its crossref hands down, in whatever order they stand."""
    read = library(
        "@inproceedings{part, crossref={whole}, title={Part}, author={Orr, M.}}\n"
        "@proceedings{whole, title={Whole}, year={2001}}"
    )
    assert read.raw["part"].fields["booktitle"] == "Whole"
    assert read.findings == ()


def test_entries_are_made_when_asked_for() -> None:
    """The mapping knows its keys at once, and gives the same record each time."""
    entries = library("@misc{x, title={T}}").entries
    assert "x" in entries
    assert "y" not in entries
    assert entries["x"] is entries["x"]
    assert (list(entries), len(entries)) == (["x"], 1)


def test_the_number_of_entries_is_limited() -> None:
    """More entries than the limit are an error, and the rest is not read."""
    read = library("@misc{a,title={A}}@misc{b,title={B}}", settings=Settings(limits={"entries": 1}))
    assert list(read.raw) == ["a"]
    assert [f.rule for f in read.findings] == ["library-too-large"]


def test_long_fields_and_lists_are_reported() -> None:
    """A field or a list of names above its limit is a warning; an abstract may be long."""
    limits = Settings(limits={"entry-characters": 50, "entry-authors": 2})
    text = "@misc{a, title={%s}, abstract={%s}, author={A and B and C%s}}"
    read = library(text % ("x" * 60, "y" * 600, " and D" * 3), settings=limits)
    assert [f.rule for f in read.findings] == ["entry-too-long"] * 2


@pytest.mark.parametrize(
    ("key", "nearest", "slip"),
    [
        ("smith2022deploing", "smith2022deploying", "smith2022deploying"),
        ("SMITH2022deploying", "smith2022deploying", "smith2022deploying"),
        ("smith2022", "smith2022deploying", None),
        ("brown2032responsible", "brown2023responsible", "brown2023responsible"),
        ("nothing", None, None),
        ("", None, None),
    ],
)
def test_nearest_keys(key: str, nearest: str | None, slip: str | None) -> None:
    """The nearest key is found by its beginning or end; a slip is one character."""
    index = KeyIndex(["smith2022deploying", "brown2023responsible", "żółw"])
    assert (index.nearest(key), index.slip(key)) == (nearest, slip)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_symmetric(first: str, second: str) -> None:
    """Two texts are one slip apart in both directions."""
    assert one_slip(first, second) == one_slip(second, first)
    assert not one_slip(first, first)


names = st.from_regex(r"[a-z][a-z0-9]{2,8}", fullmatch=True)
values = st.recursive(
    st.from_regex(r"[A-Za-z0-9 .:\\&$~-]{0,12}", fullmatch=True),
    lambda inner: st.lists(inner.map(lambda text: f"{{{text}}}"), max_size=3).map(" ".join),
    max_leaves=6,
)
fields = st.dictionaries(names, values, max_size=5)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(names, names, fields, st.sampled_from(["{}", '""'])), max_size=4))
def test_right_files_are_read_as_pybtex_reads_them(
    entries: list[tuple[str, str, dict[str, str], str]],
) -> None:
    """Types, keys and fields of a file without faults are those that pybtex finds."""
    text = ""
    for number, (kind, key, found, signs) in enumerate(entries):
        body = "".join(f",\n {n} = {signs[0]}{v}{signs[1]}" for n, v in found.items())
        text += f"@{kind}x{{{key}{number}{body}\n}}\n"
    expected = pybtex.database.parse_string(text, "bibtex").entries
    read = library(text)
    assert [f for f in read.findings if f.rule == "library-syntax"] == []
    assert list(read.raw) == list(expected)
    for key, raw in read.raw.items():
        known = dict(expected[key].fields.items())
        assert {n: v for n, v in raw.fields.items() if n not in NAME_FIELDS} == known
        assert raw.type == expected[key].type.lower()


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='@{}(),="#% \nabmisc1\\', max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands in a file, reading it ends, and each finding has its place."""
    read = library(text)
    for entry in read.entries.values():
        assert entry.key
    for finding in read.findings:
        assert finding.location.line is not None
        assert finding.location.column is not None


@given(st.integers(0, 400))
def test_a_file_that_breaks_off_is_read_up_to_there(length: int) -> None:
    """Whatever place a file is cut off at, the entries before it are whole."""
    text = "@misc{a, title = {One {T}wo}, year = 2001}\n" * 3
    text = text.replace("{a,", "{k%d,") % (1, 2, 3)
    read = library(text[:length])
    whole = text[:length].count("}\n")
    assert list(read.raw)[:whole] == [f"k{n}" for n in range(1, whole + 1)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "@misc{k%d, author = {Orr, M.}, title = {Title %d}, year = {2001}}\n",
        '@misc(k%d, title = "%d")',
        "@misc{k%d, title = {%d\n",
        '@misc{k%d, title = "%d\n',
        "@comment{%d %d",
        "@string{a%d = {%d",
        "@ %d %d",
        "@misc{k%d, %d\n",
    ],
)
def test_reading_costs_time_in_proportion(unit: str) -> None:
    """Twice the file takes at most three times as long, faults or not."""

    def seconds(count: int) -> float:
        text = "".join(unit % (n, n) for n in range(count))
        times = []
        for _ in range(2):
            gc.collect()
            start = time.process_time()
            library(text)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(4000) < 3 * seconds(2000) + 0.3


@pytest.mark.slow
def test_deep_braces_are_read() -> None:
    """Ten thousand braces in each other are a value like any other."""
    deep = "{" * 10_000 + "x" + "}" * 10_000
    assert library(f"@misc{{a, title = {{{deep}}}}}").raw["a"].fields["title"] == deep
