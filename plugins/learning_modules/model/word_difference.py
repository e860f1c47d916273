"""What differs between two texts, word by word: passages of words kept, removed and added."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

#: What a line of code is indented by: no-break spaces, which no browser folds.
INDENT = "\u00a0"

#: A word with the spaces behind it; in scripts without spaces each character stands alone.
_TOKEN = re.compile(
    rf"\A{INDENT}+|[\u3040-\u30ff\u3400-\u9fff]\s*|[^\s\u3040-\u30ff\u3400-\u9fff]+\s*"
)

#: What stands between the cells of a row, and in an empty one.
CELL = " | "
_EMPTY = "–"
_BETWEEN_CELLS = re.compile(r"(?<= )\|(?: |\Z)")

_WORD = re.compile(r"\w+")

#: Two passages with a smaller share of words in common are another passage each.
_ALIKE = 0.3

#: Comparing takes as long as the lengths of both sides multiplied; beyond this it is not tried.
_MOST = 4_000_000


class Kind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """Words that follow one another and share their fate; ``text`` keeps its spaces."""

    kind: Kind
    text: str


Passage = tuple[Run, ...]


def compare_passages(old: Sequence[str], new: Sequence[str]) -> list[Passage]:
    """Return the passages of two texts, each with what was removed and added in it, in order.

    ``old`` and ``new`` are the paragraphs, list items and table rows of one section.
    """
    found: list[Passage] = []
    for tag, i, j, k, m in _steps(old, new):
        if tag == "equal":
            found += [(Run(Kind.KEPT, text),) for text in new[k:m]]
        else:
            found += _replaced(old[i:j], new[k:m])
    return found


def is_changed(passage: Passage) -> bool:
    """Whether anything in a passage was removed or added."""
    return any(run.kind is not Kind.KEPT for run in passage)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the steps from one list to the other, as difflib writes them."""
    lead = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    lead = min(len(old), len(new)) if lead is None else lead
    if lead:
        yield "equal", 0, lead, 0, lead
    rest, other = old[lead:], new[lead:]
    if not rest and not other:
        return
    if len(rest) * len(other) > _MOST:
        yield "replace", lead, len(old), lead, len(new)
        return
    for tag, i, j, k, m in difflib.SequenceMatcher(None, rest, other).get_opcodes():
        yield tag, i + lead, j + lead, k + lead, m + lead


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    """Yield what stands in the place of some passages: alike ones as one, the others in order."""
    here = there = 0
    for i, k in (*_pairs(old, new), (len(old), len(new))):
        yield from ((Run(Kind.REMOVED, text),) for text in old[here:i])
        yield from ((Run(Kind.ADDED, text),) for text in new[there:k])
        if i < len(old):
            yield compare_words(old[i], new[k])
        here, there = i + 1, k + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which old passage has become which new one: the most alike ones that keep the order.

    Long lists are only compared place by place.
    """
    if len(old) * len(new) > _MOST // 1000:
        places = range(min(len(old), len(new)))
        return [(n, n) for n in places if _likeness(old[n], new[n]) >= _ALIKE]
    best: list[list[float]] = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(one, other) for other in new] for one in old]
    for i in reversed(range(len(old))):
        for k in reversed(range(len(new))):
            paired = alike[i][k] + best[i + 1][k + 1] if alike[i][k] >= _ALIKE else 0.0
            best[i][k] = max(paired, best[i + 1][k], best[i][k + 1])
    return list(_way(best))


def _way(best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs on the way to the greatest sum; ``best`` holds the sums that are left."""
    i = k = 0
    while i < len(best) - 1 and k < len(best[0]) - 1:
        if best[i][k] == best[i + 1][k]:
            i += 1
        elif best[i][k] == best[i][k + 1]:
            k += 1
        else:
            yield i, k
            i, k = i + 1, k + 1


def _likeness(old: str, new: str) -> float:
    """Return the share of words, from 0 to 1, that two passages have in common (Dice)."""
    before, after = set(_WORD.findall(old.lower())), set(_WORD.findall(new.lower()))
    return 2 * len(before & after) / max(1, len(before) + len(after))


def compare_words(old: str, new: str) -> Passage:
    """Return one passage with the words that were removed and added; old ones come first.

    Its words have a space behind them, the last one too.  Rows are compared cell by cell.
    """
    if CELL in old and CELL in new:
        cells = _cells(_BETWEEN_CELLS.split(old), _BETWEEN_CELLS.split(new))
        return tuple(_joined(cells))
    return tuple(_words(old, new))


def _cells(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of a row, with a sign between its cells."""
    before, after = ([cell.strip() for cell in row] for row in (old, new))
    cells: list[Passage] = []
    for tag, i, j, k, m in _steps(before, after):
        if tag == "equal":
            cells += [(Run(Kind.KEPT, text),) for text in after[k:m]]
        else:
            cells += _replaced(before[i:j], after[k:m])
    between = (Run(Kind.KEPT, CELL.lstrip()),)
    for number, runs in enumerate(cells):
        yield from (Run(run.kind, f"{run.text.rstrip(' ') or _EMPTY} ") for run in runs)
        yield from between if number < len(cells) - 1 else ()


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, neighbours of one kind as one."""
    for kind, group in groupby(runs, key=lambda run: run.kind):
        yield Run(kind, "".join(run.text for run in group))


def _words(old: str, new: str) -> list[Run]:
    before, after = _TOKEN.findall(f"{old} "), _TOKEN.findall(f"{new} ")
    runs: list[Run] = []
    words = [token.rstrip(" ") for token in before], [token.rstrip(" ") for token in after]
    for tag, i, j, k, m in _steps(*words):
        if tag == "equal":
            runs.append(Run(Kind.KEPT, "".join(after[k:m])))
            continue
        runs += [Run(Kind.REMOVED, "".join(before[i:j]))] if j > i else []
        runs += [Run(Kind.ADDED, "".join(after[k:m]))] if m > k else []
    return runs
