"""How much longer checking a course takes than converting its texts with Python-Markdown alone.

    python benchmarks/check.py [MODULES] [PAIRS]

Cold: one process each, the command ``learning-modules check`` beside one that imports
Python-Markdown and converts every text with the same extensions.  Warm: both in a process that has
done it once.  Each with nothing kept from before, and with all of it.  The two of a pair run in
turn, so that a slow moment of the machine slows both; the ratio of CPU seconds counts, not the
seconds.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from build import write_course

PLAIN = """
import sys
from pathlib import Path
from markdown import Markdown

def plain(root):
    for file in sorted(Path(root, "content").rglob("module.md")):
        text = file.read_text(encoding="utf-8").split("---\\n", 2)[2]
        Markdown(extensions=["attr_list", "tables", "toc", "fenced_code"]).convert(text)

if __name__ == "__main__":
    plain(sys.argv[1])
"""


def cold(command: Sequence[str], folder: Path) -> float:
    """Return the CPU seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def warm(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call in this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def fresh(course: Path) -> Path:
    """Take away what a course has kept, and return it."""
    shutil.rmtree(course / ".cache", ignore_errors=True)
    return course


def say(name: str, pairs: Sequence[tuple[float, float]]) -> None:
    """Print the median of both, and of their ratio."""
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{name}: check {ours:.2f} s, conversion alone {theirs:.2f} s, ratio {ratio:.2f}")


def main(modules: int = 300, pairs: int = 5) -> None:
    """Write the course, and print both ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(folder, modules)
        course, script = folder / "course", folder / "plain.py"
        script.write_text(PLAIN, encoding="utf-8")
        check = [sys.executable, "-m", "learning_modules.cli", "check"]
        alone = [sys.executable, str(script), str(course)]
        say("cold, nothing kept", [
            (cold(check, fresh(course)), cold(alone, course)) for _ in range(pairs)
        ])  # fmt: skip
        say("cold, kept", [(cold(check, course), cold(alone, course)) for _ in range(pairs)])

        from learning_modules.mkdocs.engine import check_project  # noqa: PLC0415 - not when cold

        scope: dict[str, Callable[[Path], object]] = {"__name__": "plain"}  # type: ignore[dict-item]
        exec(PLAIN, scope)  # noqa: S102 - the text above
        ours: Callable[[], object] = lambda: check_project(course / "mkdocs.yml", formatted=False)  # noqa: E731
        theirs: Callable[[], object] = lambda: scope["plain"](course)  # noqa: E731
        warm(ours), warm(theirs)
        say("warm, kept", [(warm(ours), warm(theirs)) for _ in range(pairs)])
        anew: Callable[[], object] = lambda: (fresh(course), ours())  # noqa: E731
        say("warm, nothing kept", [(warm(anew), warm(theirs)) for _ in range(pairs)])


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
