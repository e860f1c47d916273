"""What the lock says of a course that has been converted, and the lock to write for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from learning_modules.checks.reading import Reading
from learning_modules.checks.versions import followers
from learning_modules.diagnostics import Finding, Location
from learning_modules.model.bump import least_bump, too_small
from learning_modules.model.entry import Entry
from learning_modules.model.module import Content
from learning_modules.source.committed import committed_text
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
    findings.extend(_with_line(finding, reading) for finding in comparison.findings)
    return Comparison(tuple(findings), comparison.lock)


def _with_line(finding: Finding, reading: Reading) -> Finding:
    """Return the finding for a changed text with the first line that differs from the last commit.

    Where no commit holds the text, its place stays the file.
    """
    path = finding.location.path
    if finding.rule != "version-changed":
        return finding
    now = next((m.source.text for m in reading.modules if m.version.path == path), None)
    committed = committed_text(reading.root / path) if now is not None else None
    if now is None or committed is None:
        return finding
    line = _first_difference(committed.removeprefix("\ufeff"), now)
    return replace(finding, location=Location(path, line, 1)) if line else finding


def _first_difference(old: str, new: str) -> int | None:
    """Return the number, from 1, of the first line in which two texts differ; None if none does."""
    lines = old.splitlines(), new.splitlines()
    pairs = zip_longest(*lines)
    found = next((n for n, (one, other) in enumerate(pairs, 1) if one != other), None)
    return min(found, max(1, len(lines[1]))) if found else None


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
