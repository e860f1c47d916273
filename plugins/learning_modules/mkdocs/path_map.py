"""The path through a course as a drawing: modules in columns, each behind those it builds on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Sizes of the drawing in its own units, which are CSS pixels at full width.
BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, LINE_HEIGHT = 180, 76, 44, 16, 18
_LINE_LENGTH, _LINES = 21, 3


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
    columns = _columns([i for i in titles if i in joined], direct)
    tallest = max(map(len, columns))
    width = len(columns) * (BOX_WIDTH + GAP_X) - GAP_X
    height = tallest * (BOX_HEIGHT + GAP_Y) - GAP_Y
    places: dict[str, tuple[int, int]] = {}
    for number, column in enumerate(columns):
        top = (height - len(column) * (BOX_HEIGHT + GAP_Y) + GAP_Y) // 2
        x = number * (BOX_WIDTH + GAP_X)
        x = width - BOX_WIDTH - x if mirrored else x
        places.update({i: (x, top + n * (BOX_HEIGHT + GAP_Y)) for n, i in enumerate(column)})
    boxes = tuple(Box(i, *places[i], lines=wrapped(titles[i])) for i in places)
    pairs = ((places[a], places[b]) for b, ids in direct.items() for a in ids)
    return PathMap(width, height, boxes, tuple(_line(a, b, mirrored) for a, b in pairs))


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


def _columns(order: Sequence[str], direct: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the modules in columns; in each, near what they build on."""
    depth: dict[str, int] = {}
    for module_id in order:
        depth[module_id] = 1 + max((depth[n] for n in direct.get(module_id, ())), default=-1)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    rank: dict[str, float] = {}

    def middle(module_id: str) -> float:
        ranks = [rank[n] for n in direct.get(module_id, ())]
        return sum(ranks) / len(ranks) if ranks else 0.0

    for number, column in enumerate(columns):
        column.extend(sorted((i for i in order if depth[i] == number), key=middle))
        rank.update({i: n - (len(column) - 1) / 2 for n, i in enumerate(column)})
    return columns


def _line(start: tuple[int, int], end: tuple[int, int], mirrored: bool) -> str:
    x1, y1 = start[0] + (0 if mirrored else BOX_WIDTH), start[1] + BOX_HEIGHT // 2
    x2, y2 = end[0] + (BOX_WIDTH if mirrored else 0), end[1] + BOX_HEIGHT // 2
    bend = GAP_X // 2 * (-1 if mirrored else 1)
    tip = -6 if bend > 0 else 6
    curve = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    return f"{curve}m{tip} -4l{-tip} 4l{tip} 4"


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
