"""YAML as nodes with places: strings stay strings, and nothing of it becomes a Python object."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """A value, from offset ``start`` to offset ``end`` of the file."""

    start: int
    end: int


@dataclass(frozen=True)
class Scalar(Node):
    """A text as the author wrote it; ``plain`` says that it stands without quotes."""

    text: str
    plain: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or YAML's words for nothing."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Mapping(Node):
    """Fields with their values, in the order written, each name once."""

    fields: tuple[tuple[Scalar, Node], ...]

    def get(self, name: str) -> Node | None:
        """Return the value of a field, or None."""
        return next((value for key, value in self.fields if key.text == name), None)


@dataclass(frozen=True)
class Broken(Node):
    """A value with a fault that has been reported: read as nothing, without another word."""


@dataclass(frozen=True)
class Limits:
    """How much YAML is read: nested collections, and values in all."""

    depth: int
    nodes: int


def written_end(node: Node, text: str) -> int:
    """Return the offset behind the last character of a value, without comments below it."""
    if text[node.start : node.start + 1] not in ("[", "{"):  # brackets end where they close
        if isinstance(node, Sequence) and node.items:
            return written_end(node.items[-1], text)
        if isinstance(node, Mapping) and node.fields:
            key, value = node.fields[-1]
            return max(key.end, written_end(value, text))
    return node.start + len(text[node.start : node.end].rstrip())
