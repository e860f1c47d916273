"""Scripts and styles as they are delivered."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from learning_modules.mkdocs.lean import THEME, lean

ASSETS = sorted((THEME / "assets").iterdir())


def test_comments_and_indentation_go() -> None:
    """Comments on lines of their own go, and nothing else does."""
    code = '(() => {\n  const a = "/* x */";\n\n  /* why */\n  b(a); /* c */\n})();\n'
    text = f"/* One\n   two */\n{code}"
    assert lean(text) == '(() => {\nconst a = "/* x */";\nb(a); /* c */\n})();\n'


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_every_line_of_code_is_there(path: Path) -> None:
    """What is left are the lines of the source, in order, without the comments."""
    source = path.read_text(encoding="utf-8")
    # A text over several lines would lose its indentation: each ends on its line.
    assert not [line for line in source.splitlines() if line.count("`") % 2]
    lines = lean(source).splitlines()
    stripped = iter(line.strip() for line in source.splitlines())
    assert all(line in stripped for line in lines)
    assert not [line for line in lines if line.startswith("/*")]


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
@pytest.mark.parametrize("path", [p for p in ASSETS if p.suffix == ".js"], ids=lambda p: p.name)
def test_scripts_are_still_scripts(path: Path, tmp_path: Path) -> None:
    """A delivered script has no fault of syntax."""
    copy = tmp_path / path.name
    copy.write_text(lean(path.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run(["node", "--check", str(copy)], check=True)
