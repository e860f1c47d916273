"""Limits of what is handed to Python-Markdown, whose time grows with the square of brackets."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.positions import Positions
from learning_modules.settings import DEFAULT_LIMITS


@dataclass
class BracketLimit:
    """Leaves the brackets of a text alone that has more of them than ``limit``.

    A text is what one paragraph, item or table cell holds; the rest of it is rendered as ever.
    """

    positions: Positions
    limit: int = DEFAULT_LIMITS["block-brackets"]
    findings: list[Finding] = field(default_factory=list)

    def apply(self, root: Element) -> None:
        """Put a stand-in for each ``[`` of such texts below ``root``; stripping undoes it."""
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                element.text = self._literal(element.text)
            if element.tail and not isinstance(element.tail, AtomicString):
                element.tail = self._literal(element.tail)

    def _literal(self, text: str) -> str:
        count = text.count("[")
        if count <= self.limit:
            return text
        self.findings.append(self._finding(text, count))
        return text.replace("[", self.positions.stamps.bracket)

    def _finding(self, text: str, count: int) -> Finding:
        return Finding(
            "too-many-brackets",
            self._place(text),
            f"{count:,} opening brackets in one paragraph; more than {self.limit:,} are not read "
            "as links or citations",
            "divide the paragraph, or raise the limit block-brackets",
        )

    def _place(self, text: str) -> Location:
        plain = self.positions.strip(text)
        line = plain[plain.find("[") :].split("\n", maxsplit=1)[0]
        return self.positions.find_text(line[:40])
