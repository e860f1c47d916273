"""Builds nodes from the events of a YAML parser, and notes what is not allowed.

Depth and size are limited before anything grows, and tags, aliases and duplicate fields are seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText
from learning_modules.source.yaml_nodes import Broken, Limits, Mapping, Node, Scalar, Sequence

_LARGE = "front-matter-too-large"
_STRING_TAG = "tag:yaml.org,2002:str"


def _span(event: yaml.Event, shift: int) -> tuple[int, int]:
    first, last = event.start_mark, event.end_mark
    return (first.index if first else 0) + shift, (last.index if last else 0) + shift


class StopError(Exception):
    """The YAML is not read any further; holds rule, place, message and hint."""


@dataclass
class _Open:
    """A collection whose end has not been reached."""

    start: int
    is_mapping: bool
    flow: bool
    broken: bool
    children: list[Node]


class NodeBuilder:
    """Builds nodes from events: feed it every event, then take ``root`` and ``findings``."""

    def __init__(self, source: SourceText, shift: int, limits: Limits) -> None:
        self.source, self.shift, self.limits = source, shift, limits
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.count = 0
        self.last: Scalar | None = None
        self.has_alias = False

    def report(
        self, rule: str, node: Node, message: str, hint: str, key: str | None = None
    ) -> None:
        """Note a fault in the place of ``node``."""
        location = self.source.location(node.start, node.end)
        self.findings.append(Finding(rule, location, message, hint, key or None))

    def feed(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        start, end = _span(event, self.shift)
        if isinstance(event, yaml.CollectionEndEvent):
            self._close(end)
        elif isinstance(event, yaml.NodeEvent):
            self._grow(start)
            self._node(event, start, end)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            message = "YAML: a second document begins here"
            raise StopError("front-matter-syntax", start, message, "keep one front matter")

    def _grow(self, start: int) -> None:
        self.count += 1
        if self.count > self.limits.nodes:
            message = f"the front matter has more than {self.limits.nodes:,} values"
            raise StopError(_LARGE, start, message, "move what readers need into the text")

    def _node(self, event: yaml.NodeEvent, start: int, end: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._alias(start, end, "alias")
            self._add(Broken(start, end))
            return
        broken = self._is_tagged(event, start, end)
        if event.anchor is not None:
            self._alias(start, end, "anchor")
        if isinstance(event, yaml.ScalarEvent):
            self.last = Scalar(start, end, event.value, not event.style)
            broken = self._is_dashed(self.last) or broken
            self._add(Broken(start, end) if broken else self.last)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, start, broken=broken)

    def _open(self, event: yaml.CollectionStartEvent, start: int, *, broken: bool) -> None:
        if len(self.stack) >= self.limits.depth:
            message = f"the front matter is nested too deep: more than {self.limits.depth} levels"
            raise StopError(_LARGE, start, message, "write it without so many brackets or indents")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Open(start, is_mapping, bool(event.flow_style), broken, []))

    def _close(self, end: int) -> None:
        done = self.stack.pop()
        if done.broken:
            self._add(Broken(done.start, end))
        elif done.is_mapping:
            self._add(Mapping(done.start, end, self._fields(done.children)))
        else:
            self._add(Sequence(done.start, end, tuple(done.children)))

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _is_tagged(self, event: yaml.Event, start: int, end: int) -> bool:
        tag = getattr(event, "tag", None)
        if tag is None or tag == _STRING_TAG:
            return False
        written = self.source.text[start:].split(maxsplit=1)[0] if tag else ""
        message = f'the YAML tag "{written}" is not allowed: values are text, never objects'
        hint = 'remove it, or put the text in quotes: "!..."'
        self.report(
            "front-matter-tag", Node(start, min(end, start + len(written))), message, hint=hint
        )
        return True

    def _is_dashed(self, scalar: Scalar) -> bool:
        """Report a list whose dashes have no space behind them: YAML takes it for one text."""
        lines = self.source.text[scalar.start : scalar.end].split("\n")
        if not scalar.plain or len(lines) < 2 or not all(x.lstrip()[:1] == "-" for x in lines):
            return False
        message = "YAML: after the dash of a list a space is expected"
        self.report("front-matter-syntax", scalar, message, hint='write "- item"')
        return True

    def _alias(self, start: int, end: int, what: str) -> None:
        """Report the first anchor or alias; the others belong to the same fault."""
        if self.has_alias:
            return
        self.has_alias = True
        written = self.source.text[start:end].split(maxsplit=1)[0]
        message = f'"{written}" is a YAML {what}: anchors and aliases are not expanded'
        hint = "write the value itself, or put a text that starts with & or * in quotes"
        self.report("front-matter-alias", Node(start, start + len(written)), message, hint=hint)

    def _fields(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        fields: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar) or not key.text:
                self._odd_key(key)
            elif key.plain and key.text == "<<":
                self._alias(key.start, key.end, "merge key")
            elif key.text in fields:
                self._again(key, fields[key.text][0])
            else:
                fields[key.text] = (key, value)
        return tuple(fields.values())

    def _odd_key(self, key: Node) -> None:
        if not isinstance(key, Broken):
            message = "YAML: a field has no name here, or its name is a list"
            self.report("front-matter-syntax", key, message, hint='write "name: value"')

    def _again(self, key: Scalar, first: Scalar) -> None:
        line = self.source.location(first.start).line
        message = f'duplicate field "{key.text}": it is already set in line {line}'
        hint = "keep one of the two, the same field is not allowed twice"
        self.report("front-matter-duplicate", key, message, hint=hint, key=key.text)

    @property
    def open_bracket(self) -> int | None:
        """Offset of the innermost bracket that is still open."""
        return next((open_.start for open_ in reversed(self.stack) if open_.flow), None)
