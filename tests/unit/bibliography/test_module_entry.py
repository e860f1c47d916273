"""A module version as an entry of a library."""

from __future__ import annotations

import datetime

import pytest

from learning_modules import format_references
from learning_modules.bibliography.module_entry import bibtex, module_entry


def _text(**changes: object) -> str:
    values: dict[str, object] = {
        "key": "lrn-beg-011-v2.0.0",
        "title": "Plans & 100 % of {odd} signs_",
        "version": "2.0.0",
        "date": datetime.date(2026, 11, 20),
        "address": "https://example.org/modules/lrn-beg-011/2.0.0/",
        "authors": [],
        "publisher": "A Course",
    }
    return bibtex(module_entry(**{**values, **changes}))  # type: ignore[arg-type]


def test_the_text_is_an_entry_that_reads_back() -> None:
    """The BibTeX of a module, read as a library, gives its reference: title, version, address."""
    (reference,) = format_references(_text(), style="apa")
    assert reference.key == "lrn-beg-011-v2.0.0"
    assert reference.text.startswith(
        "A Course. (2026). Plans & 100 % of {odd} signs_ (Version 2.0.0)"
    )
    assert reference.text.endswith("https://example.org/modules/lrn-beg-011/2.0.0/")


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (["Ann Lee", "Bo Roe"], "Lee, A., & Roe, B."),
        (["Research and Development"], "Research and Development."),
    ],
)
def test_authors_come_first_where_they_are_named(authors: list[str], expected: str) -> None:
    """Named authors stand before the title; a name with "and" in it stays one name."""
    (reference,) = format_references(_text(authors=authors), style="apa")
    assert reference.text.startswith(expected)


def test_a_draft_has_no_date() -> None:
    """A version without a date has an entry without one."""
    assert "date" not in _text(date=None)
