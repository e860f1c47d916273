"""What references cost: a library read and formatted, as a ratio to pybtex reading it alone.

    python benchmarks/citations.py [ENTRIES]

Both are measured by turns on the same text, and the best of several runs counts, so that the ratio
depends little on the machine.  The aim is three times pybtex, plus a second for 1,000 entries.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from pybtex.database import parse_string

from learning_modules import format_references
from learning_modules.bibliography.formatting import read_entries

_ENTRY = """@article{{key{n},
  author = {{Lind{n}, Per and {{Open Group}} and van Berg, Ana}},
  title = {{A Guide to {{AI}} in Small Firms: Part {n}}},
  journal = {{Open Ledger}}, volume = {{{n}}}, number = {{2}}, pages = {{{n}--1{n}}},
  year = {{2020}}, doi = {{10.1234/example.{n}}}
}}
"""
_RUNS = 5


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the times and their ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    text = "\n".join(_ENTRY.format(n=number) for number in range(1, count + 1))
    works: dict[str, Callable[[], object]] = {
        "pybtex, reading": lambda: parse_string(text, "bibtex"),
        "ours, reading to records": lambda: read_entries(text),
        "ours, reading and APA": lambda: format_references(text, "apa"),
        "ours, reading and IEEE": lambda: format_references(text, "ieee"),
    }
    best = dict.fromkeys(works, float("inf"))
    for _ in range(_RUNS):
        for name, work in works.items():
            best[name] = min(best[name], _seconds(work))
    for name, seconds in best.items():
        print(f"{name:28} {seconds:7.3f} s  {seconds / best['pybtex, reading']:5.2f} x")


if __name__ == "__main__":
    main()
