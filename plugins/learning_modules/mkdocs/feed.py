"""``feed.xml``: what was published and withdrawn, the newest first, as Atom (RFC 4287)."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.module import ModuleVersion, Status

FEED = "feed.xml"

#: A feed tells news; older ones stand in the histories.
_MOST = 50

#: Everything but the characters of XML 1.0 (production 2, "Char").
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: What a feed without any entry says of its age: the field is required, and we read no clock.
_BEGINNING = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class _News:
    """A version that was published or withdrawn on a day."""

    date: datetime.date
    version: ModuleVersion


def feed_file(frame: Frame, config: MkDocsConfig) -> File:
    """Return the feed as a file of the site."""
    news = sorted(_news(frame), key=lambda n: (n.version.id.lower(), n.version.version))
    news.sort(key=lambda n: n.date, reverse=True)
    newest = max((n.date for n in news), default=_BEGINNING)
    values = {
        "id": frame.site_url or _name(frame.site_name),
        "title": _plain(frame.site_name),
        "language": frame.terms.language,
        "updated": _time(newest),
        "author": _plain(config.site_author or frame.site_name),
        "self": f"{frame.site_url}{FEED}" if frame.site_url else None,
        "home": frame.site_url or frame.targets.page("modules/"),
        "entries": [_entry(one, frame) for one in news[:_MOST]],
    }
    text = render("feed", frame.terms, {"feed": values})
    return StaticFile.generated(
        config, FEED, content=f"{text}\n", inclusion=InclusionLevel.NOT_IN_NAV
    )


def _news(frame: Frame) -> Iterator[_News]:
    for version in frame.course.versions:
        front = version.front_matter
        if front.status is Status.PUBLISHED and front.date:
            yield _News(front.date, version)
        elif front.withdrawn:
            yield _News(front.withdrawn.date, version)


def _entry(news: _News, frame: Frame) -> View:
    version = news.version
    front, address = version.front_matter, frame.permanent(version)
    withdrawn = front.status is Status.WITHDRAWN
    number = f"{frame.terms('version')} {version.version}"
    title = f"{front.title} · {number}"
    if withdrawn:
        title += f" · {frame.terms('withdrawn')}"
    said = [front.withdrawn.reason] if withdrawn and front.withdrawn else front.changes
    published = front.date or news.date
    return {
        "id": address if frame.site_url else _name(f"{version.id}@{version.version}"),
        "title": _plain(title),
        "language": frame.language(version),
        "href": address,
        "published": None if withdrawn and published > news.date else _time(published),
        "updated": _time(news.date),
        "authors": [_plain(author.name) for author in front.authors],
        "summary": _plain(" ".join(said) or front.summary or ""),
    }


def _time(date: datetime.date) -> str:
    """Return a day as Atom writes it (RFC 3339); the hour is not known."""
    return f"{date.isoformat()}T00:00:00Z"


def _name(text: str) -> str:
    """Return an id that lasts where the site has no address: a name-based UUID (RFC 9562)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"learning-modules:{text}").urn


def _plain(text: str) -> str:
    """Return a text on one line without characters that XML 1.0 does not have."""
    return " ".join(_NOT_XML.sub(" ", text).split())
