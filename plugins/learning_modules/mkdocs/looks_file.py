"""What stands folded in the cards of a version: examples and blank forms, in two files.

A small script brings them into the page when they are opened: the pages of a version stay light,
and the form is there on a disk as well, where a script may be loaded and no other file be read.
For readers without JavaScript the same stands on a page of its own, blank and ready for paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.filling import fill_words
from learning_modules.mkdocs.form_view import View, form_view
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.terms import Terms, direction
from learning_modules.mkdocs.views import Frame
from learning_modules.model.module import ModuleVersion, Status
from learning_modules.model.template import Template

#: What the forms need of style where no theme gives any.
FORMS_STYLE = "assets/learning-modules-forms.css"
STYLES = ("assets/learning-modules.css", FORMS_STYLE)


def looks_address(version: ModuleVersion) -> str:
    """Return the address of the script with the forms of a version."""
    return f"{_stem(version)}-forms.js"


def sheets_address(version: ModuleVersion) -> str:
    """Return the address of the page with the forms of a version."""
    return f"{_stem(version)}-forms.html"


def sheet_href(version: ModuleVersion, template: Template, page: str) -> str:
    """Return the link to a template on the page with the forms of its version."""
    return f"{relative_address(sheets_address(version), page)}#{template.id}"


def _stem(version: ModuleVersion) -> str:
    return f"{version.address}downloads/{version.id.lower()}-v{version.version}"


def looks_files(version: ModuleVersion, frame: Frame, config: MkDocsConfig) -> Iterator[File]:
    """Yield script and page with the forms of a version; nothing where no card shows them."""
    if version.content is None or version.front_matter.status is Status.WITHDRAWN:
        return
    forms = list(_forms(version, frame))
    if not forms:
        return
    contents = {
        looks_address(version): _script(version, forms, frame),
        sheets_address(version): _page(version, forms, frame),
    }
    for address, content in contents.items():
        yield StaticFile.generated(
            config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV
        )


def _forms(version: ModuleVersion, frame: Frame) -> Iterator[View]:
    """Yield what is shown of each template of a version that is not too large for a page."""
    source = (version.id, f"v{version.version}", frame.licence(version), frame.permanent(version))
    for template in version.content.templates if version.content else ():
        view = form_view(template, frame.language(version))
        if view is not None:
            yield {
                **view,
                "tables": tables(view, template.title, frame.terms),
                "id": template.id,
                "title": template.title,
                "language": frame.text_language(version),
                "source": " · ".join(filter(None, source)),
            }


def tables(view: View, title: str, terms: Terms) -> dict[str, str]:
    """Return the blank form of a template as HTML, and its example where it has one."""
    parts = {"blank": view["blank"], "example": view["example"]}
    return {
        name: render(
            "form_table", terms, {"shown": shown, "title": title, "labels": name == "example"}
        )
        for name, shown in parts.items()
        if shown
    }


def _script(version: ModuleVersion, forms: Sequence[View], frame: Frame) -> str:
    key = json.dumps(f"{version.id}@{version.version}")
    made = {form["id"]: dict(_parts(form, frame)) for form in forms}
    data = {"words": fill_words(frame.terms), "templates": made}
    return f"learningModules.looks[{key}] = {json.dumps(data, ensure_ascii=False)};\n"


def _parts(form: View, frame: Frame) -> Iterator[tuple[str, str]]:
    yield "blank", render("look_blank", frame.terms, {"form": form})
    if form["example"]:
        yield "example", render("look_example", frame.terms, {"form": form})


def _page(version: ModuleVersion, forms: Sequence[View], frame: Frame) -> str:
    """Return the page of all forms; it has its own styles and needs no theme."""
    address, terms = sheets_address(version), frame.terms
    page = {
        "language": terms.language,
        "direction": direction(terms.language),
        "title": version.front_matter.title,
        "href": frame.href(version.address, address),
        "styles": [relative_address(style, address) for style in STYLES],
        "forms": forms,
    }
    return f"{render('sheets', terms, {'page': page})}\n"
