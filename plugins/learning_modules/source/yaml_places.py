"""Where a key stands in a YAML file, found without building any object from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import yaml

from learning_modules.diagnostics import Location

Places = Mapping[tuple[str, ...], Location]


def _walk(
    node: yaml.Node | None, path: tuple[str, ...], found: dict[tuple[str, ...], Location], file: str
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            mark = key.start_mark
            found.setdefault(inner, Location(file, mark.line + 1, mark.column + 1))
            _walk(value, inner, found, file)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            inner = (*path, str(index))
            mark = value.start_mark
            found.setdefault(inner, Location(file, mark.line + 1, mark.column + 1))
            _walk(value, inner, found, file)


def yaml_places(text: str, file: str) -> Places:
    """Return the place of every key and item, by its path; empty when ``text`` is no YAML."""
    found: dict[tuple[str, ...], Location] = {}
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return MappingProxyType({})
    _walk(node, (), found, file)
    return MappingProxyType(found)


def nearest_place(places: Places, path: Sequence[str], file: str) -> Location:
    """Return the place of ``path``, else of the nearest part above it, else of the file."""
    for length in range(len(path), 0, -1):
        place = places.get(tuple(path[:length]))
        if place:
            return place
    return Location(file)
