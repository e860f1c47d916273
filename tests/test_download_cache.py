"""Unchanged templates and entries cost nothing in the next build: counted in whole builds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

GOOD = Path(__file__).parent / "sites" / "good.yml"

#: Builds the site of the working folder and prints what it cost.
BUILD = """
import json, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
build(config)
writer = config.plugins["learning-modules"].build.pages.downloads.writer
loaded = [name for name in ("xlsxwriter", "docx", "lxml") if name in sys.modules]
records = config.plugins["learning-modules"].build.reading.library.records
cost = {"hits": writer.hits, "made": writer.misses, "loaded": loaded, "records": records.misses}
print(json.dumps(cost))
"""


def _build(project: Path) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    cost: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return cost


def _site(project: Path) -> Path:
    files = yaml.safe_load(GOOD.read_text(encoding="utf-8"))["files"]
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    module = project / "content/LRN-1/1.0.0/module.md"
    second = (
        "### Costs {#costs .template}\n\n| Thing | Cost |\n|---|---|\n| Flour | 5 |\n\n## Concl"
    )
    text = module.read_text(encoding="utf-8").replace("## Concl", second)
    module.write_text(text.replace("status: published", "status: draft"), encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        files["mkdocs.yml"].replace("learning-modules]", "{learning-modules: {drafts: show}}]"),
        encoding="utf-8",
    )
    return module


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    """The second build makes no file and loads no writer; an edit costs the edited template."""
    module = _site(tmp_path)
    first = _build(tmp_path)
    assert (first["hits"], first["made"]) == (0, 2)
    assert first["records"] > 0
    again = _build(tmp_path)
    assert again == {"hits": 2, "made": 0, "loaded": [], "records": 0}
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("Plans help", "A plan helps"), encoding="utf-8")
    assert _build(tmp_path) == again
    module.write_text(text.replace("| Flour | 5 |", "| Rye | 5 |"), encoding="utf-8")
    edited = _build(tmp_path)
    assert (edited["hits"], edited["made"]) == (1, 1)
    kept = list((tmp_path / ".cache/plugin/learning-modules").glob("*.downloads"))
    assert len(kept) == 2
