"""Learning modules for MkDocs: cited, versioned, checked, with blank templates to download."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learning_modules.bibliography.formatting import format_references
    from learning_modules.bibliography.references import Reference

__all__ = ["Reference", "__version__", "format_references"]

__version__ = "0.1.0"

#: Public names and the modules they come from, loaded when they are first asked for.
_HOMES = {
    "Reference": "learning_modules.bibliography.references",
    "format_references": "learning_modules.bibliography.formatting",
}


def __getattr__(name: str) -> object:
    """Load a public name, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
