"""A template as tables of a page."""

from __future__ import annotations

import json
import re
from typing import Any

from learning_modules.mkdocs.form_view import form_view
from learning_modules.mkdocs.looks_file import tables
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.terms import Terms
from learning_modules.model.template import ColumnOptions, ColumnType, Template, TemplateOptions

LOOKS = ("look_blank", "look_example")

CHECKS = """\
| Part | Question | Ask in | Note |
|---|---|---|---|
| Dough | Soft? | `[ ] A [X] B` | `[e.g., yes]` |
| | Warm? | `[X] A [X] B` | |
"""


def _view(template: Template) -> dict[str, Any]:
    view = form_view(template)
    assert view is not None
    return view


def _texts(rows: list[Any]) -> list[list[str]]:
    return [[cell["box"] or cell["text"] for cell in row] for row in rows]


def test_blank_and_example(template_of: Any) -> None:
    """The blank has prompts, open boxes and spare rows; the example has answers and ticks."""
    view = _view(template_of(CHECKS))
    [blank], [example] = view["blank"]["sheets"], view["example"]["sheets"]
    assert _texts(blank["rows"]) == [
        ["Dough", "Soft?", "empty", "empty", ""],
        ["Dough", "Warm?", "empty", "empty", ""],
        *[["", "", "empty", "empty", ""]] * 3,
    ]
    assert _texts(example["rows"])[0] == ["Dough", "Soft?", "empty", "ticked", "yes"]
    assert [column["title"] for column in blank["columns"]] == [
        "Part",
        "Question",
        "A",
        "B",
        "Note",
    ]
    assert abs(sum(column["share"] for column in blank["columns"]) - 100) < 0.5


def test_rows_of_boxes_have_names(template_of: Any) -> None:
    """A row of boxes is no spare row: it is called by the titles above it."""
    grid = "| **A** | **B** |\n|---|---|\n| | |\n| **C** | **D** |\n| Why? | |\n"
    assert _view(template_of(grid))["blank"]["sheets"][0]["labels"] == ["A · B", "", "C · D"]
    assert _view(template_of(CHECKS))["blank"]["sheets"][0]["labels"] == []


def test_a_large_template_is_not_shown(template_of: Any) -> None:
    """What has more than a thousand cells is only offered as a file."""
    rows = "| a | b |\n" * 496
    assert form_view(template_of(f"| A | B |\n|---|---|\n{rows}")) is not None
    assert form_view(template_of(f"| A | B |\n|---|---|\n{rows}| a | b |\n| a | b |\n")) is None


def test_nothing_to_look_at(template_of: Any) -> None:
    """A template without an example offers none."""
    assert _view(template_of("- [ ] Flour is dry\n"))["example"] is None


def test_choices_and_fields(template_of: Any) -> None:
    """The blank says what may be chosen and has room for each field."""
    options = TemplateOptions(
        fields=("Bakery",), columns={"Kind": ColumnOptions(ColumnType.CHOICE, ("rye", "white"))}
    )
    view = _view(template_of("| Step | Kind |\n|---|---|\n| Mix | rye |\n", options=options))
    assert view["blank"]["fields"] == [("Bakery", "")]
    assert view["blank"]["sheets"][0]["columns"][1]["note"] == "rye / white"


def test_every_text_is_escaped(template_of: Any) -> None:
    """Marks of HTML in a template are shown as they were written."""
    template = template_of("| Step | When |\n|---|---|\n| `<b>&` | `[e.g., <i>]` |\n")
    view, terms = _view(template), Terms("en")
    form = {**view, "title": "<u>", "language": None, "source": "<s>"}
    form["tables"] = tables(view, "<u>", terms)
    html = "".join(render(name, terms, {"form": form}) for name in LOOKS)
    assert not [tag for tag in ("<b>", "<i>", "<u>", "<s>", "<q>") if tag in html]
    assert "&lt;b&gt;&amp;" in html


def test_facts_are_escaped() -> None:
    """What the script needs to know of a form ends with its attribute."""
    card = {
        "id": "plan",
        "title": "<u>",
        "files": (),
        "all": None,
        "form": {"example": False},
        "fill": {"title": "<u>", "name": "'<q>\""},
        "language": None,
        "src": "forms.js",
        "sheets": "forms.html",
    }
    html = render("downloads", Terms("en"), {"card": card})
    [fill] = re.findall(r"data-lm-fill='([^']*)'>", html)
    assert json.loads(fill) == card["fill"]
    assert not [tag for tag in ("<u>", "<q>") if tag in html]
