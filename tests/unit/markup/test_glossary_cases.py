"""The golden cases of the glossary: tests/cases/learning/glossary.yml."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
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
from learning_modules.settings import Settings

FILE = Path(__file__).resolve().parents[2] / "cases" / "learning" / "glossary.yml"
CASES = [pytest.param(c, id=c["name"]) for c in yaml.safe_load(FILE.read_text("utf-8"))]
EXTENSIONS = ("attr_list", "tables", "toc", "def_list", "pymdownx.tasklist")


def text() -> ModuleText:
    """Return the extension of a site with a glossary."""
    settings = Settings()
    targets = Targets(docs=MappingProxyType({"glossary.md": "glossary/"}))
    return ModuleText(settings, read_library([], settings), targets)


def read(reader: ModuleText, markdown: str, context: TextContext) -> tuple[str, Content]:
    """Return the HTML of a text and what was found in it."""
    return convert(markdown, context, text=reader, extensions=EXTENSIONS, configs={})


@pytest.mark.parametrize("case", CASES)
def test_glossary_is_read_and_used(case: dict[str, Any]) -> None:
    """A page gives these terms and findings; a module gets these links, in this order."""
    reader = text()
    page = TextContext("docs/glossary.md", Place("glossary/", is_module=False))
    html, content = read(reader, case["glossary"], page)
    for term, wanted in zip(content.terms, case.get("terms", content.terms), strict=True):
        if isinstance(wanted, dict):
            known = {name: getattr(term, name) for name in wanted}
            assert known == {**wanted, "names": tuple(wanted["names"])}
    found = [
        f"{f.location.path}:{f.location.line}:{f.location.column}: {format_message(f)} [{f.rule}]"
        for f in content.findings
    ]
    assert found == case.get("findings", [])
    assert all(f'id="{term.id}"' in html for term in content.terms)
    if "module" not in case:
        return
    place = Place("modules/x/1.0.0/")
    context = TextContext("module.md", place, language=case.get("language", "en"))
    html, content = read(reader, case["module"], context)
    links = re.findall(r'<a[^>]*class="lm-term"[^>]*>.*?</a>', clean(html), re.DOTALL)
    shown = [[re.search(r"#term-([\w-]+)", a)[1], re.sub(r"<[^>]+>", "", a)] for a in links]  # type: ignore[index]
    assert shown == case["links"]
    uses = list(dict.fromkeys(term for term, _ in case["links"]))
    assert sorted(use.id for use in content.term_uses) == sorted(uses)
    assert all(html.count(f'id="{use.anchor}"') == 1 for use in content.term_uses)


def test_definitions_lead_where_they_led_on_the_page() -> None:
    """Links to places on the glossary page name it, and anchors are not taken along."""
    reader = text()
    page = TextContext("docs/glossary.md", Place("glossary/", is_module=False))
    source = "Gate\n:   See [pilot](term:Pilot) and [below](#end).\n\nPilot\n:   A trial. {#own}\n"
    _, content = read(reader, source, page)
    first, second = content.terms
    assert 'href="./#end"' in first.definition
    assert 'href="./#pilot"' in first.definition or 'href="#pilot"' not in first.definition
    assert "id=" not in second.definition
