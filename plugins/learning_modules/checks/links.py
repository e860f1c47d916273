"""Links within the course: do their sections, templates and versions exist for readers."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.identity import Version
from learning_modules.model.module import Content, LinkUse, ModuleVersion, Status
from learning_modules.settings import Settings


def check_links(course: Course, settings: Settings) -> Iterator[Finding]:  # noqa: ARG001 - a check
    """Yield what is wrong with the links of every version."""
    for version in course.versions:
        for link in version.content.links if version.content else ():
            yield from _check(course, version, link)


def _check(course: Course, version: ModuleVersion, link: LinkUse) -> Iterator[Finding]:
    if version.content is None:
        return
    if link.kind == "section" and not _has_anchor(version, link.target):
        yield _no_section(link, link.target, version.content, "this module")
    elif link.kind == "template" and version.content.template(link.target) is None:
        yield _no_template(link, version.content)
    elif link.kind == "module":
        yield from _check_module(course, version, link)


def _check_module(course: Course, version: ModuleVersion, link: LinkUse) -> Iterator[Finding]:
    module_id, _, number = link.target.partition("@")
    module = course.module(module_id)
    if module is None:
        return
    wanted = Version.parse(number) if number else None
    target = next((v for v in module.versions if v.version == wanted), module.shown)
    if target is None:
        return
    if target.is_draft and version.front_matter.status is Status.PUBLISHED:
        yield Finding(
            "link-to-draft",
            link.location,
            f'"{link.target}" is a draft, which readers do not see',
            "publish it first, or take the link out",
            key=link.target,
        )
    if link.fragment and target.content and not _has_anchor(target, link.fragment):
        yield _no_section(link, link.fragment, target.content, f'module "{module.id}"')


def _has_anchor(version: ModuleVersion, fragment: str) -> bool:
    content = version.content
    return content is not None and (
        fragment in content.anchors or fragment in version.front_matter.section_aliases
    )


def _no_section(link: LinkUse, fragment: str, content: Content, where: str) -> Finding:
    near = difflib.get_close_matches(fragment, [s.id for s in content.sections], n=1)
    hint = f'did you mean "{near[0]}"?' if near else None
    message = f'{where} has no section "{fragment}"'
    return Finding("link-broken", link.location, message, hint, key=fragment)


def _no_template(link: LinkUse, content: Content) -> Finding:
    known = [t.id for t in content.templates]
    near = difflib.get_close_matches(link.target, known, n=1)
    hint = f'did you mean "{near[0]}"?' if near else "name the id of a heading with .template"
    message = f'this module has no template "{link.target}"'
    return Finding("link-broken", link.location, message, hint, key=link.target)
