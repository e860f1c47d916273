"""Diagnostics as JSON, and read back as a baseline."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from learning_modules.checks.formats import Report
from learning_modules.diagnostics import Diagnostic, one_line


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as JSON can hold it; what is not known of its place is None."""
    where, finding = diagnostic.location, diagnostic.finding
    return {
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "severity": str(diagnostic.severity),
        "rule": finding.rule,
        "message": one_line(finding.message),
        "hint": one_line(finding.hint) if finding.hint else None,
    }


def render_json(report: Report) -> str:
    """Return a JSON array with an object for each diagnostic."""
    data = [as_data(diagnostic) for diagnostic in report.diagnostics]
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


Known = Counter[tuple[str, str, str]]


#: The number of a line in a message: "(line 46: ...)", "library.bib:5:10 already has it".
_LINE = re.compile(r"(?<=\bline )\d+|(?<=:)\d+:\d+\b")


def _identity(data: dict[str, Any]) -> tuple[str, str, str]:
    """Return what stays the same when lines move: path, rule and message."""
    return str(data["path"]), str(data["rule"]), _LINE.sub("", str(data["message"]))


def read_baseline(data: bytes) -> Known:
    """Return the diagnostics of an earlier run, as JSON; ValueError if it is something else.

    Some shells write UTF-16, or a byte-order mark, where the output of a command goes to a file.
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return _known_of(json.loads(data.decode("utf-16" if wide else "utf-8-sig")))


def _known_of(data: Any) -> Known:
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise ValueError("it is not a list of diagnostics")
    try:
        return Counter(_identity(item) for item in data)
    except KeyError as error:
        raise ValueError(f"a diagnostic has no {error}") from error


def without_known(diagnostics: Iterable[Diagnostic], known: Known) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that an earlier run had not, wherever their lines are now."""
    left = known.copy()
    new = []
    for diagnostic in diagnostics:
        identity = _identity(as_data(diagnostic))
        if left[identity]:
            left[identity] -= 1
        else:
            new.append(diagnostic)
    return tuple(new)
