"""How long the writers take, and how large their files are, against the budgets.

    python benchmarks/writers.py

Each format is written for forms of the usual kinds; the best of several runs counts, and nothing
that was measured of a text is remembered from the run before.  The exit code is 1 if a file is
larger than its budget; times are shown and judged by a person, because they depend on the
machine.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from learning_modules.diagnostics import Location
from learning_modules.model.download import Identity
from learning_modules.model.identity import Version
from learning_modules.model.raw_form import RawBlock, RawCell, RawItem, RawList, RawTable
from learning_modules.model.template import Template, TemplateDefaults, TemplateOptions
from learning_modules.model.template_build import TemplateHead, build_template
from learning_modules.writers import layout
from learning_modules.writers.cache import WriterCache
from learning_modules.writers.downloads import FORMATS, can_write, writer_for

#: Bytes and milliseconds of one file.
BUDGETS = {
    "xlsx": (15_000, 10.0),
    "docx": (25_000, 12.0),
    "csv": (15_000, 1.0),
    "md": (15_000, 2.0),
    "pdf": (160_000, 400.0),  # the font for what is typed takes 90 kB
}
RUNS = 15

IDENTITY = Identity(
    "ABC-001",
    "Baking bread for a living",
    Version(1, 2, 0),
    datetime.date(2026, 3, 4),
    "https://course.example/modules/abc-001/1.2.0/",
    "CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0/",
    "en",
    "Bakers' course",
)


def _table(titles: list[str], rows: list[list[str]]) -> RawTable:
    cells = [tuple(map(RawCell, row)) for row in rows]
    return RawTable(tuple(map(RawCell, titles)), tuple(cells))


def _plan(rows: int, columns: int) -> RawTable:
    titles = [f"Question number {n}" for n in range(columns)]
    lines = [
        [
            f"Step {r} and its name",
            *(f"[e.g., {n} weeks, with help {r}]" for n in range(1, columns)),
        ]
        for r in range(rows)
    ]
    return _table(titles, lines)


def _checks(rows: int) -> RawTable:
    titles = ["Part", "Question", "Ask in (A, B, C, D)", "Notes"]
    boxes, note = "[ ] A [X] B [X] C [X] D", "[e.g., try it with a finger, twice: {}]"
    question = "Is it soft enough for what it is to become on day {}?"
    lines = [["Dough", question.format(r), boxes, note.format(r)] for r in range(rows)]
    return _table(titles, lines)


def templates() -> Iterator[tuple[str, Template]]:
    """Yield forms of the usual kinds and sizes, with a name for each."""
    forms: dict[str, RawBlock] = {
        "roadmap 4 x 7": _plan(4, 7),
        "checks 15 x 7": _checks(15),
        "list of 6": RawList(tuple(RawItem(f"Item {n}", ticked=False) for n in range(6))),
        "guide 14 x 6": _plan(14, 6),
    }
    for name, form in forms.items():
        yield name, _built(form)
    for count in (2, 3, 4):
        yield f"{count} tables 4 x 5", _built(*[_plan(4, 5)] * count)


def _built(*forms: RawBlock) -> Template:
    head = TemplateHead("plan", "Plan", Location("m"), TemplateOptions(), TemplateDefaults())
    template, _ = build_template(head, list(forms))
    if template is None:
        raise SystemExit("the form of the benchmark makes no template")
    return template


def best(action: Callable[[], object], runs: int = RUNS) -> float:
    """Return the shortest time of ``runs`` runs, in milliseconds; none knows the texts before."""
    times = []
    for _ in range(runs):
        for known in (layout.text_width, layout.line_count, layout.column_widths):
            known.cache_clear()
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _measure() -> bool:
    """Print sizes and times; return whether all files keep to their budget of bytes."""
    small = True
    print(f"{'form':<16}{'format':<8}{'bytes':>8}{'budget':>9}{'ms':>8}{'budget':>9}")
    for name, template in templates():
        for kind in filter(can_write, FORMATS):
            writer = writer_for(kind)
            largest = max(map(len, writer.write(template, IDENTITY)))
            spent = best(lambda w=writer, t=template: w.write(t, IDENTITY))
            size, budget = BUDGETS[kind]
            small = small and largest <= size
            print(f"{name:<16}{kind:<8}{largest:>8}{size:>9}{spent:>8.2f}{budget:>9.1f}")
    return small


def _measure_cache() -> None:
    template = _built(_checks(15))
    with tempfile.TemporaryDirectory() as folder:
        cache = WriterCache(Path(folder))
        cache.write(template, IDENTITY)
        spent = best(lambda: cache.write(template, IDENTITY))
    print(f"all from the cache: {spent:.2f} ms")


def _measure_growth() -> None:
    """Print how time grows when rows are doubled; 2.3 is the limit of the project.

    A PDF form of that size takes minutes and is left out.
    """
    for kind in (name for name in FORMATS if name != "pdf"):
        writer = writer_for(kind)
        times = []
        for rows in (125, 250, 500):
            template = _built(_plan(rows, 20))
            times.append(best(lambda t=template, w=writer: w.write(t, IDENTITY), runs=3))
        factors = [b / a for a, b in pairwise(times)]
        shown = ", ".join(f"{factor:.2f}" for factor in factors)
        print(f"{kind}: {times[-1]:.0f} ms for 500 x 20; doubled: {shown}")


def main() -> int:
    """Measure everything."""
    small = _measure()
    _measure_cache()
    _measure_growth()
    return 0 if small else 1


if __name__ == "__main__":
    sys.exit(main())
