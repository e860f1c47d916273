"""Reads YAML of a file into nodes; what the YAML library raises ends here, as findings."""

from __future__ import annotations

import yaml

from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText
from learning_modules.source.yaml_builder import NodeBuilder, StopError
from learning_modules.source.yaml_messages import Trouble, explain
from learning_modules.source.yaml_nodes import Limits, Node

#: libyaml is ten times as fast; what it refuses is read again for a message with the right place.
_FAST: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Where the two parsers of PyYAML differ in what they accept.
_UNEQUAL = frozenset("\t\\\x85\u2028\u2029\ufeff")

#: What PyYAML raises: its own exceptions, and those of numbers it does not check.
RAISED = (yaml.YAMLError, ArithmeticError, LookupError, ValueError)


def _read(text: str, builder: NodeBuilder, loader: type[yaml.SafeLoader]) -> None:
    for event in yaml.parse(text, Loader=loader):
        builder.feed(event)


def _build(source: SourceText, start: int, end: int, *, limits: Limits) -> NodeBuilder | Finding:
    """Read by libyaml where both parsers agree; what it refuses, by the one in Python."""
    text = source.text[start:end]
    builder = NodeBuilder(source, start, limits)
    try:
        if not _UNEQUAL.intersection(text):
            try:
                _read(text, builder, _FAST)
            except RAISED:
                builder = NodeBuilder(source, start, limits)
            else:
                return builder
        _read(text, builder, yaml.SafeLoader)
    except StopError as error:
        rule, place, message, hint = error.args
        return Finding(rule, source.location(place), message, hint)
    except RAISED as error:
        offset, message, hint = explain(error, _trouble(text, builder))
        location = source.location(start + offset)
        return Finding("front-matter-syntax", location, f"YAML: {message}", hint)
    return builder


def _trouble(text: str, builder: NodeBuilder) -> Trouble:
    """Return what the builder had seen when the library gave up."""
    bracket, last, start = builder.open_bracket, builder.last, builder.shift
    quoted = last is not None and text[last.start - start : last.start - start + 1] in ('"', "'")
    return Trouble(
        text=text,
        open_bracket=None if bracket is None else bracket - start,
        quoted=(last.start - start, last.end - start) if last and quoted else None,
    )


def compose(
    source: SourceText, start: int, end: int, *, limits: Limits
) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read the YAML between two offsets of a file; None if it is empty or cannot be read at all.

    Every exception of the YAML library ends here, as one finding ``front-matter-syntax``.
    """
    built = _build(source, start, end, limits=limits)
    return (None, (built,)) if isinstance(built, Finding) else (built.root, tuple(built.findings))
