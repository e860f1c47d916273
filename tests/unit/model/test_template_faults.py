"""Faults that only show when the templates of a module are seen together."""

from __future__ import annotations

from learning_modules.diagnostics import Location
from learning_modules.model.template import Template
from learning_modules.model.template_faults import shared_name_findings


def _template(name: str, line: int) -> Template:
    return Template(name, name, Location("m.md", line), ())


def test_names_that_give_one_file() -> None:
    """Ids that differ only in case or accents would give files of one name."""
    templates = [
        _template("plan", 1),
        _template("Plan", 2),
        _template("risk", 3),
        _template("Plän", 4),
    ]
    found = list(shared_name_findings(templates))
    assert [(f.rule, f.location.line, f.key) for f in found] == [
        ("template-name", 2, "Plan"),
        ("template-name", 4, "Plän"),
    ]
    assert 'the same file name as "plan"' in found[0].message


def test_names_that_differ() -> None:
    """Ids that give files of their own are fine, in any script."""
    names = ["plan", "plan-2", "خطة", "план", "x" * 120 + "a", "x" * 120 + "b"]
    assert not list(shared_name_findings(_template(name, 1) for name in names))
