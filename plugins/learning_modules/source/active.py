"""Files that a browser would run if a reader opened them: pages, and drawings with scripts."""

from __future__ import annotations

import re
from pathlib import Path

from learning_modules.diagnostics import Finding, Location
from learning_modules.source.regular import read_bytes, shown_path

_PAGES = frozenset(".html .htm .xhtml .xht .shtml .mht .mhtml .xsl .xslt".split())
_DRAWINGS = frozenset({".svg", ".svgz", ".xml"})
_LARGEST = 20_000_000

#: What makes a drawing run code or call another host (SVG 2, "Scripting" and "Linking").
_RUNS = re.compile(
    rb"<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler)\b"
    rb"|[\s\"'/]on[a-z]+\s*=|javascript\s*:|<!ENTITY|<\?xml-stylesheet"
    rb"|(?:href|src)\s*=\s*[\"']?\s*(?:https?:|//|data:(?!image/(?:png|jpe?g|gif|webp)))"
    rb"|@import|attributename\s*=\s*[\"']?\s*(?:on|(?:xlink:)?href)",
    re.IGNORECASE,
)


def active_fault(file: Path, root: Path) -> Finding | None:
    """Return the finding for a regular file that a browser would run, or None."""
    path, suffix = shown_path(file, root), file.suffix.lower()
    if suffix in _PAGES:
        message = f"a browser would run what stands in this {suffix} file; it is not copied"
        hint = "offer it as PDF or in a .zip, or write `html: trusted` in mkdocs.yml"
        return Finding("file-active", Location(path), message, hint)
    if suffix not in _DRAWINGS:
        return None
    data, _ = read_bytes(file, root, max_bytes=_LARGEST)
    # A compressed drawing, or one in UTF-16, cannot be looked into.
    is_plain = data is not None and b"<" in data and b"\0" not in data
    if data is None or (is_plain and not _RUNS.search(data)):
        return None
    place = _place(data, path)
    message = "this drawing holds a script, or calls another host; it is not copied"
    hint = "save it as a plain SVG without scripts and links, or as PNG"
    return Finding("file-active", place, message, hint)


def _place(data: bytes, path: str) -> Location:
    match = _RUNS.search(data)
    if match is None:
        return Location(path)
    line = data.count(b"\n", 0, match.start()) + 1
    before = data[data.rfind(b"\n", 0, match.start()) + 1 : match.start()]
    return Location(path, line, len(before.decode("utf-8", "replace")) + 1)
