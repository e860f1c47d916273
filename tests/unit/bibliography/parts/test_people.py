"""Names as styles write them."""

from __future__ import annotations

import pytest

from learning_modules.bibliography.names import read_name
from learning_modules.bibliography.parts.people import full_name, initials


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Jürgen Kai-Uwe", "J. K.-U."), ("J. R. R.", "J. R. R."), ("Ph.", "Ph."),
        ("María de la", "M. de la"), ("Éva", "É."), ("", ""), ("J.-P.", "J.-P."),
        ("محمد", "محمد"), ("Юрий", "Ю."), ("‘Abd", "A."),
    ],
)  # fmt: skip
def test_initials(given: str, wanted: str) -> None:
    """Given names are cut to initials; abbreviations and small words stay."""
    assert initials(given) == wanted


@pytest.mark.parametrize(
    ("source", "inverted", "straight"),
    [
        ("van Beeck, Ludwig", "Beeck, L. van", "L. van Beeck"),
        ("Gray, III, Eve", "Gray, E., III", "E. Gray III"),
        ("{Bread Council}", "Bread Council", "Bread Council"),
        ("family=Arc, given=Jeanne, prefix=d’, useprefix=true", "d’Arc, J.", "J. d’Arc"),
        ("山田, 太郎", "山田太郎", "山田太郎"),
    ],
)
def test_full_name(source: str, inverted: str, straight: str) -> None:
    """Particles, suffixes and scripts have their own order."""
    name = read_name(source)
    assert (full_name(name, inverted=True), full_name(name)) == (inverted, straight)
