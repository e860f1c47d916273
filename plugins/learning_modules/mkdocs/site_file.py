"""mkdocs.yml as we need it: the plugin's settings and where each of them stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from learning_modules.diagnostics import Finding
from learning_modules.settings import Settings
from learning_modules.source.site_settings import read_settings
from learning_modules.source.text import read_text
from learning_modules.source.yaml_nodes import Limits
from learning_modules.source.yaml_places import Places, nearest_place, yaml_places
from learning_modules.source.yaml_reader import compose

PLUGIN = "learning-modules"

#: How much of mkdocs.yml is read to say what is wrong with it.
_MOST_BYTES = 1_000_000
_LIMITS = Limits(depth=50, nodes=50_000)


def _plugin_path(places: Places) -> tuple[str, ...]:
    """Return the path of the plugin's options, whether plugins are a list or a mapping."""
    for path in places:
        if path[0] == "plugins" and path[-1] == PLUGIN and len(path) <= 3:
            return path
    return ("plugins",)


def places_of(config_file: Path | None, root: Path) -> tuple[Places, str]:
    """Return the places of the keys in mkdocs.yml, and its name for messages."""
    if config_file is None or not config_file.is_file():
        return {}, "mkdocs.yml"
    name = config_file.relative_to(root).as_posix()
    return yaml_places(config_file.read_text(encoding="utf-8", errors="replace"), name), name


def site_settings(
    options: Mapping[str, Any], config_file: Path | None, root: Path
) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings of the site and what is wrong with them, with places in mkdocs.yml."""
    places, name = places_of(config_file, root)
    base = _plugin_path(places)
    return read_settings(options, lambda path: nearest_place(places, (*base, *path), name))


def yaml_fault(config_file: Path) -> Finding | None:
    """Return why mkdocs.yml cannot be read as YAML, at the line where to type; None if it can."""
    text, _ = read_text(config_file, config_file.parent, max_bytes=_MOST_BYTES)
    if text is None:
        return None
    _, findings = compose(text, 0, len(text.text), limits=_LIMITS)
    return next((f for f in findings if f.rule == "front-matter-syntax"), None)


def twice_fault(names: Iterable[str], config_file: Path | None, root: Path) -> Finding | None:
    """Return the fault of a site that names this plugin twice; ``names`` are as the host counts."""
    if sum(name.partition(" #")[0] == PLUGIN for name in names) < 2:
        return None
    places, file = places_of(config_file, root)
    where = nearest_place(places, ("plugins",), file)
    message = f'the plugin "{PLUGIN}" stands twice under plugins'
    return Finding("setting-invalid", where, message, "take one of them out", key="plugins")


def site_folder_fault(
    site_dir: str, config_file: Path | None, root: Path, settings: Settings
) -> Finding | None:
    """Return why the site cannot be written to its folder: a build would replace sources by it."""
    site = Path(os.path.realpath(site_dir))
    for what in (settings.content, settings.bib):
        folder = Path(os.path.realpath(root / what))
        if site.is_relative_to(folder) or folder.is_relative_to(site):
            message = f'the site would be written over "{what}", which holds sources of the course'
            places, name = places_of(config_file, root)
            where = nearest_place(places, ("site_dir",), name)
            hint = "write a folder of its own: site_dir: site"
            return Finding("setting-invalid", where, message, hint, key="site_dir")
    return None
