"""The course: every module, and what follows from all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learning_modules.model.module import Module, ModuleVersion


@dataclass(frozen=True)
class Course:
    """All modules of a site, sorted by id."""

    modules: tuple[Module, ...]

    def module(self, module_id: str) -> Module | None:
        """Return the module with this id, regardless of case, or None."""
        wanted = module_id.lower()
        return next((m for m in self.modules if m.id.lower() == wanted), None)

    @property
    def versions(self) -> Iterator[ModuleVersion]:
        """Every version of every module, in order."""
        return (version for module in self.modules for version in module.versions)
