"""The path through a course as a drawing: modules in columns, each behind those it builds on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

#: Sizes of the drawing in its own units, which are CSS pixels at full width.
BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, LINE_HEIGHT = 180, 76, 44, 16, 18
_LINE_LENGTH, _LINES, _LINE_WIDTH = 21, 3, 2

#: A module, or a line from one to another as it passes a column.
Stop: TypeAlias = str | tuple[str, str, int]


@dataclass(frozen=True)
class Box:
    """A module in the drawing: its place, and its title in lines that fit."""

    id: str
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PathMap:
    """The drawing: boxes, and the lines between them as SVG path data."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]


def path_map(
    titles: Mapping[str, str], needed: Mapping[str, Sequence[str]], *, mirrored: bool = False
) -> PathMap | None:
    """Return the drawing of modules and what each builds on; None where nothing builds on anything.

    ``titles`` are in the order of the path, so that a module stands after those it needs;
    ``mirrored`` draws from right to left.
    """
    direct = _direct(titles, needed)
    joined = {*direct, *(i for ids in direct.values() for i in ids)}
    if not joined:
        return None
    columns, ways = _columns([i for i in titles if i in joined], direct)
    width = len(columns) * (BOX_WIDTH + GAP_X) - GAP_X
    height = max(map(_height, columns))
    places: dict[Stop, tuple[int, int]] = {}
    for number, column in enumerate(columns):
        x = number * (BOX_WIDTH + GAP_X)
        x = width - BOX_WIDTH - x if mirrored else x
        y = (height - _height(column)) // 2
        for stop in column:
            places[stop] = (x, y)
            y += _height([stop]) + GAP_Y
    ids = (stop for stop in places if isinstance(stop, str))
    boxes = (Box(i, *places[i], wrapped(titles[i])) for i in ids)
    lines = (_line([(*places[s], _height([s])) for s in way], mirrored) for way in ways)
    return PathMap(width, height, tuple(boxes), tuple(lines))


def _height(column: Sequence[Stop]) -> int:
    """Return how high modules and passing lines are, one below the other."""
    heights = (BOX_HEIGHT if isinstance(stop, str) else _LINE_WIDTH for stop in column)
    return sum(heights) + (len(column) - 1) * GAP_Y


def _direct(titles: Mapping[str, str], needed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return what each module builds on directly: nothing that another of them needs already."""
    order = list(titles)
    before = {i: [n for n in needed.get(i, ()) if n in order[: order.index(i)]] for i in order}
    whole: dict[str, set[str]] = {}
    for module_id in order:
        needs = before[module_id]
        whole[module_id] = set(needs).union(*(whole[n] for n in needs))
    found = {
        i: [n for n in needs if not any(n in whole[other] for other in needs)]
        for i, needs in before.items()
    }
    return {i: needs for i, needs in found.items() if needs}


def _columns(
    order: Sequence[str], direct: Mapping[str, Sequence[str]]
) -> tuple[list[list[Stop]], list[list[Stop]]]:
    """Return what stands in each column, near what it builds on, and the way of each line.

    A line that passes a column has a place of its own there, so that it crosses no box.
    """
    depth: dict[str, int] = {}
    for module_id in order:
        depth[module_id] = 1 + max((depth[n] for n in direct.get(module_id, ())), default=-1)
    columns: list[list[Stop]] = [[] for _ in range(max(depth.values()) + 1)]
    for module_id in order:
        columns[depth[module_id]].append(module_id)
    ways: list[list[Stop]] = []
    for end, start in ((end, start) for end, ids in direct.items() for start in ids):
        passed = {n: (start, end, n) for n in range(depth[start] + 1, depth[end])}
        ways.append([start, *passed.values(), end])
        for number, passing in passed.items():
            columns[number].append(passing)
    _sort(columns, ways)
    return columns, ways


def _sort(columns: list[list[Stop]], ways: Sequence[Sequence[Stop]]) -> None:
    """Bring each column into the order of what its stops follow."""
    before: dict[Stop, list[Stop]] = {}
    for here, there in (pair for way in ways for pair in pairwise(way)):
        before.setdefault(there, []).append(here)
    rank: dict[Stop, float] = {}
    for column in columns:
        ranks = {stop: [rank[n] for n in before.get(stop, ())] for stop in column}
        column.sort(key=lambda stop: sum(ranks[stop]) / (len(ranks[stop]) or 1))
        rank.update({stop: n - (len(column) - 1) / 2 for n, stop in enumerate(column)})


def _line(stops: Sequence[tuple[int, int, int]], mirrored: bool) -> str:
    """Return the line from box to box; each stop is its left edge, its top and its height."""
    near, far = (0, BOX_WIDTH) if mirrored else (BOX_WIDTH, 0)
    bend = GAP_X // 2 * (-1 if mirrored else 1)
    pieces = []
    for (left, top, high), (next_left, next_top, next_high) in pairwise(stops):
        x1, y1 = left + near, top + high // 2
        x2, y2 = next_left + far, next_top + next_high // 2
        pieces.append(f"{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}")
    tip = -6 if bend > 0 else 6
    return f"M{'L'.join(pieces)}m{tip} -4l{-tip} 4l{tip} 4"


def wrapped(title: str) -> tuple[str, ...]:
    """Return a title in at most three lines; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= _LINE_LENGTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]}…"]
    fitting = (x if len(x) <= _LINE_LENGTH + 3 else f"{x[:_LINE_LENGTH]}…" for x in lines)
    return tuple(fitting)
