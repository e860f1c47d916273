"""The reference styles, found by name: ``styles/apa`` is the style ``apa``.

A file or folder of this package is a style if it has a ``STYLE``, a record of
:mod:`learning_modules.bibliography.parts.style`; what styles are made of lies in ``parts/``.
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from learning_modules.bibliography.parts.style import Style

__all__ = ["DEFAULT_STYLE", "style_named", "style_names", "unknown_style"]

DEFAULT_STYLE = "apa"


@cache
def style_names() -> tuple[str, ...]:
    """Return the names of all styles, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def style_named(name: str) -> Style:
    """Return the style of this name; APA with a warning for a name that is not known."""
    known = name.strip().lower()
    if known not in style_names():
        warnings.warn(f"{unknown_style(name)} ({DEFAULT_STYLE} is used)", stacklevel=3)
        known = DEFAULT_STYLE
    return _style(known)


def unknown_style(name: str) -> str:
    """Return what to tell somebody who wants a style that is not there."""
    return f'style "{name}" is not known; write {" or ".join(style_names())}'


@cache
def _style(name: str) -> Style:
    style: Style = import_module(f"{__name__}.{name}").STYLE
    return style
