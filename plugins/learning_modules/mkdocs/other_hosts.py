"""Settings of a site whose pages would ask another host for something at every visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from learning_modules.diagnostics import Finding
from learning_modules.mkdocs.site_file import places_of
from learning_modules.source.yaml_places import nearest_place

_HOST = re.compile(r"(?:https?:)?//([^/?#\s]+)", re.IGNORECASE)

#: Path of a setting, what is wrong, and the line to write.
_Fault = tuple[tuple[str, ...], str, str]


def other_hosts(config: MkDocsConfig, file: Path | None, root: Path) -> Iterator[Finding]:
    """Yield a finding for each setting that makes readers' browsers call another host."""
    if any(name.endswith("privacy") for name in config.plugins):
        return  # it brings such files into the site
    places, name = places_of(file, root)
    for path, message, hint in _faults(config):
        where = nearest_place(places, path, name)
        yield Finding("request-external", where, message, hint, key=".".join(path))


def _faults(config: MkDocsConfig) -> Iterator[_Fault]:
    material = config.theme.name == "material"
    if material and "font" in config.theme and config.theme["font"]:
        message = "the theme fetches its fonts from fonts.googleapis.com for every reader"
        yield ("theme", "font"), message, "write below theme: font: false"
    scripts = [str(script) for script in config.extra_javascript]
    if material and _has_mermaid(config) and not any("mermaid" in script for script in scripts):
        message = "the theme fetches the script for mermaid from unpkg.com for every reader"
        hint = (
            "put mermaid.min.js into docs/assets/ and write: extra_javascript: "
            "[assets/mermaid.min.js]; or take the fence out, and mermaid is shown as code"
        )
        yield ("markdown_extensions",), message, hint
    for setting, files in (("extra_css", config.extra_css), ("extra_javascript", scripts)):
        for number, address in enumerate(map(str, files)):
            host = _HOST.match(address)
            if host:
                message = f'"{address}" is fetched from {host[1]} for every reader'
                hint = f"put the file into docs/assets/ and name it there: {setting}: [assets/...]"
                yield (setting, str(number)), message, hint


def _has_mermaid(config: MkDocsConfig) -> bool:
    options: Any = config.mdx_configs.get("pymdownx.superfences") or {}
    fences = options.get("custom_fences") if isinstance(options, dict) else None
    return any(isinstance(f, dict) and f.get("class") == "mermaid" for f in fences or ())
