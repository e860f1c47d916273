"""The page that says whether a downloaded copy is current, read in the reader's own browser."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.copy_index import lines_of
from learning_modules.mkdocs.files import CHECK, VERSIONS, address_of
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.terms import Terms
from learning_modules.mkdocs.views import Frame, View, version_text
from learning_modules.model.course import Course
from learning_modules.model.module import Module, ModuleVersion
from learning_modules.model.path import in_path_order
from learning_modules.model.template import Template

STYLE = "assets/learning-modules-check.css"
SCRIPTS = tuple(f"assets/learning-modules-{name}.js" for name in ("zip", "check"))

#: What the script says -> the values it fills in.
_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "check-reading": (),
        "check-current": ("title", "version"),
        "check-older": ("title", "version", "newest"),
        "check-withdrawn": ("module", "version"),
        "check-other-version": ("module", "version"),
        "check-other-module": ("module",),
        "check-unknown": (),
        "check-unreadable": (),
        "check-pdf": (),
        "check-offline": (),
        "check-by-name": (),
        "check-by-columns": (),
        "check-same-columns": (),
        "check-columns-added": ("names",),
        "check-columns-removed": ("names",),
        "check-rows": ("added", "removed"),
        "check-gone": (),
        "check-changes": ("version",),
        "check-newest": ("version",),
        "from-module": (),
    }
)


def _words(terms: Terms) -> dict[str, str]:
    """Return the sentences of the script, each value as its name in braces."""
    return {
        name: terms(name, **{value: f"{{{value}}}" for value in values})
        for name, values in _SAID.items()
    }


def check_html(course: Course, frame: Frame) -> str:
    """Return the page: the form, how to tell without it, and every template with its versions."""
    page = address_of(CHECK)
    views = [
        _view(module, line, frame=frame, page=page)
        for module in in_path_order(course)
        for line in lines_of(module)
    ]
    values = {
        "words": _words(frame.terms),
        "index": relative_address(VERSIONS, page),
        "scripts": [relative_address(script, page) for script in SCRIPTS],
        "style": relative_address(STYLE, page),
        "templates": views,
    }
    return render("check", frame.terms, values)


def _view(
    module: Module, line: list[tuple[ModuleVersion, Template]], *, frame: Frame, page: str
) -> View:
    last, template = line[0]
    newest = module.newest or last
    return {
        "title": template.title,
        "module": {
            "title": newest.front_matter.title,
            "href": frame.href(module.address, page),
        },
        "language": frame.text_language(last),
        "gone": last.version < newest.version,
        "versions": [
            {
                "text": version_text(version.front_matter, frame.terms),
                "href": f"{frame.href(version.address, page)}#{own.id}",
                "newest": version.version == newest.version,
            }
            for version, own in line
        ],
    }
