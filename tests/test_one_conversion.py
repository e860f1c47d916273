"""Each text is converted once in a build; the module's address shows the same conversion again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import yaml

GOOD = Path(__file__).parent / "sites" / "good.yml"

HOOK = """
import markdown

convert = markdown.Markdown.convert

def counted(self, source):
    if source.strip():
        with open("conversions.log", "a", encoding="utf-8") as log:
            log.write(repr(source) + "\\n")
    return convert(self, source)

markdown.Markdown.convert = counted
"""


def test_no_version_is_converted_twice(tmp_path: Path) -> None:
    """A build converts each version, drafts too, and each page of docs/, exactly once."""
    files = yaml.safe_load(GOOD.read_text(encoding="utf-8"))["files"]
    files["hook.py"] = HOOK
    files["content/LRN-9/1.0.0/module.md"] = "---\ntitle: Later\n---\n\nStill a draft.\n"
    files["mkdocs.yml"] += "hooks: [hook.py]\n"
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        timeout=120,
    )
    log = (tmp_path / "conversions.log").read_text(encoding="utf-8").splitlines()
    assert any("Work in phases" in line for line in log)
    assert any("Still a draft" in line for line in log)
    assert any("# Welcome" in line for line in log)
    assert [line[:60] for line, count in Counter(log).items() if count > 1] == []
