"""The records of a lock: what is known of each version that has been published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from learning_modules.diagnostics import Location
from learning_modules.model.identity import Version

#: Id and version: what a block of the lock is about.
VersionKey = tuple[str, Version]


def _frozen(values: Mapping[str, str] | None = None) -> Mapping[str, str]:
    return MappingProxyType(dict(values or {}))


@dataclass(frozen=True)
class LockedVersion:
    """What the lock holds of one published version: its date, and digests as 64 hex digits.

    ``files`` are by name, relative to the version's folder; ``entries`` by key.
    """

    id: str
    version: Version
    date: str
    body: str
    front_matter: str
    files: Mapping[str, str] = field(default_factory=_frozen)
    entries: Mapping[str, str] = field(default_factory=_frozen)

    @property
    def key(self) -> VersionKey:
        """Id and version."""
        return self.id, self.version


@dataclass(frozen=True)
class Lock:
    """All published versions by id and version; ``places`` says where in the file each stands.

    ``moved`` are those that the file holds under a former id of their module, with that id.
    """

    versions: Mapping[VersionKey, LockedVersion] = field(
        default_factory=lambda: MappingProxyType({})
    )
    places: Mapping[VersionKey, Location] = field(default_factory=lambda: MappingProxyType({}))
    moved: Mapping[VersionKey, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_versions(self, more: Iterable[LockedVersion]) -> Lock:
        """Return a lock that holds these versions too; one that it has is replaced."""
        added = {version.key: version for version in more}
        return replace(self, versions=MappingProxyType({**self.versions, **added}))

    def without(self, key: VersionKey) -> Lock:
        """Return a lock that does not hold the version ``key``."""
        kept = {k: v for k, v in self.versions.items() if k != key}
        return replace(self, versions=MappingProxyType(kept))
