"""Copies that ``new-version`` made and nobody has edited yet: they are no new version so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.module import Status
from learning_modules.source.course import SourceModule
from learning_modules.source.digests import file_digest, front_matter_digest

#: What ``new-version`` writes for ``changes``: of a patch, and of a larger step.
CORRECTIONS = "Corrections."
HINT = "  # for readers: what is new?"

#: Fields in which a fresh copy differs from its original.
_SET_BY_COPYING = frozenset({"id", "version", "date", "changes", "status", "withdrawn"})

#: An id that was written out behind a heading, alone or before other attributes.
_WRITTEN_ID = re.compile(r"[ \t]+\{:?[ \t]*#[^\s{}]+\}\Z|(?<=\{)#[^\s{}]+ ")


def with_unedited_as_drafts(
    modules: Iterable[SourceModule], root: Path
) -> tuple[tuple[SourceModule, ...], tuple[Finding, ...]]:
    """Return the modules, unedited copies among them as drafts, and one finding for each of these.

    ``modules`` are sorted by id and version, with ``locked`` set.
    """
    kept: list[SourceModule] = []
    findings: list[Finding] = []
    before: SourceModule | None = None
    for module in modules:
        same = before if before and before.version.id == module.version.id else None
        if same and _is_fresh(module) and _is_copy(same, module, root):
            front = replace(module.version.front_matter, status=Status.DRAFT)
            kept.append(replace(module, version=replace(module.version, front_matter=front)))
            findings.append(_finding(same, module))
            continue
        kept.append(module)
        before = same if module.version.is_draft else module
    return tuple(kept), tuple(findings)


def _is_fresh(module: SourceModule) -> bool:
    """Whether a version is to be published, is in no lock, and still has the hint of its making.

    Versions that were copied by hand have none: their authors meant them as they are.
    """
    version, front = module.version, module.version.front_matter
    unsaid = front.changes in ((), (CORRECTIONS,)) and HINT in module.source.text
    return front.status is Status.PUBLISHED and not version.locked and unsaid


def _is_copy(old: SourceModule, new: SourceModule, root: Path) -> bool:
    if old.fields is None or new.fields is None:
        return False
    fields = [front_matter_digest(m.fields, free=_SET_BY_COPYING) for m in (old, new) if m.fields]
    if fields[0] != fields[1] or old.version.files != new.version.files:
        return False
    return _same_text(old.body, new.body) and all(_same_files(old, new, root))


def _same_text(old: str, new: str) -> bool:
    """Whether two bodies differ in nothing but ids that were written out."""
    before, after = old.split("\n"), new.split("\n")
    return len(before) == len(after) and all(map(_same_line, before, after))


def _same_line(old: str, new: str) -> bool:
    return old == new or old.rstrip() == _WRITTEN_ID.sub("", new.rstrip(), count=1)


def _same_files(old: SourceModule, new: SourceModule, root: Path) -> Iterator[bool]:
    folders = [(root / module.version.path).parent for module in (old, new)]
    for name in new.version.files:
        try:
            yield file_digest(folders[0] / name) == file_digest(folders[1] / name)
        except OSError:  # reported where the digests of the version are made
            yield False


def _finding(old: SourceModule, new: SourceModule) -> Finding:
    version, front = new.version, new.version.front_matter
    message = (
        f"version {version.version} is still an unchanged copy of {old.version.version}, "
        "so it is not published yet"
    )
    hint = "edit it, and say in changes what is new for readers; or delete its folder"
    place = front.locations.get("title") or Location(version.path)
    return Finding("version-unedited", place, message, hint, str(version.version))
