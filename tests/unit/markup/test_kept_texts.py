"""Conversions that one run keeps for the next."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymdownx.superfences
import pytest

from learning_modules.bibliography.library import read_library
from learning_modules.diagnostics import Location
from learning_modules.markup.convert import convert
from learning_modules.markup.kept_texts import KeptTexts, shared_by_all
from learning_modules.markup.links import Place
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.markup.targets import Targets
from learning_modules.model.glossary import Glossary, GlossaryTerm
from learning_modules.settings import Settings
from learning_modules.source.text import SourceText

BIB = "@book{smith2020, author = {Smith, Jane}, title = {Plans}, year = {2020}}\n"
TEXT = """## Ideas {#ideas}

Plan [@smith2020, p. 3], and [nothing](gone.md) [@nobody].

### Plan {#plan .template}

| Step | When |
|---|---|
| First | `[e.g., May]` |
"""
CONTEXT = TextContext(path="content/A-1/1.0.0/module.md", place=Place("a/", is_module=True))
EXTENSIONS = ("attr_list", "tables", "toc", "pymdownx.superfences")


def read(folder: Path | None, text: str = TEXT, **change: Any) -> tuple[Any, int]:
    """Convert a text; return HTML and what was found, and how many were not converted."""
    settings = change.get("settings", Settings())
    library = read_library([SourceText("bib/refs.bib", change.get("bib", BIB))], settings)
    extensions, configs = change.get("extensions", EXTENSIONS), change.get("configs", {})
    reader = ModuleText(settings, library, change.get("targets", Targets()))
    reader.glossary = change.get("glossary", reader.glossary)
    shared = shared_by_all(
        settings, library, reader.targets, extensions=extensions, configs=configs
    )
    reader.keeper.texts = kept = KeptTexts(folder, shared)
    context = change.get("context", CONTEXT)
    made = convert(text, context, text=reader, extensions=extensions, configs=configs)
    return made, kept.hits


def test_the_second_run_gives_the_same_without_converting(tmp_path: Path) -> None:
    first, hits = read(tmp_path)
    again, hits_again = read(tmp_path)
    assert (hits, hits_again) == (0, 1)
    assert again == first == read(None)[0]
    assert [use.key for use in again[1].citations] == ["smith2020", "nobody"]
    assert [template.id for template in again[1].templates] == ["plan"]
    assert {finding.rule for finding in again[1].findings} >= {"citation-unresolved"}


TERM = GlossaryTerm("plan", ("plan",), "<p>A list.</p>", Location("docs/glossary.md", 3))


@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT + "\nMore.\n"},
        {"bib": BIB.replace("Plans", "Plots")},
        {"settings": Settings(style="ieee")},
        {"context": replace(CONTEXT, first_line=9)},
        {"context": replace(CONTEXT, language="de")},
        {"context": replace(CONTEXT, place=Place("b/", is_module=True))},
        {"targets": Targets(docs={"index.md": ""})},
        {"glossary": Glossary("glossary/", "en", (TERM,))},
        {"extensions": (*EXTENSIONS, "admonition")},
        {"configs": {"toc": {"permalink": True}}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_a_conversion_depends_on_has_it_made_again(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    read(tmp_path)
    found, hits = read(tmp_path, **change)
    assert (hits, found) == (0, read(None, **change)[0])


def upper(text: str) -> str:
    return text.upper()


@pytest.mark.parametrize(
    ("extensions", "configs", "is_on"),
    [
        (EXTENSIONS, {}, True),
        (("markdown.extensions.toc", "pymdownx.details"), {"toc": {"toc_depth": "2-3"}}, True),
        (("pymdownx.snippets",), {}, False),
        (("somebody.else",), {}, False),
        ((upper,), {}, False),
        (("toc",), {"toc": {"slugify": upper}}, False),
        (("toc",), {"toc": {"slugify": lambda *texts: texts[0]}}, False),
        (("pymdownx.emoji",), {"pymdownx.emoji": {"options": {"custom_icons": ["x"]}}}, False),
        (
            ("pymdownx.superfences",),
            {"pymdownx.superfences": {"f": pymdownx.superfences.fence_code_format}},
            True,
        ),
        (("toc",), {"toc": {"slugify": functools.partial(upper, "x")}}, False),
    ],
)
def test_only_what_is_known_in_full_is_kept(
    tmp_path: Path, extensions: tuple[Any, ...], configs: dict[str, Any], is_on: bool
) -> None:
    """Extensions that may read files, and functions of others, may give another result."""
    shared = shared_by_all(
        Settings(), read_library([]), Targets(), extensions=extensions, configs=configs
    )
    assert KeptTexts(tmp_path, shared).is_on is is_on


def test_what_was_kept_by_other_code_is_not_taken(tmp_path: Path) -> None:
    read(tmp_path)
    other = KeptTexts(tmp_path, "other")
    assert other.find(other.key(TEXT, CONTEXT, Glossary("", "en"))) is None
    other.forget_unused()
    assert list(tmp_path.iterdir()) == []
