"""Everything that the theme offers for text survives the cleaning of modules."""

from __future__ import annotations

import difflib

import pytest

from features import build_module, build_plain, structure


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """Return the structure of the page as the host makes it, and as a module."""
    folder = tmp_path_factory.mktemp("features")
    return structure(build_plain(folder / "plain")), structure(build_module(folder / "module"))


def test_a_module_has_the_structure_of_a_plain_page(pages: tuple[list[str], list[str]]) -> None:
    """Elements, classes, attributes and texts are the same, but for what the docs list."""
    plain, module = pages
    assert list(difflib.unified_diff(plain, module, lineterm="", n=2)) == []


#: A sign of each feature.
SIGNS = (
    "tabbed-set", "cards grid", "admonition", "<details", "annotate", "highlighttable", "hll",
    "filename", "<abbr title=", "footnote-ref", "<dl>", "<kbd", "<mark>", "<sub>", "<figcaption>",
    "loading='lazy'", "align='left'", "#only-dark", "text-align:right", "md-button", "arithmatex",
    "progress-bar", "<svg", "task-list-item", "graph LR",
)  # fmt: skip


def test_the_page_has_every_feature(pages: tuple[list[str], list[str]]) -> None:
    """The page that is compared really has what it is there for."""
    assert [sign for sign in SIGNS if not any(sign in line for line in pages[1])] == []
