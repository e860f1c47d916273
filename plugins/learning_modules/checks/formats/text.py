"""Diagnostics for people: one line each, the line of the file, and a mark below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from learning_modules.checks.formats import Report
from learning_modules.diagnostics import Diagnostic, Severity, format_diagnostic, plain_char

#: How many characters of a line are shown.
_WIDTH = 96

#: How many of them stand before the fault in a line that is longer.
_BEFORE = 40


def render_text(report: Report) -> str:
    """Return every diagnostic with its place in the file, and how many there are."""
    lines = [line for d in report.diagnostics for line in _lines(d, report)]
    return "\n".join([*lines, summary(report), ""])


def _lines(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    yield format_diagnostic(diagnostic)
    where = diagnostic.location
    source = report.sources.get(where.path)
    if source and where.line and source.line(where.line).strip():
        yield from excerpt(source.line(where.line), where.line, column=where.column)
        yield ""


def excerpt(line: str, number: int, *, column: int | None) -> Iterator[str]:
    """Yield a line of a file with its number, and below it a mark at ``column``, from 1."""
    start = 0
    if len(line) > _WIDTH and column and column > _WIDTH - _BEFORE:
        start = column - 1 - _BEFORE
    shown = "".join(plain_char(c) for c in line[start : start + _WIDTH])
    before, after = "..." * bool(start), "..." * (len(line) > start + _WIDTH)
    yield f"{number:>6} | {before}{shown}{after}"
    if column:
        prefix = "".join(plain_char(c) for c in line[start : column - 1])
        yield f"{'':>6} | {'':{len(before) + width(prefix)}}^"


def width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes (Unicode Standard Annex 11)."""
    return sum(_char_width(c) for c in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def summary(report: Report) -> str:
    """Return a sentence that counts the diagnostics by severity."""
    counts = {
        "error": _count(report, Severity.ERROR),
        "warning": _count(report, Severity.WARNING),
    }
    said = [f"{n} {word}{'s' * (n > 1)}" for word, n in counts.items() if n]
    if n := _count(report, Severity.INFO):
        said.append(f"{n} for information")
    drafts = sum(not d.stops for d in report.diagnostics)
    inside = f" ({drafts} in drafts, which never stop a build)" if drafts else ""
    return f"{', '.join(said)}{inside}" if said else "no findings"


def _count(report: Report, severity: Severity) -> int:
    return sum(d.severity is severity for d in report.diagnostics)
