"""Scripts and styles of ours as readers get them: few files, without comments and indentation.

They are written in parts, for people who read the source; a phone on a slow line needs neither.
What is left is the same program: no name is shortened and nothing is moved, only white space goes
where it has no meaning (ECMA-262, 12.10; CSS Syntax Level 3, 4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

THEME = Path(__file__).parent / "theme"

_OURS = "assets/learning-modules"

#: Files that are delivered, and the parts they are made of, in this order.
BUNDLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        f"{_OURS}.css": (f"{_OURS}.css", f"{_OURS}-learn.css", f"{_OURS}-looks.css"),
        f"{_OURS}.js": (
            f"{_OURS}.js",
            f"{_OURS}-learn.js",
            f"{_OURS}-entries.js",
            f"{_OURS}-looks.js",
        ),
        f"{_OURS}-forms.js": (f"{_OURS}-save.js", f"{_OURS}-forms.js"),
    }
)

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
    """Put what is delivered in the place of our scripts and styles; an author's own stay."""
    ours = {file.src_uri: file for file in files if file.src_uri.startswith(_OURS)}
    bundled = {part for parts in BUNDLES.values() for part in parts}
    alone = {name: (name,) for name in ours if name not in bundled}
    for name, parts in {**BUNDLES, **alone}.items():
        found = [ours[part] for part in parts if part in ours]
        if not found:  # the files of the theme are only there in a build
            continue
        for file in found:
            files.remove(file)
        made = File.generated(config, name, content="".join(map(_delivered, found)))
        made.inclusion = found[0].inclusion
        files.append(made)


def _delivered(file: File) -> str:
    text = file.content_string
    if file.src_dir != str(THEME):
        return f"{text}\n"
    return lean(text, style=file.src_uri.endswith(".css"))
