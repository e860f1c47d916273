"""What stands folded in the cards of a version: examples and blank forms, as one small script.

The pages of a version stay light, and the form is there on a disk as well, where a script may be
loaded and no other file be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.filling import fill_words
from learning_modules.mkdocs.form_view import form_view
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.views import Frame
from learning_modules.model.module import ModuleVersion, Status
from learning_modules.model.template import Template


def looks_address(version: ModuleVersion) -> str:
    """Return the address of the script with the forms of a version."""
    return f"{version.address}downloads/{version.id.lower()}-v{version.version}-forms.js"


def looks_files(version: ModuleVersion, frame: Frame, config: MkDocsConfig) -> Iterator[File]:
    """Yield the script with the forms of a version; nothing where no page shows them."""
    if version.content is None or version.front_matter.status is Status.WITHDRAWN:
        return
    made = {template.id: _looks(template, version, frame) for template in version.content.templates}
    shown = {name: looks for name, looks in made.items() if looks}
    if shown:
        yield StaticFile.generated(
            config,
            looks_address(version),
            content=_script(version, {"words": fill_words(frame.terms), "templates": shown}),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )


def _script(version: ModuleVersion, data: dict[str, object]) -> str:
    key = json.dumps(f"{version.id}@{version.version}")
    return f"learningModules.looks[{key}] = {json.dumps(data, ensure_ascii=False)};\n"


def _looks(template: Template, version: ModuleVersion, frame: Frame) -> dict[str, str]:
    """Return the example and the blank form of a template as HTML; nothing if it is too large."""
    view = form_view(template, frame.language(version))
    if view is None:
        return {}
    source = (version.id, f"v{version.version}", frame.licence(version), frame.permanent(version))
    values = {
        "title": template.title,
        "instructions": view["instructions"],
        "tips": view["tips"],
        "language": frame.text_language(version),
        "source": " · ".join(filter(None, source)),
    }
    looks = {"blank": render("look_blank", frame.terms, {**values, "shown": view["blank"]})}
    if view["example"]:
        shown = {**values, "shown": view["example"]}
        looks["example"] = render("look_example", frame.terms, shown)
    return looks
