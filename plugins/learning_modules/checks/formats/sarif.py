"""Diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors show."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from learning_modules import __version__
from learning_modules.checks.formats import Report
from learning_modules.checks.registry import RULES
from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Diagnostic, Location, Severity, format_message

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(report: Report) -> str:
    """Return a SARIF log with one run; columns count characters, as those of diagnostics do."""
    names = sorted({d.rule for d in report.diagnostics})
    run = {
        "tool": {"driver": _driver(names)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The project's folder."}}},
        "results": list(_results(report.diagnostics, {n: i for i, n in enumerate(names)})),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _driver(names: Iterable[str]) -> dict[str, Any]:
    return {
        "name": "learning-modules",
        "version": __version__,
        "rules": [_rule(RULES[name]) if name in RULES else {"id": name} for name in names],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": rule.fix, "markdown": rule.fix},
        "defaultConfiguration": {"level": _LEVELS.get(rule.severity, "none")},
        "properties": {"tags": [rule.family]},
    }


def _results(
    diagnostics: Iterable[Diagnostic], numbers: Mapping[str, int]
) -> Iterable[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        message = format_message(diagnostic.finding)
        identity = f"{diagnostic.location.path}\n{diagnostic.rule}\n{message}"
        seen[identity] += 1
        digest = hashlib.sha256(f"{identity}\n{seen[identity]}".encode()).hexdigest()[:32]
        yield {
            "ruleId": diagnostic.rule,
            "ruleIndex": numbers[diagnostic.rule],
            "level": _LEVELS[diagnostic.severity],
            "message": {"text": message},
            "locations": [{"physicalLocation": _physical(diagnostic.location)}],
            "partialFingerprints": {"learningModules/v1": digest},
        }


def _physical(where: Location) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(where.path), "uriBaseId": "ROOT"},
    }
    parts = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }
    if where.line:
        place["region"] = {name: value for name, value in parts.items() if value}
    return place
