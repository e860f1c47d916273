"""A draft as numbered lines, and what was taken out of it or changed on the way.

Every repair keeps the number of lines, so that a finding can always name the line of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from learning_modules.diagnostics import Finding, Location


@dataclass(frozen=True)
class Dropped:
    """Text that is no part of the module (chatter, boilerplate), with the line it began on."""

    line: int
    text: str


@dataclass(frozen=True)
class DraftLines:
    """The lines of a draft, what was dropped so far, and what there is to report.

    ``path`` is the name of the draft as it was given; a dropped line is left empty.
    """

    path: str
    lines: tuple[str, ...]
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @classmethod
    def of(cls, path: str, text: str) -> DraftLines:
        """Return the lines of ``text``, which has LF line ends."""
        return cls(path, tuple(text.split("\n")))

    @property
    def text(self) -> str:
        """All lines, joined."""
        return "\n".join(self.lines)

    def at(self, index: int) -> Location:
        """Return the place of the line with this index, from 0."""
        return Location(self.path, index + 1)

    def with_line(self, index: int, line: str) -> DraftLines:
        """Return the draft with another text on the line with this index, from 0."""
        return replace(self, lines=(*self.lines[:index], line, *self.lines[index + 1 :]))

    def without(self, start: int, end: int) -> DraftLines:
        """Return the draft without the text of the lines from ``start`` up to ``end``, from 0."""
        text = "\n".join(self.lines[start:end]).strip("\n")
        gap = ("",) * (end - start)
        dropped = (*self.dropped, Dropped(start + 1, text)) if text.strip() else self.dropped
        lines = (*self.lines[:start], *gap, *self.lines[end:])
        return replace(self, lines=lines, dropped=dropped)

    def reporting(self, findings: Iterable[Finding]) -> DraftLines:
        """Return the draft with further findings."""
        return replace(self, findings=(*self.findings, *findings))
