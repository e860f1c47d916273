"""Links within the course: do their sections, templates and versions exist for readers."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from learning_modules.checks.scope import converted_versions
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.identity import Version
from learning_modules.model.module import Content, LinkUse, Module, ModuleVersion, Status
from learning_modules.settings import Settings


def check_links(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield what is wrong with the links of every version whose text is shown."""
    for version in converted_versions(course):
        is_public = version.front_matter.status is Status.PUBLISHED
        for link in version.content.links if version.content else ():
            yield from _check(version, link)
            if link.kind == "module":
                yield from _check_module(course, link, is_public=is_public)


def check_docs_links(course: Course, docs: Iterable[Content]) -> Iterator[Finding]:
    """Yield what is wrong with the links to modules on pages of docs/, which are always public."""
    for content in docs:
        for link in content.links:
            if link.kind == "module":
                yield from _check_module(course, link, is_public=True)


def _check(version: ModuleVersion, link: LinkUse) -> Iterator[Finding]:
    if version.content is None:
        return
    if link.kind == "section" and not _has_anchor(version, link.target):
        yield _no_section(link, link.target, version.content, "this module")
    elif link.kind == "template" and version.content.template(link.target) is None:
        yield _no_template(link, version.content)


def _check_module(course: Course, link: LinkUse, *, is_public: bool) -> Iterator[Finding]:
    module_id, _, number = link.target.partition("@")
    module = course.module(module_id)
    target = _target(module, Version.parse(number) if number else None) if module else None
    if module is None or target is None:
        return
    status = target.front_matter.status
    if is_public and status is not Status.PUBLISHED:
        yield _not_public(link, status)
    if status is Status.WITHDRAWN:
        return
    if number and module.newest and target.version < module.newest.version:
        message = f"this link is pinned to {number}; the newest version is {module.newest.version}"
        hint = f"write module:{module.id} to lead to the newest, always"
        yield Finding("link-stale", link.location, message, hint, key=link.target)
    if link.fragment and target.content and not _has_anchor(target, link.fragment):
        yield _no_section(link, link.fragment, target.content, f'module "{module.id}"')


def _target(module: Module, wanted: Version | None) -> ModuleVersion | None:
    """Return the version that a link leads to, whether or not readers see it."""
    if wanted is not None:
        return next((v for v in module.versions if v.version == wanted), None)
    withdrawn = [v for v in module.versions if not v.is_draft]
    return module.newest or (withdrawn or module.versions)[-1]


def _not_public(link: LinkUse, status: Status) -> Finding:
    if status is Status.DRAFT:
        message = f'"{link.target}" is a draft, which readers do not see'
        hint = "publish it first, or take the link out"
        return Finding("link-to-draft", link.location, message, hint, key=link.target)
    message = f'"{link.target}" was withdrawn, so readers find no text there'
    hint = "link to another module, or take the link out"
    return Finding("link-to-withdrawn", link.location, message, hint, key=link.target)


def _has_anchor(version: ModuleVersion, fragment: str) -> bool:
    content = version.content
    return content is not None and (
        fragment in content.anchors or fragment in version.front_matter.section_aliases
    )


def _no_section(link: LinkUse, fragment: str, content: Content, where: str) -> Finding:
    ids = {s.id.lower(): s.id for s in content.sections}
    by_title = [s.id for s in content.sections if s.title.lower() == fragment.lower()]
    close = difflib.get_close_matches("-".join(fragment.lower().split()), list(ids), n=1)
    near = by_title or [ids[name] for name in close]
    hint = f'did you mean "{near[0]}"?' if near else None
    if where != "this module":
        moved = f"if it was renamed, say there: section_aliases: {{{fragment}: new-id}}"
        hint = f"{hint} {moved}" if hint else moved
    message = f'{where} has no section "{fragment}"'
    return Finding("link-broken", link.location, message, hint, key=fragment)


def _no_template(link: LinkUse, content: Content) -> Finding:
    known = [t.id for t in content.templates]
    near = difflib.get_close_matches(link.target, known, n=1)
    hint = f'did you mean "{near[0]}"?' if near else "name the id of a heading with .template"
    message = f'this module has no template "{link.target}"'
    return Finding("link-broken", link.location, message, hint, key=link.target)
