"""Formatted text: joining, punctuation, quotation marks, tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.richtext import (
    BOLD,
    ITALIC,
    SUBSCRIPT,
    Rich,
    Run,
    from_markup,
    join,
    linked,
    marked,
    quoted,
    rich,
    to_html,
    to_markup,
    to_text,
    wrap,
)

MARKS = st.sampled_from([0, ITALIC, BOLD, SUBSCRIPT, ITALIC | SUBSCRIPT])
TEXTS = st.lists(
    st.builds(Run, st.text(st.characters(exclude_categories=["Cs", "Co"]), min_size=1), MARKS)
).map(tuple)


@pytest.mark.parametrize(
    ("left", "delimiter", "right", "wanted"),
    [
        ("Who pays?", ". ", "Then", "Who pays? Then"),
        ("Ends.", ". ", "Then", "Ends. Then"),
        ("Jr.", ", ", "Then", "Jr., Then"),
        ("Stop!", ": ", "Then", "Stop! Then"),
        ("Plain", ". ", "Then", "Plain. Then"),
        ("What?!", " ", "Then", "What?! Then"),
    ],
)
def test_punctuation_settles(left: str, delimiter: str, right: str, wanted: str) -> None:
    """Where two texts meet, colliding punctuation is settled."""
    assert to_text(join((rich(left), rich(right)), delimiter)) == wanted


def test_what_is_missing_takes_its_punctuation_with_it() -> None:
    """An empty part leaves neither delimiter nor brackets."""
    assert to_text(join((rich("a"), (), wrap((), "(", ")"), rich("b")), ", ")) == "a, b"


def test_comma_goes_inside_quotation_marks() -> None:
    """American English pulls a comma in; a question mark there makes it needless."""
    assert to_text(join((quoted(rich("Title"), inside=True), rich("x")), ", ")) == "“Title,” x"
    assert to_text(join((quoted(rich("Why?"), inside=True), rich("x")), ", ")) == "“Why?” x"
    assert to_text(join((quoted(rich("Title"), inside=False), rich("x")), ", ")) == "“Title”, x"


def test_quotation_marks_alternate() -> None:
    """Quotation marks inside others are the inner ones of the language."""
    inner = join((rich("on "), quoted(rich("x"), inside=True)))
    outer = quoted(inner, inside=True)
    assert to_text(outer, ("«", "»", "‹", "›")) == "«on ‹x›»"


def test_italics_in_italics_are_upright() -> None:
    """A mark set twice is taken off again."""
    assert to_html(marked(from_markup("a <i>b</i>"), ITALIC)) == "<i>a </i>b"


def test_tags_nest() -> None:
    """Runs that share marks share their tags."""
    text = (Run("H", ITALIC), Run("2", ITALIC | SUBSCRIPT), Run("O", ITALIC))
    assert to_html(text) == "<i>H<sub>2</sub>O</i>"


def test_html_is_escaped() -> None:
    """Characters of HTML are text, in the text and in an address."""
    text = linked(rich('<b> & "x"'), 'https://example.org/?a="b"&c')
    wanted = '<a href="https://example.org/?a=&quot;b&quot;&amp;c">&lt;b&gt; &amp; "x"</a>'
    assert to_html(text) == wanted


def test_unknown_tags_are_text() -> None:
    """Only tags of CSL that are closed count as markup."""
    source = "a <script>b</script> <i>c"
    assert to_text(from_markup(source)) == source


@given(TEXTS)
def test_markup_comes_back(text: Rich) -> None:
    """What is written as markup is read again as the same characters."""
    plain = "".join(run.text for run in text)
    if "<" not in plain:
        assert "".join(run.text for run in from_markup(to_markup(text))) == plain


@given(st.lists(TEXTS), st.sampled_from(["", ", ", ". ", "; "]))
def test_join_keeps_every_letter(texts: list[Rich], delimiter: str) -> None:
    """Punctuation settles where texts meet; letters and digits are never lost."""
    letters = [c for text in texts for run in text for c in run.text if c.isalnum()]
    assert [c for run in join(texts, delimiter) for c in run.text if c.isalnum()] == letters
