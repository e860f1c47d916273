"""A module version as schema.org sees it: a ``LearningResource`` in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from learning_modules.model.module import ModuleVersion

#: Characters that could end a script element or a line of JavaScript inside a page.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_json(data: Any) -> str:
    """Return ``data`` as JSON that can stand inside a ``script`` element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text


def iso_duration(minutes: int) -> str:
    """Return a time in the form of ISO 8601, such as ``PT2H30M``."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _audience(version: ModuleVersion) -> Mapping[str, Any]:
    audience = version.front_matter.audience
    if audience is None:
        return {}
    roles = ", ".join(audience.roles) or audience.text
    found: dict[str, Any] = {}
    if roles:
        found["audience"] = {"@type": "Audience", "audienceType": roles}
    if audience.level:
        found["educationalLevel"] = audience.level
    return found


def learning_resource(
    version: ModuleVersion,
    *,
    address: str,
    language: str,
    licence: str,
    encodings: Iterable[Mapping[str, Any]] = (),
    citations: Iterable[str] = (),
) -> dict[str, Any]:
    """Return the description of a version; fields without a value are left out.

    ``address`` is the permanent one; ``encodings`` describe the downloads; ``citations`` are the
    texts of the cited works.  Properties: schema.org/LearningResource.
    """
    front = version.front_matter
    minutes = front.duration.minutes if front.duration else None
    people = [{"@type": "Person", "name": author.name} for author in front.authors]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": front.title,
        "identifier": version.id,
        "version": str(version.version),
        "url": address,
        "inLanguage": front.language or language,
        "license": front.license or licence,
        "description": front.summary,
        "dateModified": front.date.isoformat() if front.date else None,
        "teaches": [objective.statement for objective in front.objectives],
        "timeRequired": iso_duration(minutes) if minutes else None,
        "author": people,
        "keywords": list(front.tags),
        "encoding": list(encodings),
        "citation": list(citations),
        **_audience(version),
    }
    return {name: value for name, value in data.items() if value}
