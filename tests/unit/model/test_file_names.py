"""Names of downloads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.file_names import (
    FILE_NAME_LENGTH,
    archive_name,
    ascii_slug,
    file_name,
    template_name_fault,
)
from learning_modules.model.identity import Version, is_device_name

V = Version(2, 0, 0)


def test_file_name() -> None:
    """A name holds module, template and version; a file of one sheet its number."""
    name = file_name("LRN-BEG-011", "implementation-roadmap", version=V, extension="xlsx")
    assert name == "lrn-beg-011-implementation-roadmap-v2.0.0.xlsx"
    assert file_name("A", "b", version=V, extension="2.csv") == "a-b-v2.0.0-2.csv"
    assert archive_name("LRN-BEG-011", V) == "lrn-beg-011-templates-v2.0.0.zip"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Größe", "grosse"),
        ("Élan vital", "elan-vital"),
        ("Łódź", "lodz"),
        ("a__b", "a-b"),
        ("Œuvre", "oeuvre"),
    ],
)
def test_ascii_slug(text: str, slug: str) -> None:
    """Accents go, ligatures are written out."""
    assert ascii_slug(text) == slug


def test_other_scripts_have_names_that_differ() -> None:
    """Ids without a Latin letter still name one file each."""
    names = {ascii_slug(text) for text in ("خطة", "計画", "план", "σχέδιο")}
    assert len(names) == 4


@given(
    st.text(min_size=1, max_size=200),
    st.sampled_from(["A", "ABC-" * 9 + "X123"]),
    st.sampled_from(["xlsx", "12.csv"]),
)
def test_every_name_is_safe(template_id: str, module_id: str, extension: str) -> None:
    """Whatever the id, the name is short lower-case ASCII and no device of Windows."""
    version = Version(999_999, 999_999, 999_999)
    name = file_name(module_id, template_id, version=version, extension=extension)
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)
    assert len(name) <= FILE_NAME_LENGTH
    assert not is_device_name(name)
    assert ".." not in name
    assert name.endswith("." + extension.rpartition(".")[2])


def test_shortened_names_differ() -> None:
    """Two long ids with one beginning do not share a file."""
    first, second = (
        file_name("ABC-001", "plan-" * 30 + end, version=V, extension="xlsx") for end in "ab"
    )
    assert first != second


def test_fault_of_a_name() -> None:
    """The fault says which characters are wrong; a good name has none."""
    assert template_name_fault("../x") == 'it holds "/"'
    assert template_name_fault("con") == "Windows keeps this name for a device"
    assert template_name_fault("..") is not None
    assert template_name_fault("risk-register_2.0") is None
