"""Templates read off elements: the drafts of the corpus, places, and what the tree may hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Location
from learning_modules.markup.templates import read_template
from learning_modules.model.template import CellKind, SheetKind, Template

EXTENSIONS = [
    ("tables", "attr_list", "fenced_code"),
    ("tables", "attr_list", "pymdownx.tasklist", "pymdownx.superfences", "smarty"),
]


def _draft(shared: Path, name: str) -> str:
    """Return a draft with its templates marked, as an author marks them."""
    text = (shared / "corpus" / "modules" / f"{name}.md").read_text(encoding="utf-8")
    text = re.sub(r"\*\*7\.(\d) (.*?):\*\*", r"### \2 {#t\1 .template}", text)
    return re.sub(r"(?m)^### ([ABC])\. (.*)$", r"### \2 {#t\1 .template}", text)


def _kinds(template: Template) -> dict[str, str]:
    return {column.title: str(column.kind) for column in template.sheets[0].columns}


def _cells(template: Template) -> list[Any]:
    return [cell for row in template.sheets[0].rows for cell in row]


@pytest.mark.parametrize("extensions", EXTENSIONS)
def test_first_draft(shared: Path, templates_of: Any, extensions: tuple[str, ...]) -> None:
    """The three templates of the first draft are classified without a hint."""
    found = templates_of(_draft(shared, "LRN-BEG-011-v1"), extensions=extensions)
    assert [findings for _, findings in found] == [(), (), ()]
    roadmap, checklist, guide = (template for template, _ in found)
    sheet = roadmap.sheets[0]
    assert len(sheet.columns) == 7
    assert set(_kinds(roadmap).values()) == {"answer"}
    assert sheet.rows == ()
    assert len(sheet.example_rows) == 1
    assert sheet.spare_rows >= 10
    assert checklist.sheets[0].kind is SheetKind.CHECKLIST
    assert list(_kinds(checklist)) == ["Done", "Item", "Notes"]
    assert len(checklist.sheets[0].rows) == 6
    assert not checklist.has_example
    assert list(_kinds(guide).values()) == ["prompt", "answer", "answer", "answer"]
    assert [row[0].blank for row in guide.sheets[0].rows][1:] == ["Cloud computing", "Data storage"]
    assert not any(cell.blank for row in guide.sheets[0].rows for cell in row[1:])


@pytest.mark.parametrize("extensions", EXTENSIONS)
def test_second_draft(shared: Path, templates_of: Any, extensions: tuple[str, ...]) -> None:
    """The three templates of the second draft are classified without a hint."""
    found = templates_of(_draft(shared, "LRN-BEG-011-v2"), extensions=extensions)
    assert [findings for _, findings in found] == [(), (), ()]
    roadmap, checklist, guide = (template for template, _ in found)
    assert list(_kinds(roadmap).values()) == ["prompt", "prompt", *["answer"] * 5]
    assert sum(bool(cell.suggestion) for cell in _cells(roadmap)) == 20
    assert roadmap.sheets[0].rows[3][2].suggestion == "Ongoing"
    assert [title for title, kind in _kinds(checklist).items() if kind == "box"] == [
        "S", "P", "R", "Pr",
    ]  # fmt: skip
    boxes = [cell for cell in _cells(checklist) if cell.kind is CellKind.BOX]
    assert len(boxes) == 60
    assert not any(box.checked for box in boxes)
    assert sum(box.ticked for box in boxes) == 48
    assert all(row[0].blank for row in checklist.sheets[0].rows)
    assert sum(row[0].continued for row in checklist.sheets[0].rows) == 5
    assert list(_kinds(guide).values()) == ["prompt", "prompt", *["answer"] * 4]
    assert sum(row[0].continued for row in guide.sheets[0].rows) == 9
    assert len(guide.sheets[0].rows) == 14
    assert not any(cell.blank for row in guide.sheets[0].rows for cell in row[2:])


def _with_places(body: str) -> tuple[Any, str, str]:
    """Read a template with a ``locate`` that knows table cells; return it and the tree around."""
    seen = {}

    class Reader(Treeprocessor):
        def run(self, root: Element) -> None:
            cells = [cell for cell in root.iter() if cell.tag in ("td", "th")]
            seen["before"] = tostring(root, encoding="unicode")
            seen["result"] = read_template(
                list(root),
                id="plan",
                title="Plan",
                location=Location("m.md", 3, 1),
                md=self.md,
                locate=lambda e: Location("m.md", 9, cells.index(e) + 1) if e in cells else None,
            )
            seen["after"] = tostring(root, encoding="unicode")

    md = Markdown(extensions=["tables", "pymdownx.tasklist"])
    md.treeprocessors.register(Reader(md), "reader", 7)
    md.convert(body)
    return seen["result"], seen["before"], seen["after"]


def test_finding_stands_at_its_cell() -> None:
    """A finding names the place of the cell where it is known."""
    body = "| Step | When |\n|---|---|\n| Mix | |\n| =1 | |\n"
    (_, findings), _, _ = _with_places(body)
    assert [f.location for f in findings] == [Location("m.md", 9, 5)]


def test_finding_falls_back_to_the_heading() -> None:
    """A finding stands at the heading where no better place is known."""
    (_, findings), _, _ = _with_places("- [ ] =1\n")
    assert [f.location for f in findings] == [Location("m.md", 3, 1)]


def test_tree_is_left_as_it_is() -> None:
    """Reading a template changes nothing of what the page shows."""
    body = (
        "- [ ] a\n\n    b\n    - [x] c\n\nName: ____\n\n| A | B |\n|---|---|\n| `[ ] x` | <br> |\n"
    )
    _, before, after = _with_places(body)
    assert before == after


@pytest.mark.parametrize(
    "name", ["~/../pwned", "../x", "a/b", "a\\b", "con", "nul.txt", ".hidden", "a..b", "x\u0000y"]
)
def test_name_that_is_no_file_name(name: str) -> None:
    """A template whose id cannot be part of a file name is an error that names it."""
    md = Markdown()
    table = Element("ul")
    item = Element("li")
    item.text = "[ ] x"
    table.append(item)
    template, findings = read_template(
        [table], id=name, title="Plan", location=Location("m.md", 3, 9), md=md
    )
    assert [f.rule for f in findings] == ["template-name"]
    assert findings[0].location == Location("m.md", 3, 9)
    assert "name" in findings[0].message
    assert template is not None


@pytest.mark.parametrize("name", ["risk-register", "plan_2", "größenplan", "خطة", "Plan.v2"])
def test_name_that_is_a_file_name(name: str, templates_of: Any) -> None:
    """Letters of any script, digits, hyphens, underscores and dots make a name."""
    [(template, findings)] = templates_of(f"### Plan {{#{name} .template}}\n\n- [ ] x\n")
    assert findings == ()
    assert template.id == name


def test_nested_headings_end_at_the_next_of_the_same_level(templates_of: Any) -> None:
    """Two templates that follow each other stay apart."""
    text = (
        "## A {#a .template}\n\n- [ ] x\n\n### Sub\n\n- [ ] y\n\n## B {#b .template}\n\n- [ ] z\n"
    )
    [(first, _), (second, _)] = templates_of(text)
    assert [sheet.title for sheet in first.sheets] == ["A", "Sub"]
    assert [sheet.title for sheet in second.sheets] == ["B"]


@pytest.mark.parametrize(
    "options",
    [{}, {"custom_checkbox": True}, {"clickable_checkbox": True, "custom_checkbox": True}],
)
def test_ticks_of_the_tasklist_extension(options: dict[str, bool]) -> None:
    """The state of a box is read however the extension writes it."""
    result = []

    class Reader(Treeprocessor):
        def run(self, root: Element) -> None:
            result.append(
                read_template(list(root), id="p", title="P", location=Location("m"), md=self.md)
            )

    md = Markdown(
        extensions=["pymdownx.tasklist"], extension_configs={"pymdownx.tasklist": options}
    )
    md.treeprocessors.register(Reader(md), "reader", 7)
    md.convert("1. [ ] one `[x]`\n2. [x] two\n\n    more\n\n3. [X] **three**\n")
    rows = result[0][0].sheets[0].rows
    assert [(row[0].ticked, row[1].blank) for row in rows] == [
        (False, "one [x]"),
        (True, "two\nmore"),
        (True, "three"),
    ]


PIECES = (
    *(
        "| a | b |\n|---|---|\n",
        "| [e.g., x] | `y` |\n",
        "| | ... |\n",
        "- [ ] i\n",
        "    - [x] j\n",
    ),
    *("Name: ____\n", "\n", "#### Sub\n\n", "**Bold**\n\n", "```\n", "> ", "<br>", "[ ] S [X] P"),
    *("____\n", "1. x\n", "<b>", "&amp;", "\\|", "|", "term\n:   ____\n", "\x02", "[e.g.,"),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_any_markup_is_read(templates_of: Any, text: str) -> None:
    """Whatever stands under the heading, there is a template or a finding, and never an error."""
    for extensions in EXTENSIONS:
        found = templates_of(f"### Plan {{.template}}\n\n{text}", extensions=extensions)
        for template, findings in found:
            assert template is not None or findings
            for sheet in template.sheets if template else ():
                width = len(sheet.columns)
                assert width > 0
                assert all(len(row) == width for row in (*sheet.blank_rows, *sheet.example_rows))
                titles = [column.title.casefold() for column in sheet.columns]
                assert len(set(titles)) == width


def test_a_line_as_a_definition(templates_of: Any) -> None:
    """A term with a line to write on below it is a field; Python-Markdown makes a rule of it."""
    text = "# Plan {#plan .template}\n\nProject\n:   ____________\n\nOwner\n:   [e.g., Ann]\n"
    [(template, _)] = templates_of(text, extensions=(*EXTENSIONS[0], "def_list"))
    [sheet] = template.sheets
    assert [row[0].blank for row in sheet.rows] == ["Project", "Owner"]
