"""Scripts and styles as they are delivered."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from learning_modules.mkdocs.lean import THEME, lean

ASSETS = sorted((THEME / "assets").iterdir())


def test_comments_and_indentation_go() -> None:
    """Comments on lines of their own go, and nothing else does but space without a meaning."""
    code = '(() => {\n  const a = "/* x */";\n\n  /* why */\n  b(a); /* c */\n})();\n'
    text = f"/* One\n   two */\n{code}"
    assert lean(text) == '(() => {const a = "/* x */";b(a); /* c */\n})();'


def test_a_style_loses_space_around_signs() -> None:
    """Spaces that separate selectors, values and the words of a text stay."""
    text = '.a > .b,\n.c :is(p, li) {\n  margin: calc(1em - 2px) 0;\n  content: " ; { : ";\n}\n'
    expected = '.a > .b,.c :is(p,li){margin:calc(1em - 2px) 0;content:" ; { : "}'
    assert lean(text, style=True) == expected


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_every_sign_of_code_is_there(path: Path) -> None:
    """What is left are the signs of the source, in order, without the comments."""
    source, style = path.read_text(encoding="utf-8"), path.suffix == ".css"
    # A text over several lines would lose its indentation, a comment to the end of its line would
    # take the next line along: neither is there.
    assert not [line for line in source.splitlines() if line.count("`") % 2]
    assert style or not [line for line in source.splitlines() if re.search(r"(?<!:)//", line)]
    code = re.sub(r"(?ms)^[ \t]*/\*.*?\*/[ \t]*$", "", source)
    left, right = ("".join(text.split()) for text in (code, lean(source, style=style)))
    assert (left.replace(";}", "}") if style else left) == right


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
@pytest.mark.parametrize("path", [p for p in ASSETS if p.suffix == ".js"], ids=lambda p: p.name)
def test_scripts_are_still_scripts(path: Path, tmp_path: Path) -> None:
    """A delivered script has no fault of syntax."""
    copy = tmp_path / path.name
    copy.write_text(lean(path.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run(["node", "--check", str(copy)], check=True)
