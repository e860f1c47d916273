"""What the script needs to let a reader fill in a template on its page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from learning_modules.mkdocs.terms import Terms
from learning_modules.model.module import ModuleVersion
from learning_modules.model.template import Template
from learning_modules.writers.names import file_name

#: Texts of the script.
_SAID = (
    "fill-add",
    "fill-choose",
    "fill-cleared",
    "fill-example",
    "fill-failed",
    "fill-number",
    "fill-refused",
    "fill-rest",
    "fill-row",
    "fill-saved",
    "not-ticked",
    "ticked",
)


def fill_words(terms: Terms) -> dict[str, str]:
    """Return the texts of the script, by their names without ``fill-``."""
    values = {"number": "{number}", "text": "{text}"}
    return {name.removeprefix("fill-"): terms(name, **values) for name in _SAID}


def fill_facts(template: Template, version: ModuleVersion) -> dict[str, Any]:
    """Return whose form it is, and what files made of it are called."""
    name = file_name(version.id, template.id, version=version.version, extension="csv")
    return {
        "module": version.id,
        "template": template.id,
        "version": str(version.version),
        "title": template.title,
        "name": PurePosixPath(name).stem,
    }
