"""mkdocs.yml as we need it: the plugin's settings and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from learning_modules.diagnostics import Finding, Location
from learning_modules.settings import Settings
from learning_modules.source.site_settings import read_settings
from learning_modules.source.yaml_places import Places, nearest_place, yaml_places

PLUGIN = "learning-modules"


def _plugin_path(places: Places) -> tuple[str, ...]:
    """Return the path of the plugin's options, whether plugins are a list or a mapping."""
    for path in places:
        if path[0] == "plugins" and path[-1] == PLUGIN and len(path) <= 3:
            return path
    return ("plugins",)


def site_settings(
    options: Mapping[str, Any], config_file: Path | None, root: Path
) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings of the site and what is wrong with them, with places in mkdocs.yml."""
    if config_file is None or not config_file.is_file():
        return read_settings(options, lambda _: Location("mkdocs.yml"))
    name = config_file.relative_to(root).as_posix()
    places = yaml_places(config_file.read_text(encoding="utf-8", errors="replace"), name)
    base = _plugin_path(places)
    return read_settings(options, lambda path: nearest_place(places, (*base, *path), name))
