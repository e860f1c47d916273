"""The downloads of every version: made once, cached, and placed beside its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from learning_modules.diagnostics import Finding
from learning_modules.mkdocs.views import Frame
from learning_modules.model.download import Download
from learning_modules.writers.cache import WriterCache


@dataclass
class Downloads:
    """Makes the files of templates and remembers them by the version's path."""

    frame: Frame
    cache: Path
    findings: list[Finding] = field(default_factory=list)
    _files: dict[tuple[str, str], tuple[Download, ...]] = field(default_factory=dict)
    _bundles: dict[str, Download | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._writer = WriterCache(self.cache)
