"""The path through a course as a drawing."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from learning_modules.mkdocs.path_map import BOX_HEIGHT, BOX_WIDTH, path_map, wrapped


def test_a_chain_is_drawn_without_short_cuts() -> None:
    """What another prerequisite needs already has no line of its own."""
    drawn = path_map({"a": "A", "b": "B", "c": "C"}, {"b": ["a"], "c": ["a", "b"]})
    assert drawn is not None
    assert [box.id for box in drawn.boxes] == ["a", "b", "c"]
    assert len(drawn.lines) == 2
    assert [box.x for box in drawn.boxes] == sorted(box.x for box in drawn.boxes)


def test_right_to_left_begins_at_the_right() -> None:
    """In a mirrored drawing the first module stands to the right of the second."""
    drawn = path_map({"a": "A", "b": "B"}, {"b": ["a"]}, mirrored=True)
    assert drawn is not None
    first, second = drawn.boxes
    assert first.x > second.x


def test_nothing_is_drawn_where_nothing_builds_on_anything() -> None:
    """Modules without prerequisites, and prerequisites that nobody knows, make no drawing."""
    assert path_map({"a": "A", "b": "B"}, {}) is None
    assert path_map({"a": "A"}, {"a": ["unknown"]}) is None


@given(st.lists(st.lists(st.integers(0, 11), max_size=4), min_size=1, max_size=12))
def test_boxes_lie_inside_and_apart(needs: list[list[int]]) -> None:
    """Whatever builds on what, no box leaves the drawing and no two overlap."""
    titles = {str(n): f"Module {n}" for n in range(len(needs))}
    needed = {str(n): [str(i) for i in wanted] for n, wanted in enumerate(needs)}
    drawn = path_map(titles, needed)
    if drawn is None:
        return
    places = {(box.x, box.y) for box in drawn.boxes}
    assert len(places) == len(drawn.boxes)
    for x, y in places:
        assert 0 <= x <= drawn.width - BOX_WIDTH
        assert 0 <= y <= drawn.height - BOX_HEIGHT
        others = places - {(x, y)}
        assert all(abs(x - a) >= BOX_WIDTH or abs(y - b) >= BOX_HEIGHT for a, b in others)


@given(st.text())
def test_titles_fit(title: str) -> None:
    """A title has at most three lines, none much longer than a box is wide."""
    lines = wrapped(title)
    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 24 for line in lines)


@given(st.lists(st.lists(st.integers(0, 8), max_size=3), min_size=3, max_size=9))
def test_lines_cross_no_box(needs: list[list[int]]) -> None:
    """A line that passes a column runs between its boxes, never behind one."""
    titles = {str(n): f"Module {n}" for n in range(len(needs))}
    drawn = path_map(titles, {str(n): [str(i) for i in ids] for n, ids in enumerate(needs)})
    if drawn is None:
        return
    for line in drawn.lines:
        stops = [[float(n) for n in re.findall(r"[\d.]+", part)] for part in line[1:].split("L")]
        for before, after in pairwise(stops):
            x1, y1, x2, y2 = *before[6:8], *after[:2]
            assert y1 == y2
            assert x2 - x1 == BOX_WIDTH
            assert not any(box.x == x1 and box.y < y1 < box.y + BOX_HEIGHT for box in drawn.boxes)
