"""What it costs that the last good site survives: builds with and without the exchange of folders.

    python benchmarks/exchange.py [MODULES] [PAIRS]

Both builds are of the same course.  One writes a new folder, exchanges it with the site and clears
the last one away, as every build does; the other empties the site and writes into it, as MkDocs
does by itself.  Each pair is one build of either, the order changing from pair to pair, so that a
slow moment of the machine slows both; the ratio of CPU seconds counts.  The size of an older
version's page is printed too, compared with that of the newest.
"""

from __future__ import annotations

import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from build import write_course
from versions import add_versions

WITH = "from mkdocs.__main__ import cli; cli(['build', '-q'])"
WITHOUT = """
from pathlib import Path
from learning_modules.mkdocs import start

class InPlace:
    def __init__(self, site, cache):
        self.site = Path(site)
    def begin(self):
        return self.site
    def commit(self):
        pass
    clear = abort = commit

start.SiteExchange = InPlace
"""


def cpu_seconds(project: Path, code: str) -> float:
    """Build a project by a piece of Python and return the CPU seconds that took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-c", code], cwd=project, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sizes(site: Path) -> None:
    """Print how large the pages of the newest version and of the first one are."""
    folder = site / "modules" / "lrn-0000"
    pages = {"the newest": folder / "1.2.0", "the oldest": folder / "1.0.0"}
    for name, place in pages.items():
        data = (place / "index.html").read_bytes()
        packed = len(gzip.compress(data, 9)) / 1000
        print(f"the page of {name} version: {len(data) / 1000:.1f} kB, {packed:.1f} kB compressed")


def main() -> None:
    """Print the seconds of each pair and the median ratio."""
    modules = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with tempfile.TemporaryDirectory() as name:
        write_course(Path(name), modules)
        course = Path(name) / "course"
        add_versions(course, modules, 3)
        cpu_seconds(course, WITH)
        sizes(course / "site")
        ratios = []
        for pair in range(pairs):
            codes = {"with": WITH, "without": WITHOUT + WITH}
            order = list(codes) if pair % 2 else list(codes)[::-1]
            took = {kind: cpu_seconds(course, codes[kind]) for kind in order}
            ratios.append(took["with"] / took["without"])
            print(f"with {took['with']:.2f} s, without {took['without']:.2f} s: {ratios[-1]:.3f}")
    print(f"{modules} modules: {statistics.median(ratios):.3f} times a build in place")


if __name__ == "__main__":
    main()
