"""Scripts and styles of ours as readers get them: without comments and indentation.

They are written for people who read the source; a phone on a slow line needs neither.  What is left
is the same program, line by line: no name is shortened and nothing is moved.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

THEME = Path(__file__).parent / "theme"

#: A comment that stands on lines of its own; what stands behind code is part of its line.
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)


def lean(text: str) -> str:
    """Return a script or style of ours without its comments, empty lines and indentation."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def make_lean(files: Files, config: MkDocsConfig) -> None:
    """Put a lean copy in the place of each script and style of ours; overrides stay."""
    for file in list(files):
        if file.src_dir == str(THEME) and file.src_uri.startswith("assets/learning-modules"):
            files.remove(file)
            files.append(_copy(file, config))


def _copy(file: File, config: MkDocsConfig) -> File:
    made = File.generated(config, file.src_uri, content=lean(file.content_string))
    made.inclusion = file.inclusion
    return made
