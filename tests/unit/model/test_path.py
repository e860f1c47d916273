"""The path through a course along its prerequisites."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learning_modules.model.course import Course
from learning_modules.model.identity import Version
from learning_modules.model.module import Duration, FrontMatter, Module, ModuleVersion, Status
from learning_modules.model.path import in_path_order, path_minutes


def module(module_id: str, needs: tuple[str, ...] = (), time: str | None = "1 h") -> Module:
    front = FrontMatter(
        id=module_id,
        version=Version(1, 0, 0),
        title=module_id,
        status=Status.PUBLISHED,
        prerequisites=needs,
        duration=Duration.parse(time) if time else None,
    )
    return Module(module_id, (ModuleVersion(front, f"content/{module_id}/1.0.0/module.md"),))


def ids(course: Course) -> list[str]:
    return [m.id for m in in_path_order(course)]


def test_prerequisites_come_first() -> None:
    """A module stands after everything it builds on, else in the order of ids."""
    course = Course((module("A", ("C",)), module("B"), module("C", ("D",)), module("D")))
    assert ids(course) == ["D", "C", "A", "B"]


def test_a_cycle_is_cut() -> None:
    """Modules that need each other are still listed, once each."""
    course = Course((module("A", ("B",)), module("B", ("A",))))
    assert ids(course) == ["B", "A"]


def test_times_along_a_path_add_up_once() -> None:
    """A module needed on two ways counts once; a missing time makes the sum unknown."""
    course = Course((module("A", ("B", "C")), module("B", ("C",)), module("C", time="30 min")))
    assert path_minutes(course, course.modules[0]) == 150
    unknown = Course((module("A", ("B",)), module("B", time=None)))
    assert path_minutes(unknown, unknown.modules[0]) is None


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_every_module_is_listed_once(edges: list[tuple[int, int]]) -> None:
    """Whatever the prerequisites, the order holds each module exactly once."""
    needs: dict[int, list[str]] = {n: [] for n in range(8)}
    for first, second in edges:
        needs[first].append(f"M{second}")
    course = Course(tuple(module(f"M{n}", tuple(needs[n])) for n in range(8)))
    assert sorted(ids(course)) == [f"M{n}" for n in range(8)]
