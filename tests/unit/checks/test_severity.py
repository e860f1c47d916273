"""What the site, the lock, drafts and ignores make of a finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from learning_modules.checks.registry import RULES
from learning_modules.checks.severity import Verdicts, fails
from learning_modules.diagnostics import Diagnostic, Finding, Location, Severity
from learning_modules.model.course import Course
from learning_modules.model.module import Status
from learning_modules.settings import Ignore, Settings

Make = Callable[..., Any]

PATH = "content/LRN-001/1.0.0/module.md"
BROKEN = Finding("link-broken", Location(PATH, 5, 1), "a", key="x")
UNCITED = Finding("source-uncited", Location(PATH, 6, 1), "b", key="smith2020")


def judged(course: Course, *findings: Finding, **settings: Any) -> list[tuple[str, str, bool]]:
    """Return rule, severity and whether it stops, of every diagnostic."""
    locked_too = settings.pop("locked_too", False)
    verdicts = Verdicts(Settings(**settings), locked_too=locked_too)
    found = verdicts.diagnose(findings, course)
    return [(d.rule, str(d.severity), d.stops) for d in found]


def test_default_severity_stands_in_the_record(version: Make, course: Make) -> None:
    """Without settings, the severity of a finding is that of its rule."""
    assert judged(course(version()), BROKEN, UNCITED) == [
        ("link-broken", "error", True),
        ("source-uncited", "warning", True),
    ]


def test_site_changes_severity(version: Make, course: Make) -> None:
    """The setting "rules" raises, lowers and silences; a fixed rule stays as it is."""
    fixed = Finding("file-outside", Location(PATH), "c")
    rules = {"source-uncited": "error", "link-broken": "off", "file-outside": "off"}
    assert judged(course(version()), BROKEN, UNCITED, fixed, rules=rules) == [
        ("file-outside", "error", True),
        ("source-uncited", "error", True),
    ]


def test_unknown_rule_in_settings_is_named(version: Make, course: Make) -> None:
    """A misspelt rule in the settings gives a warning."""
    found = judged(course(version()), rules={"link-brokn": "off"})
    assert found == [("rule-unknown", "warning", True)]


def test_draft_never_stops(version: Make, course: Make) -> None:
    """In a draft an error is shown as a warning that stops nothing."""
    draft = course(version(status=Status.DRAFT))
    assert judged(draft, BROKEN, UNCITED) == [
        ("link-broken", "warning", False),
        ("source-uncited", "warning", False),
    ]


def test_locked_version_keeps_only_what_breaks_the_site(version: Make, course: Make) -> None:
    """In a published version only what harms readers today is an error; the rest is on request."""
    locked = course(version(locked=True))
    assert judged(locked, BROKEN, UNCITED) == [("link-broken", "error", True)]
    assert judged(locked, BROKEN, UNCITED, locked_too=True) == [
        ("link-broken", "error", True),
        ("source-uncited", "info", True),
    ]


def test_file_beside_a_draft_belongs_to_it(version: Make, course: Make) -> None:
    """A finding in any file of a version's folder is judged as the version is."""
    finding = Finding("file-outside", Location("content/LRN-001/1.0.0/a/b.txt"), "c")
    draft = course(version(status=Status.DRAFT))
    assert judged(draft, finding) == [("file-outside", "warning", False)]


@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        (Ignore("source-uncited", "video"), 0),
        (Ignore("source-uncited", "video", path="content/*"), 0),
        (Ignore("source-uncited", "video", path=PATH, key="smith2020"), 0),
        (Ignore("source-uncited", "video", key="other"), 1),
        (Ignore("source-uncited", "video", path="bib/*"), 1),
        (Ignore("link-broken", "video"), 1),
    ],
)
def test_ignore_hides_what_it_names(version: Make, course: Make, ignore: Ignore, left: int) -> None:
    """An ignore hides findings of its rule, path and key; one that hides nothing is reported."""
    found = judged(course(version()), UNCITED, ignores=(ignore,))
    assert len([d for d in found if d[0] == "source-uncited"]) == left
    assert ("ignore-unused", "info", True) in found or not left


def test_errors_fail_always_and_warnings_when_strict() -> None:
    """Only an error fails a run; a strict one fails on warnings too, never on information."""
    diagnostics = {s: Diagnostic(BROKEN, s) for s in Severity if s is not Severity.OFF}
    loose = [fails([d]) for d in diagnostics.values()]
    strict = [fails([d], strict=True) for d in diagnostics.values()]
    assert (loose, strict) == ([True, False, False], [True, True, False])
    assert not fails([Diagnostic(BROKEN, Severity.ERROR, stops=False)], strict=True)


def test_each_diagnostic_once(version: Make, course: Make) -> None:
    """The same finding from two checks is one diagnostic."""
    assert len(judged(course(version()), BROKEN, BROKEN)) == 1


def test_default_severities_are_not_off() -> None:
    """Every rule that exists is seen by default."""
    assert all(rule.severity is not Severity.OFF for rule in RULES.values())
