"""The generated pages: all modules, all templates, all sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from learning_modules.bibliography.library import Library
from learning_modules.bibliography.references import ReferenceList
from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.aliases import former_anchors, template_anchor, template_anchors
from learning_modules.mkdocs.downloads import Downloads
from learning_modules.mkdocs.facets import facets, topic_anchor, topics
from learning_modules.mkdocs.files import (
    BIBLIOGRAPHY,
    CHECK,
    MODULES,
    PLAN,
    TEMPLATES,
    address_of,
)
from learning_modules.mkdocs.form_view import has_look, is_shown
from learning_modules.mkdocs.path_map import path_map
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.source_files import COURSE, source_links
from learning_modules.mkdocs.terms import direction
from learning_modules.mkdocs.views import Frame, View, audience_text, file_view, module_card
from learning_modules.model.course import Course
from learning_modules.model.identity import module_address
from learning_modules.model.module import CitationUse, Content, ModuleVersion
from learning_modules.model.path import in_path_order

#: Generated page -> the interface text that is its title where docs/ has no introduction for it.
TITLES: Mapping[str, str] = MappingProxyType(
    {
        MODULES: "modules",
        TEMPLATES: "templates",
        BIBLIOGRAPHY: "bibliography",
        CHECK: "check",
        PLAN: "plan",
    }
)


def _shown(course: Course) -> Iterator[ModuleVersion]:
    return (module.shown for module in in_path_order(course) if module.shown)


def modules_html(course: Course, frame: Frame) -> str:
    """Return the list of modules, each after those it builds on, with what it can be filtered by.

    The path is also drawn; the list says the same in words.
    """
    page = address_of(MODULES)
    shown = list(_shown(course))
    cards = [module_card(version, frame, page) for version in shown]
    drawn = path_map(
        {version.id: version.front_matter.title for version in shown},
        {version.id: version.front_matter.prerequisites for version in shown},
        mirrored=direction(frame.terms.language) == "rtl",
    )
    hrefs = {card["id"]: card["href"] for card in cards}
    values = {
        "modules": cards,
        "path": drawn,
        "hrefs": hrefs,
        "facets": facets(cards, frame),
        "topics": topics(cards),
        "anchor": topic_anchor,
    }
    return render("modules", frame.terms, values)


def templates_html(course: Course, frame: Frame, downloads: Downloads) -> str:
    """Return every template of the versions shown, with its downloads."""
    page = address_of(TEMPLATES)
    views: list[View] = []
    taken = template_anchors(course)
    for version in _shown(course):
        home = relative_address(frame.targets.page(module_address(version.id)), page)
        for template in version.content.templates if version.content else ():
            files = downloads.of(version, template)
            views.append(
                {
                    "anchor": template_anchor(version.id, template.id),
                    "former": former_anchors(course, version, template.id, taken=taken),
                    "title": template.title,
                    "href": f"{home}#{template.id}",
                    "module": {"href": home, "title": version.front_matter.title},
                    "version": version.version,
                    "audience": audience_text(version.front_matter.audience),
                    "form": f"{home}#{template.id}-form" if is_shown(template) else None,
                    "look": f"{home}#{template.id}-example" if has_look(template) else None,
                    "purpose": template.instructions[0] if template.instructions else None,
                    "language": frame.text_language(version),
                    "files": [file_view(f, version.address, frame, page) for f in files],
                }
            )
    modules = list(dict.fromkeys(view["module"]["title"] for view in views))
    check = frame.href(address_of(CHECK), page)
    plan = frame.href(address_of(PLAN), page)
    values = {"templates": views, "modules": modules, "check": check, "plan": plan}
    return render("templates", frame.terms, values)


def bibliography_html(
    course: Course, frame: Frame, *, library: Library, docs: Mapping[str, Content]
) -> str:
    """Return every cited work once, with a link to each module, page and section that cites it."""
    page = address_of(BIBLIOGRAPHY)
    places: dict[str, dict[str, View]] = {}
    for key, place in (*_in_modules(course, frame, page), *_in_docs(docs, frame, page)):
        home = places.setdefault(key, {}).setdefault(place["href"], {**place, "sections": []})
        if place["section"] and place["section"] not in home["sections"]:
            home["sections"].append(place["section"])
    entries = [library.entries[key] for key in places if key in library.entries]
    settings = frame.settings
    formatter = library.formatter(settings.style, settings.language)
    listed = ReferenceList(entries, formatter=formatter)
    views = [
        {
            "anchor": f"source-{number}",
            "label": reference.label,
            "html": reference.html,
            "places": list(places[reference.key].values()),
        }
        for number, reference in enumerate(listed.references, 1)
    ]
    files = source_links(relative_address(COURSE, page)) if views else []
    return render("bibliography", frame.terms, {"references": views, "files": files})


def _in_modules(course: Course, frame: Frame, page: str) -> Iterator[tuple[str, View]]:
    for version in _shown(course):
        content = version.content or Content()
        home = relative_address(frame.targets.page(module_address(version.id)), page)
        title = version.front_matter.title
        yield from _places(content.citations, content, home, title)
        for key in version.front_matter.sources:
            if key not in {use.key for use in content.citations}:
                note = frame.terms("further-reading")
                yield key, {"href": home, "title": title, "note": note, "section": None}


def _in_docs(docs: Mapping[str, Content], frame: Frame, page: str) -> Iterator[tuple[str, View]]:
    for path, content in docs.items():
        if content.citations and path in frame.targets.docs:
            href = relative_address(frame.targets.docs[path] or "./", page)
            title = content.title or path.removesuffix(".md")
            yield from _places(content.citations, content, href, title)


def _places(
    uses: Iterable[CitationUse], content: Content, href: str, title: str
) -> Iterator[tuple[str, View]]:
    """Yield each cited key with the page it is cited on and the section, if it stands in one."""
    for use in uses:
        section = content.section(use.section) if use.section else None
        view = {"href": f"{href}#{section.id}", "title": section.title} if section else None
        yield use.key, {"href": href, "title": title, "note": None, "section": view}
