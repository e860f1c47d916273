"""Entries read by pybtex become the same records as those of our own reader."""

from __future__ import annotations

from pybtex.database import parse_string

from learning_modules import format_references
from learning_modules.bibliography.formatting import read_entries
from learning_modules.bibliography.pybtex_entries import entries_from_pybtex

LIBRARY = r"""
@string{press = {Fair Press}}
@article{one, author={Lind, Per and {Open Group} and others}, title={A {GPT} Test}, journal={Open Ledger}, year={2022}, month=apr, pages={1--9}, doi={https://doi.org/10.1234/x}}
@book{two, author={van Berg, Jr, Carl and Ana d'Or}, title={Stra{\ss}en}, publisher=press, date={2020-05-01}, langid={german}}
@collection{three, editor={Ruiz, Ana}, title={Whole}, publisher=press, year={2021}}
@incollection{four, author={Noor, Eva}, title={Part}, pages={3-4}, crossref={three}}
"""  # noqa: E501


def test_the_records_are_the_same() -> None:
    """Type, fields, names and dates agree with those of our own reader."""
    ours = {entry.key: entry for entry in read_entries(LIBRARY)}
    theirs = {entry.key: entry for entry in entries_from_pybtex(parse_string(LIBRARY, "bibtex"))}
    assert list(theirs) == list(ours)
    for key, entry in theirs.items():
        own = ours[key]
        assert (entry.type, dict(entry.fields)) == (own.type, dict(own.fields))
        assert (dict(entry.names), dict(entry.dates)) == (dict(own.names), dict(own.dates))


def test_references_of_what_pybtex_read() -> None:
    """``format_references`` takes a database of pybtex, and some of its entries as records."""
    data = parse_string(LIBRARY, "bibtex")
    assert format_references(data, "ieee") == format_references(LIBRARY, "ieee")
    assert [e.key for e in entries_from_pybtex([data.entries["two"]])] == ["two"]
