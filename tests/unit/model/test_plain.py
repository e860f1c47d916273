"""Records as plain data, and back."""

from __future__ import annotations

import datetime
import json
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.diagnostics import Location
from learning_modules.model.identity import Version
from learning_modules.model.module import Content
from learning_modules.model.plain import canonical, plain, restored
from learning_modules.model.template import Cell

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(st.from_type(Content))
def test_what_a_text_holds_comes_back(content: Content) -> None:
    assert restored(Content, json.loads(json.dumps(plain(content)))) == content


@given(JSON)
def test_other_data_is_refused_in_a_way_that_is_known(data: Any) -> None:
    try:
        found = restored(Content, data)
    except (TypeError, ValueError, KeyError, IndexError):
        return
    assert plain(found) == data


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Location, ["module.md", "1", None, None, None]),
        (Location, ["module.md", True, None, None, None]),
        (Location, ["module.md"]),
        (Cell, ["no such kind", "", "", "", False, False, False, False]),
        (Content, "text"),
    ],
)
def test_a_field_of_another_kind_is_refused(kind: type, data: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        restored(kind, data)


def test_equal_values_have_one_text() -> None:
    many = frozenset(f"key{number}" for number in range(50))
    assert canonical(many) == canonical(frozenset(sorted(many, reverse=True)))
    assert canonical({Version(1, 0, 0): PurePosixPath("a/b")}) == '[[[1,0,0],"a/b"]]'
    assert (
        canonical(MappingProxyType({"day": datetime.date(2026, 1, 5)})) == '[["day","2026-01-05"]]'
    )


@pytest.mark.parametrize("value", [len, object(), [lambda: None], {"a": {"b": print}}])
def test_what_is_no_record_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no plain record"):
        canonical(value)


def test_a_type_that_cannot_be_read_back_is_said() -> None:
    with pytest.raises(TypeError, match="cannot be read back"):
        restored(complex, 1)
