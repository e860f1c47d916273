"""How much longer a course takes than the same texts in a plain site.

    python benchmarks/build.py [MODULES] [PAIRS]

Both sites have the same theme, the same texts and the same navigation; only the course has
citations resolved, templates written, checks run.  Each pair is one build of either, in turn, so
that a slow moment of the machine slows both; the ratio of CPU seconds counts, not the seconds.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = "plan the work in small steps and write down what you learn from each of them".split()

ENTRY = """@article{{author{number},
  author = {{Author, Ann and Other, Bo}}, title = {{Work number {number}}},
  journal = {{Journal of Examples}}, volume = {{{number}}}, pages = {{1--9}}, year = {{2020}}}}
"""

HEAD = """---
title: Module {number}
status: published
date: 2026-01-15
summary: A module of a benchmark.
audience: {{level: beginner, roles: [owners]}}
duration: 1 h
objectives:
  - id: plan
    statement: Create a plan of the work.
---
"""

TABLE = """
### Roadmap {number} {{#roadmap-{number} .template}}

| Phase | Activity | Owner |
|---|---|---|
| Sandbox | `[e.g., ten tests]` | `[e.g., you]` |
| Pilot | `[e.g., one team]` | `[e.g., her]` |
"""

TITLES = ("Introduction", "Key Concepts", "Applications", "Limitations", "Conclusion", "Next Steps")


def paragraph(words: int, cite: str) -> str:
    """Return a paragraph of so many words, with a citation at its end."""
    text = " ".join(WORDS[n % len(WORDS)] for n in range(words))
    return f"{text.capitalize()} {cite}.\n"


def text_of(number: int) -> str:
    """Return the body of one module: some 1,900 words, 12 citations, 3 templates."""
    parts = []
    for index, title in enumerate(TITLES):
        parts.append(f"\n## {title}\n")
        for half in range(2):
            key = f"author{(number * 12 + index * 2 + half) % 200}"
            parts.append("\n" + paragraph(155, f"[@{key}]"))
    parts.insert(-2, "\n## Practical Components\n\nFill these in.\n")
    parts.extend(TABLE.format(number=n) for n in range(3))
    return "".join(parts)


def write_course(folder: Path, modules: int) -> None:
    """Write a course of so many modules, and the plain site with the same texts."""
    course, plain = folder / "course", folder / "plain"
    theme = "theme: {name: material, font: false}\n"
    for root in (course, plain):
        (root / "docs").mkdir(parents=True)
        (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    plugins = "plugins: [search, learning-modules]\n"
    (course / "mkdocs.yml").write_text(f"site_name: Course\n{theme}{plugins}", encoding="utf-8")
    extensions = "plugins: [search]\nmarkdown_extensions: [attr_list, tables, toc]\n"
    (plain / "mkdocs.yml").write_text(f"site_name: Plain\n{theme}{extensions}", encoding="utf-8")
    (course / "bib").mkdir()
    entries = "".join(ENTRY.format(number=n) for n in range(200))
    (course / "bib" / "refs.bib").write_text(entries, encoding="utf-8")
    for number in range(modules):
        home = course / "content" / f"LRN-{number:04}" / "1.0.0"
        home.mkdir(parents=True)
        body = text_of(number)
        (home / "module.md").write_text(HEAD.format(number=number) + body, encoding="utf-8")
        page = f"# Module {number}\n{body}"
        (plain / "docs" / f"lrn-{number:04}.md").write_text(page, encoding="utf-8")


def cpu_seconds(project: Path) -> float:
    """Build a project and return the CPU seconds that took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=project, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the seconds of each pair and the median ratio, with a cold and a warm cache."""
    modules = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder, modules)
        cpu_seconds(folder / "plain")
        for cache in ("cold", "warm"):
            ratios = []
            for _ in range(pairs):
                if cache == "cold":
                    shutil.rmtree(folder / "course" / ".cache", ignore_errors=True)
                plain, course = cpu_seconds(folder / "plain"), cpu_seconds(folder / "course")
                ratios.append(course / plain)
                print(f"{cache} downloads: plain {plain:.2f} s, course {course:.2f} s")
            print(f"{modules} modules, {cache}: {statistics.median(ratios):.2f} times plain")


if __name__ == "__main__":
    main()
