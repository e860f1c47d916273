"""Every limit has a line in the docs, a diagnostic, and input that passes below it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from learning_modules.mkdocs.engine import check_project
from learning_modules.settings import DEFAULT_LIMITS

ROOT = Path(__file__).resolve().parent.parent
GOOD = Path(__file__).parent / "cases" / "bad-inputs" / "good"
MODULE, LIBRARY = "content/SME-ADV-104/1.2.0/module.md", "bib/refs.bib"

HEAD = "| Task | Value | Risk | Owner |\n|---|---|---|---|"

#: Limit -> a value that the good project passes, a file, what is added to it, and the rule.
BEYOND = {
    "file-bytes": (2_000, MODULE, "word " * 500, "file-too-large"),
    "front-matter-bytes": (500, MODULE, ("duration: 2 h", f"tags: [{'x' * 500}]"), None),
    "front-matter-depth": (4, MODULE, ("duration: 2 h", "tags: [[[[a]]]]"), None),
    "front-matter-nodes": (40, MODULE, ("duration: 2 h", f"tags: [{'a, ' * 40}b]"), None),
    "block-brackets": (20, MODULE, "\n" + "[" * 21 + "\n", "too-many-brackets"),
    "block-marks": (20_000, MODULE, "\n" + "*a " * 200 + "\n", "too-many-marks"),
    "block-depth": (5, MODULE, "\n" + "> " * 6 + "deep\n", "text-too-deep"),
    "html-depth": (20, MODULE, "\n" + "<div>" * 21 + "\n", "text-too-deep"),
    "tag-attributes": (20, MODULE, f"\n<p {'a ' * 21}>\n", "text-too-long"),
    "open-fences": (20, MODULE, "\n" + "\n~~~x" * 22 + "\n", "fence-unclosed"),
    "code-blocks": (20, MODULE, "\n~~~\na\n~~~\n" * 21, "text-too-long"),
    "html-blocks": (20, MODULE, "\n<p>a</p>\n" * 21, "text-too-long"),
    "blocks": (60, MODULE, "\na\n" * 61, "text-too-long"),
    "notes": (20, MODULE, "".join(f"\n[^{n}]: a\n" for n in range(21)), "text-too-long"),
    "headings": (20, MODULE, "\n### A\n\nText.\n" * 21, "text-too-long"),
    "template-rows": (2, MODULE, ("| Answer mail |", "| a | | | |\n| Answer mail |"), None),
    "template-columns": (4, MODULE, (HEAD, HEAD.replace("|\n|-", "| More |\n|---|-")), None),
    "cell-characters": (50, MODULE, ("Answer mail", "Answer " * 10), None),
    "entries": (2, LIBRARY, "\n@misc{vik2020, title={T}, year={2020}}\n", "library-too-large"),
    "entry-authors": (2, LIBRARY, ("Berg, Tor", "Berg, Tor and Vik, Ada"), None),
    "entry-characters": (60, LIBRARY, ("Choosing Tasks", "Choosing " * 8), None),
    "source-years": (10, LIBRARY, ("{2021}", "{2001}"), None),
}
RULES = {
    "front-matter-bytes": "front-matter-too-large",
    "front-matter-depth": "front-matter-too-large",
    "front-matter-nodes": "front-matter-too-large",
    "template-rows": "template-too-large",
    "template-columns": "template-too-large",
    "cell-characters": "template-cell-long",
    "entry-authors": "entry-too-long",
    "entry-characters": "entry-too-long",
    "source-years": "source-old",
}


def rules_found(project: Path) -> list[str]:
    return [diagnostic.rule for diagnostic in check_project(project / "mkdocs.yml").diagnostics]


def lay(project: Path, name: str, value: int) -> None:
    shutil.copytree(GOOD, project)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    limited = f"  - learning-modules:\n      limits: {{{name}: {value}}}\n"
    config.write_text(text.replace("  - learning-modules\n", limited), encoding="utf-8")


def test_docs_name_every_limit() -> None:
    """The table of the docs has the names and defaults of the code, in its order."""
    text = (ROOT / "docs" / "reference" / "limits.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \| ([\d,]+) \|", text)
    assert [(name, int(count.replace(",", ""))) for name, count in rows] == [
        *DEFAULT_LIMITS.items()
    ]


def test_every_limit_is_tried() -> None:
    """No limit is without a case here."""
    assert list(BEYOND) == list(DEFAULT_LIMITS)


@pytest.mark.parametrize("name", BEYOND)
def test_limit(name: str, tmp_path: Path) -> None:
    """Input beyond a limit gets a diagnostic of its own; what lies below it gets none."""
    value, file, change, rule = BEYOND[name]
    project = tmp_path / "project"
    lay(project, name, value)
    wanted = rule or RULES[name]
    assert wanted not in rules_found(project)
    path = project / file
    text = path.read_text(encoding="utf-8")
    changed = text + change if isinstance(change, str) else text.replace(*change)
    path.write_text(changed, encoding="utf-8")
    assert rules_found(project).count(wanted) == 1
