"""The navigation: our pages in it, in the author's own or in one made from docs/."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files, file_sort_key
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from learning_modules.mkdocs.files import BIBLIOGRAPHY, GENERATED, MODULES, TEMPLATES, module_page
from learning_modules.mkdocs.terms import Terms
from learning_modules.model.module import Module

#: What stands for the list of modules in an author's ``nav``.
PLACEHOLDER = "modules/"


def _module_items(modules: Sequence[Module]) -> list[Any]:
    titled = ((escape(m.shown.front_matter.title if m.shown else m.id), m) for m in modules)
    return [{title: module_page(module.id)} for title, module in titled]


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _tree(paths: Sequence[str], depth: int = 0) -> list[Any]:
    """Return navigation items for pages of docs/, a section for each folder."""
    items: list[Any] = []
    folders: dict[str, list[str]] = {}
    for path in paths:
        parts = path.split("/")
        if len(parts) == depth + 1:
            items.append(path)
            continue
        if parts[depth] not in folders:
            folders[parts[depth]] = []
            items.append((parts[depth], folders[parts[depth]]))
        folders[parts[depth]].append(path)
    return [
        {_title(item[0]): _tree(item[1], depth + 1)} if isinstance(item, tuple) else item
        for item in items
    ]


def _docs_pages(files: Files) -> list[str]:
    pages = [
        file
        for file in sorted(files.documentation_pages(), key=file_sort_key)
        if file.src_uri not in GENERATED and file.inclusion.value >= 0 and not file.generated_by
    ]
    return [file.src_uri for file in pages]


def default_navigation(files: Files, modules: Sequence[Module], terms: Terms) -> list[Any]:
    """Return the navigation of a site whose author wrote none: docs/, then our pages."""
    pages = _docs_pages(files)
    home = [{terms("home"): "index.md"}] if "index.md" in pages else []
    others = [page for page in pages if page != "index.md"]
    return [
        *home,
        *_tree(others),
        {terms("modules"): [MODULES, *_module_items(modules)]},
        {terms("templates"): TEMPLATES},
        {terms("bibliography"): BIBLIOGRAPHY},
    ]


def with_modules(nav: Any, modules: Sequence[Module]) -> Any:
    """Return an author's navigation with the list of modules where ``modules/`` stands."""
    if isinstance(nav, list):
        items: list[Any] = []
        for item in nav:
            if item == PLACEHOLDER:
                items.extend([MODULES, *_module_items(modules)])
            else:
                items.append(with_modules(item, modules))
        return items
    if isinstance(nav, dict):
        return {title: with_modules(item, modules) for title, item in nav.items()}
    return [MODULES, *_module_items(modules)] if nav == PLACEHOLDER else nav


def without_modules(nav: Navigation, uris: Collection[str]) -> Navigation:
    """Return a navigation without the pages of single modules, which grow with the course.

    It serves pages that stand in no navigation, such as older versions: written out on each of
    them, the list of all modules would make a site grow with the square of its modules.
    """
    return Navigation(_without(nav.items, uris), nav.pages)


def _without(items: Sequence[StructureItem], uris: Collection[str]) -> list[StructureItem]:
    kept: list[StructureItem] = []
    for item in items:
        if isinstance(item, Section):
            kept.extend(_shortened(item, uris))
        elif not (isinstance(item, Page) and item.file.src_uri in uris):
            kept.append(item)
    return kept


def _shortened(section: Section, uris: Collection[str]) -> list[StructureItem]:
    """Return a section with what it keeps; with one page it is a link to that page.

    Material names a folded list of pages after a label that it leaves out where the only page is
    the section's own.
    """
    children = _without(section.children, uris)
    if children == section.children:
        return [section]
    if len(children) == 1 and isinstance(children[0], Page):
        return [Link(section.title, children[0].url)]
    return [Section(section.title, children)] if children else []
