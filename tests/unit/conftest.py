"""Fixtures of the unit tests: templates read off Markdown, and a source of downloads."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.templates import read_template
from learning_modules.model.download import Identity
from learning_modules.model.identity import Version
from learning_modules.model.template import Template, TemplateDefaults, TemplateOptions

Read = tuple[Template | None, tuple[Finding, ...]]

#: As a site may have them: with Python-Markdown's own extensions only, or with Material's.
PLAIN = ("tables", "attr_list", "fenced_code")
MATERIAL = ("tables", "attr_list", "pymdownx.tasklist", "pymdownx.superfences", "smarty")


class _TemplatesOfText(Treeprocessor):
    """Calls the reader for each ``.template`` heading, as the outline does."""

    def __init__(self, md: Markdown, read: Callable[[Element, list[Element]], Read]) -> None:
        super().__init__(md)
        self.read = read
        self.found: list[Read] = []

    def run(self, root: Element) -> None:
        elements = list(root)
        for place, element in enumerate(elements):
            if "template" not in (element.get("class") or "").split():
                continue
            own = []
            for other in elements[place + 1 :]:
                if other.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and other.tag <= element.tag:
                    break
                own.append(other)
            self.found.append(self.read(element, own))


def read_markdown(
    text: str,
    *,
    options: TemplateOptions | None = None,
    defaults: TemplateDefaults | None = None,
    extensions: Sequence[str] = PLAIN,
) -> list[Read]:
    """Return the templates of a text, each with its findings."""
    md = Markdown(extensions=list(extensions))

    def read(heading: Element, own: list[Element]) -> Read:
        return read_template(
            own,
            id=heading.get("id") or "",
            title=heading.text or "",
            location=Location("module.md", 1, 1),
            options=options,
            defaults=defaults,
            md=md,
        )

    processor = _TemplatesOfText(md, read)
    md.treeprocessors.register(processor, "templates", 7)
    md.convert(text)
    return processor.found


@pytest.fixture(scope="session")
def templates_of() -> Callable[..., list[Read]]:
    """Return the function that reads the templates of a text."""
    return read_markdown


@pytest.fixture(scope="session")
def template_of() -> Callable[..., Template]:
    """Return a function that reads the one template whose body is given."""

    def read(body: str, *, title: str = "Plan", **how: object) -> Template:
        found = read_markdown(f"### {title} {{#plan .template}}\n\n{body}", **how)  # type: ignore[arg-type]
        template = found[0][0]
        assert template is not None, found[0][1]
        return template

    return read


@pytest.fixture(scope="session")
def identity() -> Identity:
    """Return a module version that a download can come from."""
    return Identity(
        module_id="ABC-001",
        module_title="Baking bread for a living",
        version=Version(1, 2, 0),
        date=datetime.date(2026, 3, 4),
        address="https://course.example/modules/abc-001/1.2.0/",
        licence="CC-BY-4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        language="en",
        site_name="Bakers' course",
    )
