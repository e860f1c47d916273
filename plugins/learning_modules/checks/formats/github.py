"""Diagnostics as workflow commands of GitHub Actions, which mark the lines of a change."""

from __future__ import annotations

from learning_modules.checks.formats import Report
from learning_modules.checks.formats.text import summary
from learning_modules.diagnostics import Diagnostic, Severity, format_message

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(report: Report) -> str:
    """Return a workflow command for each diagnostic, and a last line that counts them."""
    lines = [_command(diagnostic) for diagnostic in report.diagnostics]
    return "\n".join([*lines, summary(report), ""])


def _command(diagnostic: Diagnostic) -> str:
    where = diagnostic.location
    # GitHub marks a span of columns only within one line.
    same_line = where.end_line in {None, where.line}
    properties = {
        "file": where.path,
        "line": where.line,
        "endLine": where.end_line,
        "col": where.column if same_line else None,
        "endColumn": where.end_column if same_line else None,
        "title": diagnostic.rule,
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    message = _data(format_message(diagnostic.finding) + ("" if diagnostic.stops else " (draft)"))
    return f"::{_COMMANDS[diagnostic.severity]} {said}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
