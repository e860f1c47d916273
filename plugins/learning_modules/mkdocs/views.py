"""What the partials show of a module: texts and addresses, nothing left to compute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from learning_modules.markup.targets import Targets, relative_address
from learning_modules.mkdocs.filling import fill_facts
from learning_modules.mkdocs.form_view import has_look, is_shown
from learning_modules.mkdocs.terms import Terms, direction, primary
from learning_modules.model.course import Course
from learning_modules.model.download import Download
from learning_modules.model.identity import history_address, module_address
from learning_modules.model.licences import licence_url
from learning_modules.model.module import Audience, FrontMatter, Module, ModuleVersion
from learning_modules.model.path import followers
from learning_modules.model.roles import all_pillars
from learning_modules.model.template import Template
from learning_modules.settings import Settings

View = dict[str, Any]

LEVELS = ("beginner", "intermediate", "advanced")


@dataclass(frozen=True)
class Frame:
    """What every view needs: interface texts, addresses, the course as read, and the site.

    ``site_url`` ends with a slash, or is empty where the site has none.
    """

    terms: Terms
    targets: Targets
    course: Course
    site_url: str
    site_name: str
    settings: Settings

    @cached_property
    def followers(self) -> dict[str, list[Module]]:
        """The modules that directly build on each, by id."""
        return followers(self.course)

    def href(self, address: str, page: str) -> str:
        """Return the address as a link on ``page`` writes it."""
        return relative_address(self.targets.page(address), page)

    def is_newest(self, version: ModuleVersion) -> bool:
        """Whether this is the version that the module's address shows."""
        module = self.course.module(version.id)
        newest = module.newest if module else None
        return newest is not None and newest.version == version.version

    def newest_of(self, version: ModuleVersion) -> str | None:
        """Return the address of the module where it shows another version than this one."""
        module = self.course.module(version.id)
        newest = module.newest if module else None
        known = module is not None and newest is not None and newest.version != version.version
        return module_address(version.id) if known else None

    def language(self, version: ModuleVersion) -> str:
        """Return the language of a version's text."""
        return version.front_matter.language or self.settings.language

    def text_language(self, version: ModuleVersion) -> View | None:
        """Return language and direction of a version's text; None if they are the interface's."""
        language = self.language(version)
        if primary(language) == primary(self.terms.language):
            return None
        return {"lang": language, "dir": direction(language)}

    def licence(self, version: ModuleVersion) -> str:
        """Return the licence of a version."""
        return version.front_matter.license or self.settings.license

    def permanent(self, version: ModuleVersion) -> str:
        """Return the permanent address of a version, with the site's address where known."""
        return self.site_url + self.targets.page(version.address)


def audience_text(audience: Audience | None) -> str | None:
    """Return for whom a module is, without its level."""
    if audience is None:
        return None
    return ", ".join(audience.roles) or audience.text


def level_text(audience: Audience | None, terms: Terms) -> str | None:
    """Return the level of an audience in the language of the interface."""
    level = audience.level if audience else None
    return terms(f"level-{level.lower()}") if level and level.lower() in LEVELS else level


def role_text(role: str, frame: Frame) -> str:
    """Return the name of a section's role in the language of the interface, where it has one."""
    known = all_pillars(frame.settings.pillars)
    plain = role.replace("-", " ")
    return known.get(role) or frame.terms.get(f"role-{role}") or plain[:1].upper() + plain[1:]


def duration_text(front: FrontMatter, terms: Terms) -> str | None:
    """Return the time a learner needs, in the language of the interface where it can be read."""
    if front.duration is None:
        return None
    minutes = front.duration.minutes
    return terms.minutes(minutes) if minutes else front.duration.text


def version_text(front: FrontMatter, terms: Terms) -> str:
    """Return number and date of a version."""
    if front.date is None:
        return f"{terms('version')} {front.version}"
    return terms("version-of", version=front.version, date=terms.date(front.date))


def facts(front: FrontMatter, terms: Terms) -> list[View]:
    """Return the short facts that stand under a title: time, level, version."""
    found = [
        ("time", terms("time"), duration_text(front, terms)),
        ("level", terms("level"), level_text(front.audience, terms)),
        ("version", terms("version"), f"{terms('version')} {front.version}"),
    ]
    return [{"name": name, "label": label, "text": text} for name, label, text in found if text]


def prerequisites(version: ModuleVersion, frame: Frame, page: str) -> list[View]:
    """Return the modules to read first, with links to those that are shown."""
    views = []
    for module_id in version.front_matter.prerequisites:
        target = frame.targets.module(module_id)
        address = frame.targets.address(target) if target else None
        href = relative_address(address, page) if address else None
        views.append({"title": target.title if target else module_id, "href": href})
    return views


def about(version: ModuleVersion, frame: Frame, page: str) -> list[View]:
    """Return the pairs of the part "About this module"."""
    front, terms = version.front_matter, frame.terms
    history = frame.href(history_address(version.id), page)
    licence = frame.licence(version)
    pairs = [
        (terms("for-whom"), audience_text(front.audience), None),
        (terms("authors"), ", ".join(author.name for author in front.authors), None),
        (terms("version"), version_text(front, terms), None),
        (terms("versions"), terms("all-versions"), history),
        (terms("licence"), licence, licence_url(licence)),
        (terms("permanent"), frame.permanent(version), frame.href(version.address, page)),
    ]
    return [{"label": a, "text": b, "href": c} for a, b, c in pairs if b]


def file_view(download: Download, address: str, frame: Frame, page: str) -> View:
    """Return a download as a button: label, size, address, media type."""
    terms = frame.terms
    label = terms(f"format-{download.format}")
    if download.sheet:
        label = f"{label}, {terms('sheet', number=download.sheet)}"
    return {
        "label": label,
        "size": terms.size(len(download.data)),
        "href": relative_address(f"{address}downloads/{download.name}", page),
        "media_type": download.media_type,
    }


def template_card(
    template: Template,
    files: Iterable[Download],
    bundle: Download | None,
    *,
    version: ModuleVersion,
    frame: Frame,
) -> View:
    """Return the card of one template, for the permanent page of its version."""
    address = version.address
    views = [file_view(f, address, frame, address) for f in files]
    everything = file_view(bundle, address, frame, address) if bundle else None
    card = {
        "id": template.id,
        "title": template.title,
        "files": views,
        "all": everything,
        "form": {"example": has_look(template)} if is_shown(template) else None,
        "fill": fill_facts(template, version),
        "language": frame.text_language(version),
    }
    return {"card": card}


def code(version: ModuleVersion) -> str:
    """Return the id of a module where it tells readers more than the title in other words."""
    return version.id if any(c.isupper() or c.isdigit() for c in version.id) else ""


def module_card(version: ModuleVersion, frame: Frame, page: str) -> View:
    """Return a module as the list of modules shows it."""
    front = version.front_matter
    target = frame.targets.module(version.id)
    address = frame.targets.address(target) if target else None
    href = relative_address(address or version.address, page)
    templates = version.content.templates if version.content else ()
    return {
        "id": version.id,
        "code": code(version),
        "anchor": version.id.lower(),
        "title": front.title,
        "href": href,
        "summary": front.summary,
        "facts": facts(front, frame.terms)[:2],
        "draft": version.is_draft,
        "language": frame.text_language(version),
        "level": front.audience.level.lower() if front.audience and front.audience.level else "",
        "roles": front.audience.roles if front.audience else (),
        "minutes": front.duration.minutes if front.duration else None,
        "prerequisites": prerequisites(version, frame, page),
        "templates": [{"title": t.title, "href": f"{href}#{t.id}"} for t in templates],
        "version": version.version,
        "tags": front.tags,
    }
