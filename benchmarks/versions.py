"""What old versions cost: bytes and seconds for each, in a course that keeps ten of each module.

    python benchmarks/versions.py [MODULES] [VERSIONS]

The course is built with one version of each module, and with all of them.  What the difference
weighs in files, divided by the number of old versions, is what one costs: its page in today's
theme, its downloads, its comparison with the next.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from build import HEAD, cpu_seconds, text_of, write_course

PARTS = {".html": "pages", ".xlsx": "downloads", ".docx": "downloads", ".zip": "downloads"}


def add_versions(course: Path, modules: int, versions: int) -> None:
    """Add versions to each module, each with one sentence more than the one before."""
    for number in range(modules):
        for minor in range(1, versions):
            home = course / "content" / f"LRN-{number:04}" / f"1.{minor}.0"
            home.mkdir(parents=True)
            head = HEAD.format(number=number)
            head = head.replace("\nobjectives", "\nchanges: [More.]\nobjectives")
            added = "".join(f"\nSentence {n} was added later.\n" for n in range(minor))
            body = text_of(number) + f"\n## Later {{#later}}\n{added}"
            (home / "module.md").write_text(head + body, encoding="utf-8")


def weights(site: Path) -> Counter[str]:
    """Return the bytes of a site by kind of file."""
    found: Counter[str] = Counter()
    for file in site.rglob("*"):
        if file.is_file():
            kind = "comparisons" if "..." in file.parent.name else PARTS.get(file.suffix, "others")
            found[kind] += file.stat().st_size
    return found


def main() -> None:
    """Print what one old version costs."""
    modules = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    versions = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder, modules)
        course = folder / "course"
        cpu_seconds(course)
        warm, before = cpu_seconds(course), weights(course / "site")
        add_versions(course, modules, versions)
        cpu_seconds(course)
        seconds, after = cpu_seconds(course), weights(course / "site")
    old = modules * (versions - 1)
    text = len(text_of(0).encode())
    print(f"{modules} modules, {versions} versions of each, {text / 1000:.0f} kB of text in each")
    for kind in sorted(after):
        print(f"one old version costs {(after[kind] - before[kind]) / old / 1000:.1f} kB of {kind}")
    total = (after.total() - before.total()) / old / 1000
    print(f"one old version costs {total:.1f} kB and {(seconds - warm) / old:.3f} s of CPU")


if __name__ == "__main__":
    main()
