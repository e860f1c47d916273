"""What the lock says of a course that has been converted, and the lock to write for it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from learning_modules.checks.reading import Reading
from learning_modules.checks.versions import followers
from learning_modules.diagnostics import Finding
from learning_modules.model.bump import least_bump, too_small
from learning_modules.model.entry import Entry
from learning_modules.model.module import Content
from learning_modules.source.course import SourceModule
from learning_modules.source.digests import digests
from learning_modules.source.published import Candidate, Comparison, compare


def entry_text(entry: Entry) -> str:
    """Return an entry as one text that changes whenever its content does, and only then."""
    raw = entry.raw
    if raw is None:
        return json.dumps([entry.type, sorted(entry.fields.items())])
    parts = [raw.type, sorted(raw.fields.items()), sorted(raw.persons.items())]
    return json.dumps(parts, ensure_ascii=False)


def compare_with_lock(reading: Reading) -> Comparison:
    """Compare every version that was converted with the lock; drafts that were not take no part."""
    candidates = []
    findings: list[Finding] = []
    for module in reading.modules:
        candidate, faults = _candidate(reading, module)
        candidates.append(candidate)
        findings.extend(faults)
    reported = {f.location.path for f in reading.findings if f.location.path.endswith("module.md")}
    comparison = compare(
        reading.lock,
        candidates,
        mode=reading.settings.lock,
        content=reading.settings.content,
        reported=reported,
    )
    findings.extend(_steps(reading))
    return Comparison((*findings, *comparison.findings), comparison.lock)


def _steps(reading: Reading) -> Iterator[Finding]:
    """Yield the versions whose number is too small a step from the published one before."""
    bodies = {m.version.path: m.body for m in reading.modules}
    for module in reading.course().modules:
        for old, new in followers(module):
            if new.locked:
                continue
            texts = bodies[old.path], bodies[new.path]
            bump = least_bump(
                old, new, old_text=texts[0], new_text=texts[1], settings=reading.settings
            )
            finding = too_small(old, new, bump)
            if finding is not None:
                yield finding


def _candidate(reading: Reading, module: SourceModule) -> tuple[Candidate, tuple[Finding, ...]]:
    version = module.version
    if version.is_draft and not version.locked:
        return Candidate(version, None), ()
    content = reading.contents.get(version.path, Content())
    cited = {use.key for use in content.citations} | set(version.front_matter.sources)
    known = {key: reading.library.entries[key] for key in cited if key in reading.library.entries}
    texts = {key: entry_text(entry) for key, entry in known.items()}
    locked, findings = digests(module, reading.root, entries=texts)
    return Candidate(version, locked, frozenset(cited - set(known))), findings
