"""What the head of a module page shows: objectives, facts, links, what changed."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.checks.smart import Letter, smart
from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.citing import cite_view
from learning_modules.mkdocs.facets import topic_anchor
from learning_modules.mkdocs.files import MODULES, address_of
from learning_modules.mkdocs.learning import since_view
from learning_modules.mkdocs.smart_words import letter_view
from learning_modules.mkdocs.source_files import source_keys, source_links, version_sources
from learning_modules.mkdocs.version_lines import selector_view
from learning_modules.mkdocs.views import (
    Frame,
    View,
    about,
    code,
    facts,
    file_view,
    prerequisites,
    role_text,
)
from learning_modules.model.alignment import Alignment, alignments
from learning_modules.model.bump import step
from learning_modules.model.download import Download
from learning_modules.model.identity import module_address
from learning_modules.model.module import Content, ModuleVersion

_LINKS = ("taught_in", "practised_in", "evidence")


def _link(version: ModuleVersion, name: str) -> View:
    """Return a section, template or file as a link on the page of its version."""
    content = version.content or Content()
    template, section = content.template(name), content.section(name)
    if template:
        return {"title": template.title, "href": f"#{name}"}
    if section:
        return {"title": section.title, "href": f"#{name}"}
    return {"title": name, "href": name if name in version.files else None}


def _objective(
    version: ModuleVersion, alignment: Alignment, letters: Sequence[Letter], frame: Frame
) -> View:
    links = [
        {
            "label": frame.terms(name.replace("_", "-")),
            "links": [_link(version, target) for target in getattr(alignment, name)],
            "derived": name in alignment.derived,
        }
        for name in _LINKS
    ]
    return {
        "statement": alignment.objective.statement,
        "links": [link for link in links if link["links"]],
        "smart": [letter_view(x, frame.terms, frame.settings.pillars) for x in letters],
    }


def _without(version: ModuleVersion, frame: Frame) -> list[View]:
    """Return the sections that a version does without, with the author's reasons."""
    left_out = version.front_matter.without.items()
    return [{"role": role_text(role, frame), "reason": reason} for role, reason in left_out]


def _evidence(found: Sequence[Alignment]) -> tuple[str, ...]:
    """Return the names of what learners will have at the end: each once, in order."""
    return tuple(dict.fromkeys(name for alignment in found for name in alignment.evidence))


def _older(version: ModuleVersion, frame: Frame) -> View | None:
    """Return the newest version as the banner of an older one names it.

    The banner is quiet where the newest only corrects.
    """
    module = frame.course.module(version.id)
    newest = module.newest if module else None
    if newest is None or newest.version <= version.version:
        return None
    href = frame.href(module_address(version.id), version.address)
    quiet = step(version, newest) == "patch"
    return {"version": newest.version, "href": href, "quiet": quiet}


def _source_files(version: ModuleVersion) -> list[View]:
    address = relative_address(version_sources(version), version.address)
    return source_links(address) if source_keys(version) else []


def _topics(version: ModuleVersion, frame: Frame) -> list[View]:
    """Return the tags of a version as links to their places in the list of modules."""
    home = frame.href(address_of(MODULES), version.address)
    tags = version.front_matter.tags
    return [{"name": tag, "href": f"{home}#{topic_anchor(tag)}"} for tag in tags]


def header_view(version: ModuleVersion, frame: Frame, bundle: Download | None) -> View:
    """Return the head of the page of ``version``, for its permanent address.

    ``bundle`` is the archive with all its downloads.
    """
    front, page = version.front_matter, version.address
    found = alignments(version, frame.settings.verbs, frame.settings.language)
    letters = smart(version, frame.course, frame.settings)
    evidence = _evidence(found)
    templates = [t.id for t in (version.content or Content()).templates if t.id not in evidence]
    return {
        "id": version.id,
        "code": code(version),
        "version": version.version,
        "title": front.title,
        "summary": front.summary,
        "draft": version.is_draft,
        "text": frame.text_language(version),
        "older": _older(version, frame),
        "facts": facts(front, frame.terms),
        "objectives": [
            _objective(version, found_one, letters.get(found_one.objective.id, ()), frame)
            for found_one in found
        ],
        "evidence": [_link(version, name) for name in evidence],
        "templates": [_link(version, name) for name in templates],
        "all": file_view(bundle, page, frame, page) if bundle else None,
        "prerequisites": prerequisites(version, frame, page),
        "about": about(version, frame, page),
        "without": _without(version, frame),
        "topics": _topics(version, frame),
        "changes": front.changes,
        "versions": selector_view(version, frame),
        "since": since_view(version, frame),
        "cite": cite_view(version, frame),
        "source_files": _source_files(version),
    }
