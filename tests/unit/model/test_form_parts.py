"""The small readers that forms are made of: marks, boxes, fields, fences, categories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.boxes import leading_box, read_boxes
from learning_modules.model.categories import with_categories
from learning_modules.model.fence_form import read_fence
from learning_modules.model.form_lines import fields_of_lines, read_fields
from learning_modules.model.marks import (
    fill_example,
    has_example,
    is_dots,
    is_line,
    is_open,
    split_example,
)
from learning_modules.model.raw_form import RawFence, RawItem, RawList, RawTable, RawText


@pytest.mark.parametrize(
    ("text", "around", "example"),
    [
        ("[e.g., two weeks]", "", "two weeks"),
        ("[E.G. two weeks]", "", "two weeks"),
        ("[eg: two]", "", "two"),
        ("[ e. g. two ]", "", "two"),
        ("[e.g., use [this] one]", "", "use [this] one"),
        ("[e.g.]", "", ""),
        ("Cost: [e.g., 5] per [e.g., day]", "Cost: per", "5; day"),
        ("[Example: two]", "", "two"),
        ("[z.B. zwei]", "", "zwei"),
    ],
)
def test_example_mark(text: str, around: str, example: str) -> None:
    """An example is what stands in brackets behind "e.g." or what it is in other languages."""
    assert has_example(text)
    assert split_example(text) == (around, example)


@pytest.mark.parametrize(
    "text", ["[egress]", "(e.g., two)", "e.g., two", "[Examples of risk]", "[]", "[ ] e.g. two"]
)
def test_no_example_mark(text: str) -> None:
    """Other brackets, and the words without brackets, are text."""
    assert not has_example(text)
    assert fill_example(text) == text


@given(st.text(max_size=40))
def test_marks_leave_other_text(text: str) -> None:
    """A text without a mark is never changed but for spaces at its edges."""
    if not has_example(text):
        around, example = split_example(text)
        assert example == ""
        assert around.replace(" ", "") in text.replace(" ", "")


def test_dots_and_lines() -> None:
    """Dots, lines and nothing are open; a dash or a number is an answer."""
    assert all(map(is_dots, ["...", "…", "....", "[...]", ". . .", "⋮", " … "]))
    assert all(map(is_line, ["__", "______", "[___]", "[ __ ]"]))
    assert all(map(is_open, ["", "  ", "...", "____"]))
    assert not any(map(is_open, [".", "-", "_", "0", "a...", "n/a"]))


@pytest.mark.parametrize(
    ("text", "boxes", "beside"),
    [
        ("[ ] S [X] P", (("S", False), ("P", True)), ""),
        ("[ ] Yes / [x] No", (("Yes", False), ("No", True)), ""),
        ("Yes [ ] No [x]", (("Yes", False), ("No", True)), ""),
        ("☐ a ☑ b ☒ c", (("a", False), ("b", True), ("c", True)), ""),
        ("[_] a [] b", (("a", False), ("b", False)), ""),
        ("Ask: [ ] a [ ] b", (("a", False), ("b", False)), "Ask:"),
        ("[x]", (("", True),), ""),
    ],
)
def test_boxes(text: str, boxes: tuple[tuple[str, bool], ...], beside: str) -> None:
    """Each box is read with the label behind it, or before it where the text ends with a box."""
    group = read_boxes(text)
    assert group is not None
    assert group.boxes == boxes
    assert group.text == beside


@pytest.mark.parametrize("text", ["", "a", "[a]", "[](x)", "[x](y)", "[ ][ref]", "array[1]"])
def test_no_boxes(text: str) -> None:
    """Links, references and other brackets are no boxes."""
    assert read_boxes(text) is None


@given(st.text(alphabet="[]xX _☐☑a/", max_size=30))
def test_boxes_never_fail(text: str) -> None:
    """Any mixture of brackets is read, with as many labels as boxes."""
    group = read_boxes(text)
    ticked, rest = leading_box(text)
    assert group is None or len(group.boxes) >= 1
    assert ticked is None or len(rest) < len(text)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Name: ____", ["Name"]),
        ("- Name: ____.", ["Name"]),
        ("3) Name ______", ["Name"]),
        ("Name: [____]", ["Name"]),
        ("Name: ..........", ["Name"]),
        ("Why? ____", ["Why?"]),
        ("Name: ____ Date: ____", ["Name", "Date"]),
        ("Date: ____ (day)", ["Date (day)"]),
        ("We are ____ and need ____.", ["We are ____ and need ____."]),
        ("Goal: [what you want]", ["Goal"]),
        ("Goal: [e.g., more bread]", ["Goal"]),
        ("See: [smith2020]", []),
        ("Goal:", []),
        ("____", []),
        ("Wait... and see", []),
        ("snake__case and a__b", []),
    ],
)
def test_fields(line: str, labels: list[str]) -> None:
    """A label with a blank is a field; a sentence with blanks in it is one field."""
    assert [field.label for field in read_fields(line)] == labels


def test_what_stands_in_the_blank() -> None:
    """An example and a hint in the blank are told apart."""
    [hinted] = read_fields("Goal: [what you want]")
    [shown] = read_fields("Goal: [e.g., more bread]")
    assert (hinted.hint, hinted.example) == ("what you want", "")
    assert (shown.hint, shown.example) == ("", "more bread")


def test_other_lines_of_a_paragraph_are_kept() -> None:
    """A line without a blank between fields is a text and not lost."""
    fields, others = fields_of_lines(("Fill this in.", "Name: ____"))
    assert [field.label for field in fields] == ["Name"]
    assert others == ("Fill this in.",)


def test_fence_with_a_form() -> None:
    """Headings, tables, boxes and fields in a fence are read one by one."""
    lines = (
        "# Plan",
        "Name: ____",
        "- [x] done",
        "  - [ ] more",
        "",
        "| a | **b** |",
        "|---|:-:|",
        r"| 1 | `x\|y` |",
    )
    _, text, items, table = read_fence(RawFence(lines))
    assert isinstance(text, RawText)
    assert isinstance(items, RawList)
    assert [(i.text, i.ticked, i.depth) for i in items.items] == [
        ("done", True, 0),
        ("more", False, 1),
    ]
    assert isinstance(table, RawTable)
    assert [cell.text for cell in table.header] == ["a", "b"]
    assert [(cell.text, cell.code) for cell in table.rows[0]] == [("1", False), ("x|y", True)]


@pytest.mark.parametrize(
    "lines",
    [("a = [x]", "b: [c, d]"), ("| a | --> | b |", "+---+"), ("def __init__():", "    ...")],
)
def test_fence_without_a_form(lines: tuple[str, ...]) -> None:
    """Code and drawings stay what they are."""
    fence = RawFence(lines)
    assert read_fence(fence) == (fence,)


def test_categories() -> None:
    """An item without a box is the category of those below it, or a detail of the one above."""
    items = (
        RawItem("Group", None, 0),
        RawItem("a", False, 1),
        RawItem("detail", None, 2),
        RawItem("b", True, 1),
        RawItem("forgotten", None, 0),
        RawItem("c", False, 0),
    )
    pairs = [(category, item.text) for category, item in with_categories(items, "All")]
    assert pairs == [
        ("Group", "a\n– detail"),
        ("Group", "b"),
        ("All", "forgotten"),
        ("All", "c"),
    ]
