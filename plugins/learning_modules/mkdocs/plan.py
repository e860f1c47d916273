"""My plan: every template that a reader has begun to fill in, on one page to read and to print."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.aliases import template_anchor
from learning_modules.mkdocs.downloads import Downloads
from learning_modules.mkdocs.files import PLAN, address_of
from learning_modules.mkdocs.looks_file import FORMS_STYLE, looks_address, sheet_href
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.version_page import FORMS_SCRIPTS
from learning_modules.mkdocs.views import Frame, View, file_view, template_card
from learning_modules.model.course import Course
from learning_modules.model.download import Download
from learning_modules.model.identity import module_address
from learning_modules.model.module import ModuleVersion
from learning_modules.model.path import in_path_order
from learning_modules.model.template import Template

SCRIPT = "assets/learning-modules-plan.js"


def plan_html(course: Course, frame: Frame, downloads: Downloads) -> str:
    """Return the page: a place for each form of the versions shown, hidden while it is empty."""
    page = address_of(PLAN)
    shown = [module.shown for module in in_path_order(course) if module.shown]
    templates = [
        _view(version, template, frame=frame, files=downloads.of(version, template))
        for version in shown
        for template in (version.content.templates if version.content else ())
    ]
    values = {
        "templates": [template for template in templates if template["card"]["form"]],
        "style": relative_address(FORMS_STYLE, page),
        "scripts": [relative_address(script, page) for script in FORMS_SCRIPTS],
        "script": relative_address(SCRIPT, page),
    }
    return render("plan", frame.terms, values)


def _view(
    version: ModuleVersion, template: Template, *, frame: Frame, files: Sequence[Download]
) -> View:
    page = address_of(PLAN)
    card: View = template_card(template, (), None, version=version, frame=frame)["card"]
    home = frame.href(module_address(version.id), page)
    form = {**card["form"], "example": None} if card["form"] else None
    return {
        "card": {
            **card,
            "id": template_anchor(version.id, template.id),
            "form": form,
            "sheets": sheet_href(version, template, page),
        },
        "book": next(
            (file_view(f, version.address, frame, page) for f in files if f.format == "xlsx"), None
        ),
        "src": relative_address(looks_address(version), page),
        "href": f"{home}#{template.id}-form",
        "module": {"title": version.front_matter.title, "href": home},
        "language": frame.text_language(version),
    }
