"""Rules: every name that a finding uses has a record, and the docs are made from it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from learning_modules.checks.registry import RULES
from learning_modules.checks.rule_pages import pages
from learning_modules.checks.rules import Rule, by_name
from learning_modules.model.identity import is_device_name

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "plugins" / "learning_modules"

#: Functions whose first argument is the name of a rule, wherever they are called.
REPORTERS = {"Finding", "StopError", "report", "finding", "_report", "_finding", "_fault"}


def constants(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be: itself, or both sides of a condition."""
    if isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def rule_names(tree: ast.Module) -> Iterator[str]:
    """Yield the names of rules that a file reports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if node.args and called(node) in REPORTERS:
                yield from constants(node.args[0])
            yield from (t for k in node.keywords if k.arg == "rule" for t in constants(k.value))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
            yield from constants(node.value)


def made_name(node: ast.JoinedStr) -> re.Pattern[str]:
    """Return a pattern of the texts that an f-string with letters on both sides can make."""
    parts = [
        re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"\w+" for v in node.values
    ]
    open_ended = r"\w+" in {*parts[:1], *parts[-1:]}
    return re.compile("(?!)" if open_ended else "".join(parts))


def used() -> dict[str, str]:
    """Return every rule name that the package reports, with a file that does."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "records" in path.parts or "importing" in path.parts:
            continue  # records declare, and the importer's report is another list
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(PACKAGE).as_posix()
        found |= {text: name for text in rule_names(tree) if "-" in text and " " not in text}
    return found


def test_every_reported_rule_has_a_record() -> None:
    """A finding never names a rule that the docs do not explain."""
    assert {name: file for name, file in used().items() if name not in RULES} == {}


def test_every_record_is_reported_somewhere() -> None:
    """The docs explain no rule that nothing reports."""
    nodes = [
        node
        for path in PACKAGE.rglob("*.py")
        if "records" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    ]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    made = [made_name(node) for node in nodes if isinstance(node, ast.JoinedStr)]
    names = {name for name in RULES if any(pattern.fullmatch(name) for pattern in made)}
    assert sorted(set(RULES) - texts - names) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_record_is_complete(rule: Rule) -> None:
    """A record says everything in sentences, and right differs from wrong."""
    assert all(text.endswith(".") for text in (rule.what, rule.why))
    assert rule.fix[-1] in ".?`"
    assert rule.wrong != rule.right
    assert not is_device_name(rule.name)
    assert "```" not in rule.wrong + rule.right


def test_a_name_belongs_to_one_rule() -> None:
    """Two records with one name are refused."""
    rule = next(iter(RULES.values()))
    with pytest.raises(ValueError, match=rule.name):
        by_name([[rule], [rule]])


def test_docs_are_made_from_the_records() -> None:
    """The pages in docs/rules are those that scripts/rule_pages.py writes."""
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written == pages(RULES)
