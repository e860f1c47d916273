"""Diagnostics in the forms that people and programs read; one file per form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.checks.severity import stops
from learning_modules.diagnostics import Diagnostic
from learning_modules.source.text import SourceText


@dataclass(frozen=True)
class Report:
    """What a form is made from: diagnostics in order, the texts they speak of, the fail level.

    ``sources`` are by path; a path without a text is shown without its line.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceText] = field(default_factory=lambda: MappingProxyType({}))
    strict: bool = False

    def is_failure(self, diagnostic: Diagnostic) -> bool:
        """Whether this diagnostic fails the run."""
        return stops(diagnostic, strict=self.strict)


Render = Callable[[Report], str]
