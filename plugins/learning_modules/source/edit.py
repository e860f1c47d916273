"""Changes to a module's text that leave everything else as the author wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Mapped
from collections.abc import Sequence

from learning_modules.source.course import SourceModule
from learning_modules.source.yaml_nodes import Mapping, Node, Scalar, written_end

#: Attributes at the end of a heading, as Python-Markdown's attr_list reads them.
_ATTRIBUTES = re.compile(r"(?P<open>[ \t]+\{:?[ \t]*)(?P<rest>[^}\n]*\}[ \t]*)\Z")
_HASHES = re.compile(r" {0,3}#{1,6}(?!#)")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*\Z")

_PLAIN = re.compile(r"[^\W\d_][\w ,.()'’/+–—-]*\Z")
_NOT_PLAIN = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def yaml_text(text: str) -> str:
    """Return a text as YAML writes it: plain where it is surely taken for a text, else quoted."""
    plain = _PLAIN.match(text) and text == text.strip() and text.lower() not in _NOT_PLAIN
    return text if plain else json.dumps(text, ensure_ascii=False)


def with_explicit_ids(text: str, ids: Mapped[int, str]) -> str:
    """Return a text in which the heading in each line (from 1) has its id in braces.

    A line that is no heading is left as it is.
    """
    lines = text.split("\n")
    for number, section_id in ids.items():
        below = lines[number] if number < len(lines) else ""
        if number <= len(lines) and (_HASHES.match(lines[number - 1]) or _UNDERLINE.match(below)):
            lines[number - 1] = _with_id(lines[number - 1], section_id)
    return "\n".join(lines)


def _with_id(line: str, section_id: str) -> str:
    attributes = _ATTRIBUTES.search(line)
    if not attributes:
        return f"{line.rstrip()} {{#{section_id}}}"
    before = line[: attributes.start()]
    return f"{before}{attributes['open']}#{section_id} {attributes['rest']}".rstrip()


def can_edit(module: SourceModule) -> bool:
    """Whether the front matter was read and has its fields in lines of their own."""
    return module.fields is not None and module.source.text[module.fields.start] != "{"


def with_fields(module: SourceModule, changes: Sequence[tuple[str, str | None]]) -> str:
    """Return the whole text of a module with some fields set (to YAML) or, for None, taken out.

    A field that is not there yet comes last.  The module must be one that can be edited.
    """
    text, fields = module.source.text, module.fields or Mapping(0, 0, ())
    edits: list[tuple[int, int, str]] = []
    added = ""
    for name, value in changes:
        found = next(((key, node) for key, node in fields.fields if key.text == name), None)
        if found:
            edits.append(_edit(text, *found, name=name, value=value))
        elif value is not None:
            added += f"{name}: {value}\n"
    closing = text.rfind("\n", 0, module.body_offset - 1) + 1
    edits.append((closing, closing, added))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _edit(
    text: str, key: Scalar, node: Node, *, name: str, value: str | None
) -> tuple[int, int, str]:
    """Return the span that a field takes, and what stands there instead."""
    colon = text.index(":", key.end)
    end = max(colon + 1, written_end(node, text))
    if value is not None:
        return key.start, end, f"{name}: {value}"
    line_end = text.find("\n", end)
    return key.start, (len(text) if line_end < 0 else line_end + 1), ""
