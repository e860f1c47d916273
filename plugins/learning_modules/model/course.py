"""The course: every module, and what follows from all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from learning_modules.model.module import Module, ModuleVersion


@dataclass(frozen=True)
class Course:
    """All modules of a site, sorted by id."""

    modules: tuple[Module, ...]

    @cached_property
    def _by_id(self) -> dict[str, Module]:
        return {m.id.lower(): m for m in reversed(self.modules)}

    def module(self, module_id: str) -> Module | None:
        """Return the module with this id, regardless of case, or None."""
        return self._by_id.get(module_id.lower())

    @property
    def versions(self) -> Iterator[ModuleVersion]:
        """Every version of every module, in order."""
        return (version for module in self.modules for version in module.versions)
