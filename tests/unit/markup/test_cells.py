"""Tables whose rows are cards on a phone."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from learning_modules.markup.cells import label_cells, mark_forms

ROWS = "<tbody><tr><td>Mix</td><td>Ann</td></tr></tbody>"


@pytest.mark.parametrize(
    ("head", "labels", "mark"),
    [
        ("<th>Step</th><th>Owner</th>", ["Step", "Owner"], "rows"),
        ("<th>Step</th><th></th>", ["Step", None], "rows"),
        ("<th></th><th></th>", [None, None], None),
    ],
)
def test_cells_name_their_columns(head: str, labels: list[str | None], mark: str | None) -> None:
    """The first tag of a table says it too: half a page that is shown early stays as it is."""
    root = fromstring(f"<div><table><thead><tr>{head}</tr></thead>{ROWS}</table></div>")  # noqa: S314 - written here
    label_cells(root)
    assert [cell.get("data-label") for cell in root.iter("td")] == labels
    assert root[0].get("data-lm") == mark


@pytest.mark.parametrize("labelled_first", [True, False])
def test_a_form_stays_one(*, labelled_first: bool) -> None:
    """A table to fill in is marked as such, whatever is done first."""
    root = fromstring(f"<div><table><thead><tr><th>Step</th></tr></thead>{ROWS}</table></div>")  # noqa: S314 - written here
    steps = [lambda: label_cells(root), lambda: mark_forms((root,))]
    for step in steps if labelled_first else reversed(steps):
        step()
    assert root[0].get("data-lm") == "form"
