"""Learning objectives: a statement with one verb and its three links."""

from __future__ import annotations

from dataclasses import dataclass

from learning_modules.diagnostics import Location


@dataclass(frozen=True)
class Objective:
    """What a learner will be able to do, where it is taught and practised, and the evidence.

    The three links hold what the author wrote; an empty one is derived from the sections
    (see ``checks/objectives.py``).  ``taught_in`` and ``practised_in`` are section ids;
    ``evidence`` names templates by id or files by name.
    """

    id: str
    statement: str
    location: Location
    taught_in: tuple[str, ...] = ()
    practised_in: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
