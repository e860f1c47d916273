"""Which version of its module a draft becomes: 1.0.0 for the oldest, 2.0.0 for the next."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning_modules.importing.draft import Draft
from learning_modules.model.identity import Version


@dataclass(frozen=True)
class KnownDraft:
    """A draft of an earlier run: its name, the digest of its bytes, and what it became."""

    draft: str
    digest: str
    id: str
    version: str


@dataclass(frozen=True)
class Placed:
    """A draft with the version that it becomes."""

    draft: Draft
    version: Version


def _by_date(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts of one module by their dates; as given where one has none."""
    days = [draft.date for draft in drafts]
    if any(day is None for day in days):
        return list(drafts)
    return sorted(drafts, key=lambda draft: draft.date or datetime.date.min)


def _groups(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.id.lower(), []).append(draft)
    return groups


def place(
    drafts: Sequence[Draft],
    known: Sequence[KnownDraft],
    taken: Mapping[str, Sequence[Version]],
) -> list[Placed]:
    """Return the drafts with their versions, in the order given.

    A draft of an earlier run keeps its version, even when its text has changed since; ``taken``
    gives, for ids in small letters, the versions that the course has already.
    """
    result: dict[str, Version] = {}
    for module, group in _groups(drafts).items():
        used = {version.major for version in taken.get(module, ())}
        rest = []
        for draft in group:
            before = _before(draft, known)
            if before is None or (before in result.values() and _clash(result, group, before)):
                rest.append(draft)
            else:
                result[draft.path] = before
                used.add(before.major)
        for draft in _by_date(rest):
            major = max(used, default=0) + 1
            used.add(major)
            result[draft.path] = Version(major, 0, 0)
    return [Placed(draft, result[draft.path]) for draft in drafts]


def _clash(result: Mapping[str, Version], group: Sequence[Draft], version: Version) -> bool:
    return any(result.get(draft.path) == version for draft in group)


def _before(draft: Draft, known: Sequence[KnownDraft]) -> Version | None:
    """Return the version that a draft became before: by its name, else by its bytes."""
    same = [k for k in known if k.id.lower() == draft.id.lower()]
    found = next((k for k in same if k.draft == draft.path), None)
    found = found or next((k for k in same if k.digest == draft.digest), None)
    return Version.parse(found.version) if found else None
