"""Compares the course with its lock: nothing that readers have seen may change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.identity import Version
from learning_modules.model.module import ModuleVersion, Status
from learning_modules.source.course import SourceModule
from learning_modules.source.lock import Lock, LockedVersion, VersionKey
from learning_modules.source.regular import printable

_WRITE = "run mkdocs build with lock: write, and commit the lock"


@dataclass(frozen=True)
class Candidate:
    """A version as it is now: its record, and its digests where its text could be read.

    ``unresolved`` are keys that its text cites and the library does not have, which has been
    reported already.
    """

    version: ModuleVersion
    digests: LockedVersion | None
    unresolved: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Comparison:
    """What differs between course and lock, and the lock to write once the site is in place."""

    findings: tuple[Finding, ...]
    lock: Lock


def with_lock(modules: Sequence[SourceModule], lock: Lock) -> tuple[SourceModule, ...]:
    """Return the modules with ``locked`` set where the lock holds the version."""
    return tuple(replace(m, version=_marked(m.version, lock)) for m in modules)


def _marked(version: ModuleVersion, lock: Lock) -> ModuleVersion:
    return replace(version, locked=(version.id, version.version) in lock.versions)


def compare(
    lock: Lock,
    candidates: Sequence[Candidate],
    *,
    mode: str = "write",
    content: str = "content",
    reported: Collection[str] = (),
) -> Comparison:
    """Compare every version of the course with the lock.

    ``mode`` is the setting ``lock``; ``content`` the content folder, for messages; ``reported``
    are paths of module.md files that are known to be missing or unreadable.
    """
    if mode == "off":
        return Comparison((), lock)
    now = {(c.version.id, c.version.version): c for c in candidates}
    newest = dict(sorted(key for key, c in now.items() if not c.version.is_draft))
    findings: list[Finding] = []
    updated: list[LockedVersion] = []
    for key in sorted(lock.versions):
        locked, candidate = lock.versions[key], now.get(key)
        if candidate is None:
            findings += _missing(key, lock.places.get(key), content=content, reported=reported)
        elif candidate.version.is_draft:
            findings.append(_unpublished(candidate.version, lock.places.get(key)))
        elif candidate.digests:
            findings += _changes(locked, candidate, is_newest=newest.get(key[0]) == key[1])
            findings += _entries(locked, candidate)
            updated.append(_noted(locked, candidate))
            if mode == "check" and key in lock.moved:
                findings.append(_old_id(candidate.version, lock))
    for key in sorted(now.keys() - lock.versions.keys()):
        candidate = now[key]
        if candidate.version.front_matter.status is Status.PUBLISHED and candidate.digests:
            updated.append(candidate.digests)
            findings += [_behind(candidate.version)] if mode == "check" else []
    return Comparison(tuple(findings), lock.with_versions(updated))


def _ways_on(module_id: str, version: Version, *, is_newest: bool = True) -> str:
    """Return the two ways on; ``new-version`` copies the newest version as it is now."""
    back = "" if is_newest else "put it back as it was, and make the change in a new version, "
    return (
        f"if readers have seen it: {back}learning-modules new-version {module_id} patch; "
        f"if it was not released yet: learning-modules reopen {module_id} {version}"
    )


def _missing(
    key: VersionKey, place: Location | None, *, content: str, reported: Collection[str]
) -> Iterator[Finding]:
    module_id, version = key
    path = f"{content}/{module_id}/{version}/module.md"
    if path in reported:
        return
    where = f" ({place})" if place else ""
    message = f"this version is published{where}, and its folder is gone"
    hint = (
        f"put it back from the last commit, or set status: withdrawn; "
        f"{_ways_on(module_id, version).rpartition('; ')[2]}"
    )
    yield Finding("version-missing", Location(path), message, hint, str(version))


def _unpublished(version: ModuleVersion, place: Location | None) -> Finding:
    """Return the finding for a published version that says it is a draft, placed in the lock."""
    message = f"{version.path} is published, and its status is draft now"
    hint = f"write status: published or withdrawn; {_ways_on(version.id, version.version)}"
    location = place or Location(version.path)
    return Finding("version-changed", location, message, hint, str(version.version))


def _changes(locked: LockedVersion, candidate: Candidate, *, is_newest: bool) -> Iterator[Finding]:
    """Yield a finding for each file of a published version that is not as it was."""
    digests = candidate.digests
    if digests is None:
        return
    version, path = candidate.version, candidate.version.path
    hint = _ways_on(version.id, version.version, is_newest=is_newest)
    parts = (
        ("text", locked.body, digests.body),
        ("front matter", locked.front_matter, digests.front_matter),
    )
    changed = [(name, old, new) for name, old, new in parts if old != new]
    if changed:
        what = " and ".join(name for name, _, _ in changed)
        pairs = ", ".join(f"{old[:12]} is now {new[:12]}" for _, old, new in changed)
        message = f"the {what} of this published version changed (digest {pairs})"
        yield _changed(path, message, version, hint=hint)
    folder = path.rpartition("/")[0]
    for name in sorted(locked.files.keys() | digests.files.keys()):
        old, new = locked.files.get(name), digests.files.get(name)
        if old != new:
            file = f"{folder}/{printable(name)}"
            yield _changed(file, _file_message(old, new), version, hint=hint)


def _file_message(old: str | None, new: str | None) -> str:
    if old is None:
        return f"this file was added to a published version (digest {(new or '')[:12]})"
    if new is None:
        return f"this file of a published version is gone (its digest was {old[:12]})"
    return f"this file of a published version changed (digest {old[:12]} is now {new[:12]})"


def _changed(path: str, message: str, version: ModuleVersion, *, hint: str) -> Finding:
    return Finding("version-changed", Location(path), message, hint, str(version.version))


def _entries(locked: LockedVersion, candidate: Candidate) -> Iterator[Finding]:
    """Yield what became of the entries that a published version cites."""
    if candidate.digests is None or candidate.version.front_matter.status is Status.WITHDRAWN:
        return
    location = Location(candidate.version.path)
    for key in sorted(locked.entries):
        now = candidate.digests.entries.get(key)
        if now is None and key not in candidate.unresolved:
            message = f'the entry "{key}", which this published version cites, is gone from bib/'
            yield Finding("source-vanished", location, message, "put it back", key)
        elif now is not None and now != locked.entries[key]:
            message = f'the entry "{key}" was corrected after this version was published'
            yield Finding("source-corrected", location, message, None, key)


def _noted(locked: LockedVersion, candidate: Candidate) -> LockedVersion:
    """Return what the lock is to hold from now on: corrected entries with their new digests."""
    if candidate.digests is None or candidate.version.front_matter.status is Status.WITHDRAWN:
        return locked
    now = {**locked.entries, **candidate.digests.entries}
    return replace(locked, entries=MappingProxyType(now))


def _old_id(version: ModuleVersion, lock: Lock) -> Finding:
    """Return the finding for a version that the lock holds under a former id, placed there."""
    key = version.id, version.version
    message = f'"{lock.moved[key]}" is called "{version.id}" now, and the lock does not say so'
    place = lock.places.get(key) or Location(version.path)
    return Finding("lock-behind", place, message, _WRITE, str(version.version))


def _behind(version: ModuleVersion) -> Finding:
    message = f"version {version.version} is published, and the lock does not hold it"
    return Finding("lock-behind", Location(version.path), message, _WRITE, str(version.version))
