"""Modules that were given another id: what was published under the old one stays published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from learning_modules.model.identity import Version
from learning_modules.source.course import SourceModule
from learning_modules.source.lock import Lock, LockedVersion


def with_new_ids(lock: Lock, modules: Iterable[SourceModule]) -> Lock:
    """Return the lock with the versions of renamed modules under the ids these have now.

    A version is moved where its old folder is gone, and a module that names the old id in
    ``formerly`` has a version of the same number.
    """
    known = list(modules)
    there = {(m.version.id, m.version.version) for m in known}
    ids = {m.version.id.lower() for m in known}
    former = {
        old.lower(): m.version.id
        for m in reversed(known)
        for old in m.version.front_matter.formerly
        if old.lower() not in ids
    }
    versions: dict[tuple[str, Version], LockedVersion] = {}
    places = dict(lock.places)
    moved: dict[tuple[str, Version], str] = {}
    for key, locked in lock.versions.items():
        new = former.get(key[0].lower(), key[0]), key[1]
        renamed = new in there and new not in lock.versions
        versions[new if renamed else key] = replace(locked, id=new[0]) if renamed else locked
        if renamed:
            moved[new] = key[0]
        if renamed and key in places:
            places[new] = places.pop(key)
    return Lock(MappingProxyType(versions), MappingProxyType(places), MappingProxyType(moved))
