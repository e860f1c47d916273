"""The reference styles, found by name: ``styles/apa`` is the style ``apa``.

A file or folder of this package is a style if it has a ``STYLE``, a record of
:mod:`learning_modules.bibliography.parts.style`; what styles are made of lies in ``parts/``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from learning_modules.bibliography.parts.style import Style

__all__ = ["DEFAULT_STYLE", "style_named", "style_names"]

DEFAULT_STYLE = "apa"


@cache
def style_names() -> tuple[str, ...]:
    """Return the names of all styles, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def style_named(name: str) -> Style:
    """Return the style of this name; APA for a name that is not known."""
    known = name.strip().lower()
    chosen = known if known in style_names() else DEFAULT_STYLE
    style: Style = import_module(f"{__name__}.{chosen}").STYLE
    return style
