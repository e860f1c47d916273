"""SMART, each letter from something that exists: what the card of an objective shows.

Doran's letters (1981) in their later reading: specific, measurable, achievable, relevant,
time-bound.  A letter fails where a finding of this package says so, and for its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from learning_modules.checks.fields import recommended_of
from learning_modules.checks.objectives import Contract, check_contract, contracts
from learning_modules.checks.prerequisites import former_ids, prerequisites_of
from learning_modules.checks.registry import RULES
from learning_modules.checks.sections import sections_of
from learning_modules.checks.wording import named
from learning_modules.diagnostics import Finding, Severity
from learning_modules.model.course import Course
from learning_modules.model.module import ModuleVersion
from learning_modules.model.path import path_minutes
from learning_modules.model.presence import Presence
from learning_modules.settings import Settings

NAMES: Mapping[str, str] = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Achievable",
    "R": "Relevant",
    "T": "Time-bound",
}

#: Letter -> the rules that take it away; a name stands for every rule that begins with it.
_RULES: Mapping[str, tuple[str, ...]] = {
    "S": ("objective-verb-missing", "objective-verb-unobservable", "objective-compound"),
    "M": ("objective-evidence-", "objective-quantity"),
    "A": (
        "objective-section-unknown",
        "objective-teaching-missing",
        "objective-practice-missing",
        "section-missing",
        "section-stub",
        "prerequisite-",
    ),
    "R": ("pillar-", "audience-missing"),
    "T": ("duration-",),
}


@dataclass(frozen=True)
class Letter:
    """One letter of SMART for one objective: whether it holds, and why or why not, in English.

    ``severity`` is that of the finding that takes it away; None if it holds.
    """

    letter: str
    reason: str
    severity: Severity | None = None

    @property
    def name(self) -> str:
        """The word the letter stands for."""
        return NAMES[self.letter]

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return self.severity is None


def smart(
    version: ModuleVersion, course: Course, settings: Settings
) -> dict[str, tuple[Letter, ...]]:
    """Return the five letters of each objective of a converted version, by the objective's id."""
    presence = Presence(version, settings)
    shared = list(_shared(presence, course))
    return {
        contract.name: tuple(_letters(contract, shared, course)) for contract in contracts(presence)
    }


def _shared(presence: Presence, course: Course) -> Iterator[Finding]:
    """Yield the findings that concern every objective of a version."""
    yield from sections_of(presence)
    yield from recommended_of(presence.version)
    yield from prerequisites_of(presence.version, course, former_ids(course))


def _letters(contract: Contract, shared: Iterable[Finding], course: Course) -> Iterator[Letter]:
    found = [*check_contract(contract), *shared]
    for letter, rules in _RULES.items():
        against = [f for f in found if f.rule.startswith(rules)]
        if against:
            worst = min(against, key=lambda f: _severity(f).rank)
            yield Letter(letter, worst.message, _severity(worst))
        else:
            yield Letter(letter, _reason(letter, contract, course))


def _severity(finding: Finding) -> Severity:
    return RULES[finding.rule].severity


def _reason(letter: str, contract: Contract, course: Course) -> str:
    reasons = {
        "S": _specific(contract),
        "M": _measurable(contract),
        "A": _achievable(contract),
        "R": _relevant(contract.version),
        "T": _time_bound(contract.version, course),
    }
    return reasons[letter]


def _specific(contract: Contract) -> str:
    verb = contract.alignment.statement.main_verb
    evidence = _evidence(contract)
    shown = f", shown by {evidence}" if evidence else ""
    return f'one verb: "{verb.base}"{shown}' if verb else "said in one sentence"


def _evidence(contract: Contract) -> str:
    content = contract.presence.content
    templates = (content.template(name) for name in contract.alignment.evidence)
    names = zip(contract.alignment.evidence, templates, strict=True)
    return named(template.title if template else name for name, template in names)


def _measurable(contract: Contract) -> str:
    evidence = _evidence(contract)
    return f"the learner has {evidence} at the end" if evidence else "the verb can be observed"


def _titles(contract: Contract, ids: Iterable[str]) -> str:
    sections = (contract.presence.content.section(i) for i in ids)
    return named(section.title for section in sections if section)


def _achievable(contract: Contract) -> str:
    alignment = contract.alignment
    parts = [f"taught in {_titles(contract, alignment.taught_in)}"]
    if alignment.practised_in:
        parts.append(f"practised in {_titles(contract, alignment.practised_in)}")
    if needed := contract.version.front_matter.prerequisites:
        parts.append(f"builds on {named(needed)}")
    return ", ".join(parts)


def _relevant(version: ModuleVersion) -> str:
    front = version.front_matter
    audience = front.audience
    whom = [audience.level or "", *audience.roles, audience.text or ""] if audience else []
    treated = f"; treats {named(front.pillars)}" if front.pillars else ""
    return f"for {', '.join(word for word in whom if word)}{treated}"


def _time_bound(version: ModuleVersion, course: Course) -> str:
    front = version.front_matter
    module = course.module(version.id)
    whole = path_minutes(course, module) if module and front.prerequisites else None
    own = front.duration.text if front.duration else ""
    return f"{own}, {_hours(whole)} with all it builds on" if whole else own


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest))
