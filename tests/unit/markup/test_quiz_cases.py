"""The golden cases of quizzes: tests/cases/learning/quizzes.yml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.bibliography.library import read_library
from learning_modules.diagnostics import format_message
from learning_modules.markup.cleaning import clean
from learning_modules.markup.convert import convert
from learning_modules.markup.links import Place
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.markup.targets import Targets
from learning_modules.model.module import Content
from learning_modules.model.quiz import Question
from learning_modules.settings import Settings

FILE = Path(__file__).resolve().parents[2] / "cases" / "learning" / "quizzes.yml"
CASES = [pytest.param(c, id=c["name"]) for c in yaml.safe_load(FILE.read_text("utf-8"))]
PLAIN = ("attr_list", "tables", "toc")
ENSEMBLES = {
    "plain": PLAIN,
    "pymdownx": (*PLAIN, "pymdownx.tasklist", "pymdownx.superfences", "footnotes"),
}


def read(markdown: str, extensions: tuple[str, ...]) -> tuple[str, Content]:
    """Return the cleaned HTML of a module's text and what was found in it."""
    settings = Settings()
    text = ModuleText(settings, read_library([], settings), Targets())
    context = TextContext("module.md", Place("modules/x/1.0.0/"))
    html, content = convert(markdown, context, text=text, extensions=extensions, configs={})
    return clean(html), content


def described(question: Question, expected: dict[str, Any]) -> dict[str, Any]:
    """Return a question as its case describes it: only what the case names."""
    found = {
        "kind": str(question.kind),
        "text": question.text,
        "right": [choice.text for choice in question.choices if choice.right],
        "wrong": [choice.text for choice in question.choices if not choice.right],
        "explained": question.explained,
    }
    return {name: found[name] for name in expected}


@pytest.mark.parametrize("ensemble", ENSEMBLES)
@pytest.mark.parametrize("case", CASES)
def test_quiz_is_read(case: dict[str, Any], ensemble: str) -> None:
    """A text gives these quizzes and these findings, with task lists of an extension or without."""
    _, content = read(case["markdown"], ENSEMBLES[ensemble])
    assert [quiz.id for quiz in content.quizzes] == [quiz["id"] for quiz in case["quizzes"]]
    for quiz, wanted in zip(content.quizzes, case["quizzes"], strict=True):
        pairs = zip(quiz.questions, wanted["questions"], strict=True)
        assert [described(question, one) for question, one in pairs] == wanted["questions"]
    found = [
        f"{f.location.line}:{f.location.column}: {format_message(f)} [{f.rule}]"
        for f in content.findings
    ]
    assert found == case.get("findings", [])


@pytest.mark.parametrize("ensemble", ENSEMBLES)
def test_form_is_native_and_survives_cleaning(ensemble: str) -> None:
    """Each question is a named group of controls; what is right stands in a folded part."""
    case = yaml.safe_load(FILE.read_text("utf-8"))[0]
    html, _ = read(case["markdown"], ENSEMBLES[ensemble])
    assert html.count('type="radio"') == 2
    assert html.count('type="checkbox"') == 3
    assert html.count("data-lm-right") == 3
    assert html.count('<details class="lm-answer"') == 3
    groups = re.findall(r'<div aria-labelledby="([\w-]+)" role="(\w+)"', html)
    assert [role for _, role in groups] == ["radiogroup", "group", "group"]
    assert all(f'id="{name}"' in html for name, _ in groups)
    names = re.findall(r'name="([\w-]+)"', html)
    assert len(set(names)) == 2
    assert "[x]" not in html
    assert "task-list" not in html


def test_later_lists_go_on_counting() -> None:
    """A quotation that stands between two questions does not begin the numbers anew."""
    case = yaml.safe_load(FILE.read_text("utf-8"))[1]
    html, _ = read(case["markdown"], ENSEMBLES["plain"])
    assert re.findall(r'<ol class="lm-quiz"( start="2")?>', html) == ["", ' start="2"']
