"""YAML front matter of a draft (a blog post's, say) as labels of a header."""

from __future__ import annotations

from dataclasses import dataclass

from learning_modules.importing.header import Entry
from learning_modules.importing.labels import field_of
from learning_modules.importing.lines import DraftLines
from learning_modules.settings import DEFAULT_LIMITS
from learning_modules.source.front_matter import split
from learning_modules.source.text import SourceText
from learning_modules.source.yaml_nodes import Limits, Mapping, Node, Scalar, Sequence
from learning_modules.source.yaml_reader import compose


@dataclass(frozen=True)
class YamlHeader:
    """The draft with the lines of its front matter empty, and the fields as labels."""

    draft: DraftLines
    entries: tuple[Entry, ...] = ()


def _texts(node: Node) -> tuple[str, ...]:
    """Return the texts of a value: itself, or those of its items and fields."""
    if isinstance(node, Scalar):
        return (node.text,) if node.text and not node.is_null else ()
    if isinstance(node, Sequence):
        return tuple(text for item in node.items for text in _texts(item))
    if isinstance(node, Mapping):
        return tuple(f"{key.text}: {text}" for key, item in node.fields for text in _texts(item))
    return ()


def read_yaml_header(draft: DraftLines) -> YamlHeader:
    """Return the front matter of a draft as labels; a draft without one stays as it is."""
    source = SourceText(draft.path, draft.text)
    parts, _ = split(source)
    if parts.header is None:
        return YamlHeader(draft)
    limits = Limits(DEFAULT_LIMITS["front-matter-depth"], DEFAULT_LIMITS["front-matter-nodes"])
    node, _ = compose(source, *parts.header, limits=limits)
    if not isinstance(node, Mapping):
        return YamlHeader(draft)
    entries = []
    for name, value in node.fields:
        line, _ = source.position(name.start)
        texts = _texts(value)
        field = field_of(name.text.replace("_", " ").replace("-", " ")) or "other"
        one = texts[0] if isinstance(value, Scalar) and texts else ""
        entries.append(Entry(field, name.text, line, one, () if one else texts))
    last, _ = source.position(parts.body)
    for index in range(last - 1):
        draft = draft.with_line(index, "")
    return YamlHeader(draft, tuple(entries))
