"""Pieces of Markdown that the report is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from learning_modules.diagnostics import Finding, format_message


def cell(text: str) -> str:
    """Return a text for the cell of a table: on one line, with its bars escaped."""
    return " ".join(text.split()).replace("|", "\\|")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table as lines; nothing without rows."""
    body = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if not body:
        return []
    return [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}", *body, ""]


def finding_line(finding: Finding) -> str:
    """Return a finding as an item of a list: place, message, rule."""
    return f"- `{finding.location}`: {format_message(finding)} [{finding.rule}]"


def section(title: str, lines: Sequence[str], level: int = 2) -> list[str]:
    """Return a heading and the lines under it; nothing where there are no lines."""
    return [f"{'#' * level} {title}", "", *lines, ""] if lines else []


def quoted(text: str) -> list[str]:
    """Return a text as a block that shows it as it is."""
    marks = "```"
    while marks in text:
        marks += "`"
    return [f"{marks}text", *text.split("\n"), marks, ""]
