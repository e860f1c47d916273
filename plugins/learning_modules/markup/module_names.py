"""Modules by their ids in Markdown's own links with a name."""

from __future__ import annotations

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from learning_modules.markup.targets import Targets


class ModuleNames(Preprocessor):
    """Lets ``[LRN-BEG-009][]`` and ``[text][LRN-BEG-009]`` link to modules."""

    def __init__(self, md: Markdown, targets: Targets) -> None:
        super().__init__(md)
        self.targets = targets

    def run(self, lines: list[str]) -> list[str]:
        """Add every module to the references of this text; the author's own come after and win."""
        for module_id, target in self.targets.known.items():
            self.md.references[module_id] = (f"module:{target.id}", "")
        return lines
