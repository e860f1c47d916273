"""What is wrong, where, and what to do: findings and diagnostics as data.

A reader or check reports a :class:`Finding`; configuration gives it a severity and
so makes it a :class:`Diagnostic`.  The text of a diagnostic is made in one place,
:func:`format_diagnostic`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a rule matters; the site can change it for each rule."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for the most severe, 3 for off."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Location:
    """A place in a file of the author.

    ``path`` is relative to the project's root, with forward slashes.  Lines and
    columns count from 1; a column is a count of characters (code points), a
    byte-order mark does not count, and a line ends at LF, CRLF or CR.
    ``end_column`` is the column after the last character.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """Order of places: by path, then line, then column; a whole file comes first."""
        return (self.path, self.line or 0, self.column or 0)

    def __str__(self) -> str:
        """Return ``path:line:column``, without the parts that are not known."""
        parts = [self.path, self.line, self.column if self.line else None]
        return ":".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True)
class Finding:
    """One fault in one place, before the site has decided how severe it is.

    ``message`` says what is wrong, without a final full stop; ``hint`` says what to
    type instead and continues the message after a semicolon; ``key`` is what an
    ignore can name (an entry's key, a section's id, a field).
    """

    rule: str
    location: Location
    message: str
    hint: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Diagnostic:
    """A finding with the severity it has on this site.

    ``stops`` is false for what stands in a draft: it is reported and never stops a build.
    """

    finding: Finding
    severity: Severity
    stops: bool = True

    @property
    def location(self) -> Location:
        """Where the fault is."""
        return self.finding.location

    @property
    def rule(self) -> str:
        """Name of the rule that found it."""
        return self.finding.rule

    def with_severity(self, severity: Severity) -> Diagnostic:
        """Return the same finding with another severity."""
        return replace(self, severity=severity)


def plain_char(char: str) -> str:
    """Return a character as a terminal may show it: a tab as a space, what is invisible named."""
    if char.isprintable():
        return char
    return " " if char == "\t" else f"\\u{ord(char):04x}"


def one_line(text: str) -> str:
    """Return ``text`` on one line, with control characters made visible."""
    return "".join(plain_char(c) for c in " ".join(text.split()))


def format_message(finding: Finding) -> str:
    """Return message and hint of a finding as one line."""
    hint = f"; {finding.hint}" if finding.hint else ""
    return one_line(finding.message + hint)


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """Return ``path:line:column: severity: message [rule]``, on one line."""
    message = format_message(diagnostic.finding) + ("" if diagnostic.stops else " (draft)")
    return f"{diagnostic.location}: {diagnostic.severity}: {message} [{diagnostic.rule}]"


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return each diagnostic once, sorted by place, then severity, rule and message."""
    return sorted(
        set(diagnostics),
        key=lambda d: (d.location.sort_key, d.severity.rank, d.rule, d.finding.message),
    )
