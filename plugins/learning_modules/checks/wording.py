"""Pieces of messages that many rules need: the nearest name, a list of names, a place."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from learning_modules.diagnostics import Location
from learning_modules.model.module import ModuleVersion

#: How many names a hint lists before it stops.
_LISTED = 6


def nearest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that ``name`` was probably meant to be, or None."""
    forms = {candidate.lower(): candidate for candidate in sorted(known)}
    wanted = "-".join(name.lower().split())
    close = difflib.get_close_matches(wanted, list(forms), n=1, cutoff=0.6)
    return forms[close[0]] if close else None


def named(names: Iterable[str]) -> str:
    """Return names in quotation marks, as a list in a sentence."""
    quoted = [f'"{name}"' for name in names]
    if len(quoted) > _LISTED:
        quoted = [*quoted[:_LISTED], "..."]
    return ", ".join(quoted)


def suggestion(name: str, known: Collection[str], *, what: str) -> str | None:
    """Return a hint: the nearest known name, else what the known ones are, else None."""
    near = nearest(name, known)
    if near:
        return f'did you mean "{near}"?'
    return f"{what}: {named(known)}" if known else None


def place(version: ModuleVersion, *fields: str) -> Location:
    """Return the place of the first of these front-matter fields that was written.

    Without any, it is the start of module.md.
    """
    locations = version.front_matter.locations
    found = (locations[field] for field in fields if field in locations)
    return next(found, Location(version.path, 1, 1))
