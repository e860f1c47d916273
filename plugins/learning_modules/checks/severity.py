"""From findings to diagnostics: what the site, the version's state and its ignores make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from learning_modules.checks.registry import RULES
from learning_modules.checks.wording import suggestion
from learning_modules.diagnostics import Diagnostic, Finding, Location, Severity, in_order
from learning_modules.model.course import Course
from learning_modules.model.module import ModuleVersion
from learning_modules.settings import Ignore, Place, Settings


@dataclass(frozen=True)
class Verdicts:
    """Turns findings into diagnostics.

    ``config`` is the path of the file with the settings; ``locked_too`` asks for findings of
    published versions that nothing can be done about any more.
    """

    settings: Settings
    config: str = "mkdocs.yml"
    locked_too: bool = False

    def diagnose(self, findings: Iterable[Finding], course: Course) -> list[Diagnostic]:
        """Return the diagnostics, each once, sorted by place; unused ignores are among them."""
        found = list(findings)
        kept = [f for f in found if not any(fits(i, f) for i in self.settings.ignores)]
        kept += unused_ignores(self.settings.ignores, found, config=self.config)
        kept += unknown_rules(self.settings, config=self.config)
        folders = _folders(course)
        judged = (self._judge(finding, folders) for finding in kept)
        return in_order(d for d in judged if d.severity is not Severity.OFF)

    def _judge(self, finding: Finding, folders: Mapping[str, ModuleVersion]) -> Diagnostic:
        diagnostic = Diagnostic(finding, self.severity(finding.rule))
        version = _version_of(finding.location.path, folders)
        if version is None or diagnostic.severity is Severity.OFF:
            return diagnostic
        if version.locked and not breaks_site(finding.rule):
            severity = Severity.INFO if self.locked_too else Severity.OFF
            return replace(diagnostic, severity=severity)
        if version.is_draft:
            severity = max(diagnostic.severity, Severity.WARNING, key=lambda s: s.rank)
            return replace(diagnostic, severity=severity, stops=False)
        return diagnostic

    def severity(self, rule: str) -> Severity:
        """Return the severity a rule has on this site; an unknown rule is an error."""
        record = RULES.get(rule)
        default = record.severity if record else Severity.ERROR
        if record and record.fixed:
            return default
        return Severity(self.settings.rules.get(rule, default))


def breaks_site(rule: str) -> bool:
    """Whether what a rule finds harms readers of a version that is already published."""
    return rule not in RULES or RULES[rule].breaks_site


def stops(diagnostic: Diagnostic, *, strict: bool = False) -> bool:
    """Whether this diagnostic stops a build: an error always, a warning when it is strict."""
    level = Severity.WARNING if strict else Severity.ERROR
    return diagnostic.stops and diagnostic.severity.rank <= level.rank


def fails(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether any of these diagnostics stops a build."""
    return any(stops(diagnostic, strict=strict) for diagnostic in diagnostics)


def fits(ignore: Ignore, finding: Finding) -> bool:
    """Whether an ignore names this finding; its path may hold ``*`` and ``?``."""
    by_path = ignore.path is None or fnmatchcase(finding.location.path, ignore.path)
    by_key = ignore.key is None or ignore.key == finding.key
    return ignore.rule == finding.rule and by_path and by_key


def unused_ignores(
    ignores: Sequence[Ignore], findings: Sequence[Finding], *, config: str
) -> list[Finding]:
    """Return a finding for each ignore that names no finding any more."""
    return [
        Finding(
            "ignore-unused",
            Location(config, *(ignore.place or ())),
            f"an ignore of {_described(ignore)} has nothing to ignore",
            "take it out of the setting ignores",
            key=ignore.rule,
        )
        for ignore in ignores
        if not any(fits(ignore, finding) for finding in findings)
    ]


def _described(ignore: Ignore) -> str:
    parts = [f'rule "{ignore.rule}"']
    parts += [f'path "{ignore.path}"'] if ignore.path else []
    parts += [f'key "{ignore.key}"'] if ignore.key else []
    return ", ".join(parts)


def unknown_rules(settings: Settings, *, config: str) -> list[Finding]:
    """Return a finding for each rule that the settings name and that does not exist."""
    named: dict[str, Place | None] = {i.rule: i.place for i in settings.ignores}
    named |= {rule: settings.rule_places.get(rule) for rule in settings.rules}
    return [
        Finding(
            "rule-unknown",
            Location(config, *(where or ())),
            f'there is no rule "{name}"',
            suggestion(name, list(RULES), what="the docs list all rules; among them"),
            key=name,
        )
        for name, where in named.items()
        if name not in RULES
    ]


def _folders(course: Course) -> dict[str, ModuleVersion]:
    return {version.path.rpartition("/")[0]: version for version in course.versions}


def _version_of(path: str, folders: Mapping[str, ModuleVersion]) -> ModuleVersion | None:
    """Return the version whose folder holds ``path``, or None."""
    folder = path
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        if folder in folders:
            return folders[folder]
    return None
