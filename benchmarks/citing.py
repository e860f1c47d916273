"""What citations cost: a course with 15 of them in each module, as a ratio to one without.

    python benchmarks/citing.py [MODULES] [PAIRS]

Both courses have the same words: where one cites a work of a library of 1,000 entries, the other
has its author and year typed.  Each pair is one build of either, in turn, so that a slow moment of
the machine slows both; the ratio of CPU seconds counts, not the seconds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from build import ENTRY, HEAD, TABLE, TITLES, cpu_seconds, paragraph

_ENTRIES = 1000
_CITATIONS = 15


def text_of(number: int, *, cites: bool) -> str:
    """Return the body of one module: some 1,900 words with a citation in each paragraph."""
    parts = ["\n## Practical Components\n", TABLE.format(number=number)]
    for index in range(_CITATIONS):
        if index % 3 == 0:
            parts.append(f"\n## {TITLES[index // 3]}\n")
        key = f"author{(number * 7 + index * 13) % _ENTRIES}"
        cited = f"[@{key}, p. {index + 1}]" if cites else f"(Author & Other, 2020, p. {index + 1})"
        parts.append("\n" + paragraph(125, cited))
    return "".join(parts)


def write_course(root: Path, modules: int, *, cites: bool) -> None:
    """Write a course of so many modules."""
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    config = (
        "site_name: Course\ntheme: {name: material, font: false}\n"
        "plugins:\n  - search\n  - learning-modules:\n"
        "      types: {learning-module: {required: [], recommended: []}}\n"
    )
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    if cites:
        (root / "bib").mkdir()
        entries = "".join(ENTRY.format(number=n) for n in range(_ENTRIES))
        (root / "bib" / "refs.bib").write_text(entries, encoding="utf-8")
    for number in range(modules):
        home = root / "content" / f"LRN-{number:04}" / "1.0.0"
        home.mkdir(parents=True)
        body = HEAD.format(number=number) + text_of(number, cites=cites)
        (home / "module.md").write_text(body, encoding="utf-8")


def main() -> None:
    """Print the seconds of each pair and the median ratio."""
    modules = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as name:
        plain, citing = Path(name, "plain"), Path(name, "citing")
        write_course(plain, modules, cites=False)
        write_course(citing, modules, cites=True)
        ratios = []
        for _ in range(pairs):
            without, cited = cpu_seconds(plain), cpu_seconds(citing)
            ratios.append(cited / without)
            print(f"without citations {without:.2f} s, with {_CITATIONS} each {cited:.2f} s")
        print(f"{modules} modules: {statistics.median(ratios):.2f} times without")


if __name__ == "__main__":
    main()
