"""My plan: every template that a reader has begun to fill in, on one page to read and to print."""

from __future__ import annotations

from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.aliases import template_anchor
from learning_modules.mkdocs.files import PLAN, address_of
from learning_modules.mkdocs.filling import fill_words
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.version_page import FORMS_SCRIPTS, FORMS_STYLE
from learning_modules.mkdocs.views import Frame, View, template_card
from learning_modules.model.course import Course
from learning_modules.model.identity import module_address
from learning_modules.model.module import ModuleVersion
from learning_modules.model.path import in_path_order
from learning_modules.model.template import Template

SCRIPT = "assets/learning-modules-plan.js"


def plan_html(course: Course, frame: Frame) -> str:
    """Return the page: each blank form of the versions shown, hidden until it has an entry."""
    page = address_of(PLAN)
    shown = [module.shown for module in in_path_order(course) if module.shown]
    templates = [
        _view(version, template, frame=frame, page=page)
        for version in shown
        for template in (version.content.templates if version.content else ())
    ]
    values = {
        "templates": [template for template in templates if template["card"]["form"]],
        "style": relative_address(FORMS_STYLE, page),
        "scripts": [relative_address(script, page) for script in (*FORMS_SCRIPTS, SCRIPT)],
        "words": fill_words(frame.terms),
    }
    return render("plan", frame.terms, values)


def _view(version: ModuleVersion, template: Template, *, frame: Frame, page: str) -> View:
    card: View = template_card(template, (), None, version=version, frame=frame)["card"]
    home = frame.href(module_address(version.id), page)
    form = {**card["form"], "example": None} if card["form"] else None
    return {
        "card": {**card, "id": template_anchor(version.id, template.id), "form": form},
        "href": f"{home}#{template.id}-form",
        "module": {"title": version.front_matter.title, "href": home},
        "language": frame.text_language(version),
    }
