"""Corners where Python-Markdown's time grows with the square of a text: counted, not timed."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from markdown import Markdown

from learning_modules.bibliography.library import read_library
from learning_modules.markup.convert import convert
from learning_modules.markup.deep_tags import without_deep_tags
from learning_modules.markup.divide import Divider
from learning_modules.markup.fences import without_open_fences
from learning_modules.markup.links import Place
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.markup.targets import Targets
from learning_modules.model.module import Content
from learning_modules.settings import Settings


def converted(text: str) -> tuple[str, Content]:
    reader = ModuleText(
        Settings(), read_library([]), Targets(MappingProxyType({}), MappingProxyType({}))
    )
    context = TextContext("module.md", Place("modules/x/"))
    extensions = ["attr_list", "tables", "fenced_code", "toc"]
    return convert(text, context, text=reader, extensions=extensions, configs={})


@pytest.mark.parametrize("block", ["## A\n", "A\n===\n", "A\n---\n", "***\n", "> ## A\n"])
def test_long_blocks_are_divided(block: str) -> None:
    """A blank line stands beside each heading, and the page is the same as without it."""
    text = block * 150
    divided = "\n".join(Divider(Markdown()).run(text.split("\n")))
    assert divided.count("\n\n") >= 149
    assert Markdown().convert(divided).split() == Markdown().convert(text).split()


@pytest.mark.parametrize("text", ["## A\ntext\n" * 50, "a | b\n--|--\n" + "1 | 2\n" * 500])
def test_other_blocks_stay(text: str) -> None:
    """What is not long, or holds no headings, is left alone."""
    lines = text.split("\n")
    assert Divider(Markdown()).run(lines) is lines


def test_headings_keep_their_places() -> None:
    """Lines that were put in move no place of a finding or section."""
    _, content = converted("## A\n" * 150)
    lines = [section.location.line for section in content.sections]
    assert lines == list(range(1, 151))
    assert [section.id for section in content.sections][:3] == ["a", "a-2", "a-3"]


def test_deep_tags_are_text() -> None:
    """Tags beyond the depth are shown, and reported once, at the first of them."""
    page, content = converted("\n" * 4 + "<div>" * 600)
    assert page.count("＜div>") == 100
    [finding] = content.findings
    assert (finding.rule, finding.location.line) == ("text-too-deep", 5)


@pytest.mark.parametrize("html", ["<div>x</div>\n", "<li>x\n", "<br>", "<img src=a>", "a < b\n"])
def test_many_tags_are_no_depth(html: str) -> None:
    """Tags that close, or that need no end, do not add up."""
    assert without_deep_tags(html * 2000, 500) == (html * 2000, None)


def test_long_paragraph_with_marks_is_text() -> None:
    """A paragraph that would take minutes stands as it was written; others are read."""
    page, content = converted("*a* " * 6000 + "\n\n*b*\n")
    assert "<em>b</em>" in page
    assert "<em>a</em>" not in page
    assert [finding.rule for finding in content.findings] == ["too-many-marks"]


def test_long_plain_paragraph_is_read() -> None:
    """Honest prose of any length is no matter."""
    page, content = converted("Word, word: and *one* mark in a hundred words. " * 500)
    assert page.count("<em>one</em>") == 500
    assert content.findings == ()


def test_open_fences() -> None:
    """Fences without an end are text where they are many; those that close stay."""
    text = "~~~\ncode\n~~~\n\n" + "~~~ a\n" * 150
    page, content = converted(text)
    assert "<code>code" in page
    assert [(f.rule, f.location.line) for f in content.findings] == [("fence-unclosed", 5)]
    few = ["~~~ a"] * 5
    assert without_open_fences(few, 100) == few
