"""The settings of a site, as one typed record.

What each setting is for, its default and an example stand in ``docs/settings.md``;
a test holds that page and this class together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any


def _frozen(value: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    return MappingProxyType(dict(value or {}))


#: Name of each limit, with its default.  Counts, unless the name says otherwise.
DEFAULT_LIMITS: Mapping[str, int] = MappingProxyType(
    {
        "file-bytes": 8_000_000,
        "front-matter-bytes": 64_000,
        "front-matter-depth": 12,
        "front-matter-nodes": 5_000,
        "block-brackets": 1_500,
        "block-marks": 100_000_000,
        "block-depth": 100,
        "html-depth": 500,
        "tag-attributes": 500,
        "open-fences": 100,
        "code-blocks": 2_000,
        "html-blocks": 10_000,
        "blocks": 50_000,
        "notes": 2_000,
        "headings": 5_000,
        "template-rows": 500,
        "template-columns": 40,
        "cell-characters": 32_767,
        "entries": 100_000,
        "entry-authors": 2_000,
        "entry-characters": 200_000,
        "source-years": 30,
    }
)


#: Line and column in mkdocs.yml, from 1.
Place = tuple[int | None, int | None]


@dataclass(frozen=True)
class Ignore:
    """A finding the site accepts: every finding of ``rule`` that fits path and key.

    ``path`` and ``key`` left out fit everything; ``reason`` is required; ``place`` is where it is
    written.
    """

    rule: str
    reason: str
    path: str | None = None
    key: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class ModuleType:
    """Which section roles a type of module needs and which it should have."""

    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The settings of the plugin ``learning-modules``; paths are relative to mkdocs.yml."""

    content: str = "content"
    bib: str = "bib"
    style: str = "apa"
    lock: str = "write"
    drafts: str = "serve"
    html: str = "cleaned"
    license: str = "CC-BY-4.0"
    language: str = "en"
    formats: tuple[str, ...] = ("xlsx", "docx", "csv", "md")
    paper: str = "a4"
    rules: Mapping[str, str] = field(default_factory=_frozen)
    ignores: tuple[Ignore, ...] = ()
    pillars: Mapping[str, str] = field(default_factory=_frozen)
    types: Mapping[str, ModuleType] = field(default_factory=_frozen)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=_frozen)
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=_frozen)
    limits: Mapping[str, int] = field(default_factory=_frozen)
    #: Where the severity of each rule is written; no setting itself.
    rule_places: Mapping[str, Place] = field(
        default_factory=_frozen, compare=False, repr=False, metadata={"setting": False}
    )

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the settings, in the order of the documentation."""
        return tuple(f.name for f in fields(cls) if f.metadata.get("setting", True))

    def limit(self, name: str) -> int:
        """Return the limit ``name`` as set by the site, or its default."""
        return int(self.limits.get(name, DEFAULT_LIMITS[name]))
