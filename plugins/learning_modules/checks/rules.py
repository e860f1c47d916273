"""Rules: what each one asks for, why, and how to mend what breaks it.

A rule is its own documentation: the page in the docs is made from its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from learning_modules.diagnostics import Severity


@dataclass(frozen=True)
class Rule:
    """One rule: its name, family and default severity, and what the docs say of it.

    ``what`` is a sentence about what is reported, ``why`` one about who is hurt; ``wrong`` and
    ``right`` are an example in ``language`` (the name of a fence), ``fix`` says what to type.
    ``breaks_site`` marks what harms readers of an already published version; ``fixed`` marks a
    rule whose severity no setting changes, because nothing can be built past it.
    """

    name: str
    family: str
    severity: Severity
    what: str
    why: str
    wrong: str
    right: str
    fix: str
    language: str = "markdown"
    since: str = "0.1.0"
    breaks_site: bool = False
    fixed: bool = False


def by_name(families: Iterable[Iterable[Rule]]) -> Mapping[str, Rule]:
    """Return the rules of several families by name, sorted; a name twice is a ValueError."""
    found: dict[str, Rule] = {}
    for rule in (rule for family in families for rule in family):
        if rule.name in found:
            raise ValueError(f"two rules are called {rule.name}")
        found[rule.name] = rule
    return MappingProxyType(dict(sorted(found.items())))
