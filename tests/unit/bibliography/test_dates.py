"""Dates of .bib files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.dates import read_date, read_month, read_old_date
from learning_modules.model.entry import Date


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("2020", Date(year=2020)),
        ("2020-07", Date(year=2020, month=7)),
        ("2020-07-09", Date(year=2020, month=7, day=9)),
        ("{2020-07-09}", Date(year=2020, month=7, day=9)),
        ("2020-07-09T10:00:00Z", Date(year=2020, month=7, day=9)),
        ("1620~", Date(year=1620, circa=True)),
        ("1620?", Date(year=1620)),
        ("2019-23", Date(year=2019, season=3)),
        ("-0044", Date(year=-44)),
        ("1998/2004", Date(year=1998, end=Date(year=2004))),
        ("2015/", Date(year=2015, open=True)),
        ("2015/..", Date(year=2015, open=True)),
        ("/1997", Date(year=1997)),
        ("196X", Date(year=1960, end=Date(year=1969))),
        ("19XX", Date(year=1900, end=Date(year=1999))),
        ("2020-13", None),
        ("2020-07-32", None),
        ("May 2020", None),
        ("1998--2004", None),
        ("", None),
    ],
)
def test_date(source: str, wanted: Date | None) -> None:
    """A date is read as ISO 8601-2 writes it; what is none gives none."""
    assert read_date(source) == wanted


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ({"year": "2020"}, Date(year=2020)),
        ({"year": "{2020}", "month": "apr", "day": "5"}, Date(year=2020, month=4, day=5)),
        ({"year": "2020", "month": "{11}"}, Date(year=2020, month=11)),
        ({"year": "2020", "day": "5"}, Date(year=2020)),
        ({"year": "2018", "month": "mar 15"}, Date(year=2018)),
        ({"year": "2018", "endyear": "2019"}, Date(year=2018, end=Date(year=2019))),
        ({"year": "1998--2004"}, Date(year=1998, end=Date(year=2004))),
        ({"year": "circa 1900"}, Date(literal="circa 1900")),
        ({"month": "apr"}, None),
        ({}, None),
    ],
)
def test_old_date(parts: dict[str, str], wanted: Date | None) -> None:
    """Year, month and day of BibTeX make a date; a year in words is kept."""
    assert read_old_date(parts) == wanted


def test_month() -> None:
    """Three letters or a number name a month, nothing else does."""
    assert [read_month(word) for word in ("jan", "DEC", "7", "{07}")] == [1, 12, 7, 7]
    assert [read_month(word) for word in ("", "13", "Ramadan", "0")] == [None] * 4


def test_order() -> None:
    """What is not known comes before what is."""
    dates = [Date(year=2020, month=5), Date(), Date(year=2020), Date(year=-3)]
    assert sorted(dates, key=lambda date: date.sort_key) == [
        Date(), Date(year=-3), Date(year=2020), Date(year=2020, month=5),
    ]  # fmt: skip


@given(st.text(alphabet="0123456789-/~?XT.: ", max_size=24))
def test_any_date_is_read(source: str) -> None:
    """No sequence of digits and signs makes the reader fail, and months are months."""
    date = read_date(source)
    assert date is None or date.month is None or 1 <= date.month <= 12
