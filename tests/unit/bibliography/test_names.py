"""Name lists of .bib files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.names import OTHERS, read_name, read_names
from learning_modules.model.entry import Name


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Ada Lovelace", Name(family="Lovelace", given="Ada")),
        ("Lovelace, Ada", Name(family="Lovelace", given="Ada")),
        ("Ludwig van Beeck", Name(family="Beeck", given="Ludwig", dropping="van")),
        ("van der Beeck, L.", Name(family="Beeck", given="L.", dropping="van der")),
        ("Van Beeck, L.", Name(family="Van Beeck", given="L.")),
        ("Stone, Jr., Adam", Name(family="Stone", given="Adam", suffix="Jr.")),
        ("{Board of Trade and Crafts}", Name(literal="Board of Trade and Crafts")),
        ("{{ISO/IEC}}", Name(literal="ISO/IEC")),
        ("{De La Torre}, Mia", Name(family="De La Torre", given="Mia")),
        ("J.R.R. Kay", Name(family="Kay", given="J. R. R.")),
        ("Hypatia", Name(family="Hypatia")),
        (r"{\'E}mile Koch", Name(family="Koch", given="Émile")),
        ("d'Arc, Jeanne", Name(family="d’Arc", given="Jeanne")),
        ("李, 小明", Name(family="李", given="小明")),
        ("family=Beeck, given=Ludwig, prefix=van",
         Name(family="Beeck", given="Ludwig", dropping="van")),
        ("family=Beeck, given=L., prefix=van, useprefix=true",
         Name(family="Beeck", given="L.", particle="van")),
        ("Vaz{ de }Parga, Luis", Name(family="Vaz de Parga", given="Luis")),
        ("others", OTHERS),
        ("et al.", OTHERS),
    ],
)  # fmt: skip
def test_name(source: str, wanted: Name) -> None:
    """A name is taken apart as BibTeX and biblatex do it."""
    assert read_name(source) == wanted


def test_list() -> None:
    """``and`` separates names outside braces only; empty names are left out."""
    names = read_names("Lind, Per and {Salt and Pepper} AND  and Sato,\n Yuki and others")
    assert [name.surname for name in names] == ["Lind", "Salt and Pepper", "Sato", "others"]


def test_particle_counts_with_the_name() -> None:
    """biblatex's option useprefix makes the particle part of the surname."""
    name = read_names("van Beeck, Ludwig", use_prefix=True)[0]
    assert (name.particle, name.surname) == ("van", "van Beeck")


@given(st.text(alphabet="aB ,{}\\~=.'and", max_size=60))
def test_any_list_is_read(source: str) -> None:
    """No list of names makes the reader fail, and every name found has something to show."""
    for name in read_names(source):
        assert name.family or name.given or name.literal or name.suffix or name.dropping
