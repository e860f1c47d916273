"""Scripts and styles of ours as readers get them: without comments and indentation.

They are written for people who read the source; a phone on a slow line needs neither.  What is left
is the same program: no name is shortened and nothing is moved, only white space goes where it has
no meaning (ECMA-262, 12.10; CSS Syntax Level 3, 4).
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

THEME = Path(__file__).parent / "theme"

#: A comment that stands on lines of its own; what stands behind code is part of its line.
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)


#: Line ends behind which no statement of a script can end.
_OPEN_END = re.compile(r"(?<=[{;,(])\n")

#: A text in a style sheet, where every space counts.
_TEXT = re.compile(r"""("[^"]*"|'[^']*')""")


def lean(text: str, *, style: bool = False) -> str:
    """Return a script or style of ours without its comments, empty lines and indentation."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    code = "\n".join(filter(None, lines)) + "\n"
    if not style:
        return _OPEN_END.sub("", code)
    pieces = _TEXT.split(code)
    return "".join(piece if number % 2 else _tight(piece) for number, piece in enumerate(pieces))


def _tight(code: str) -> str:
    """Return a piece of a style sheet without the space around its signs."""
    code = re.sub(r"\s*([{};,])\s*", r"\1", code)
    return re.sub(r":\s+", ":", code).replace(";}", "}")


def make_lean(files: Files, config: MkDocsConfig) -> None:
    """Put a lean copy in the place of each script and style of ours; overrides stay."""
    for file in list(files):
        if file.src_dir == str(THEME) and file.src_uri.startswith("assets/learning-modules"):
            files.remove(file)
            files.append(_copy(file, config))


def _copy(file: File, config: MkDocsConfig) -> File:
    text = lean(file.content_string, style=file.src_uri.endswith(".css"))
    made = File.generated(config, file.src_uri, content=text)
    made.inclusion = file.inclusion
    return made
