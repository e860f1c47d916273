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
from learning_modules.diagnostics import Finding
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


#: Begin of a rule's name -> what its findings say of a letter, in one word.
_LACKS: Mapping[str, str] = {
    "objective-verb-": "lacks-verb",
    "objective-compound": "lacks-one",
    "objective-evidence-": "lacks-evidence",
    "objective-quantity": "lacks-room",
    "section-stub": "lacks-text",
    "prerequisite-": "lacks-prerequisite",
    "pillar-": "lacks-pillar",
    "audience-": "lacks-audience",
    "duration-": "lacks-time",
}


@dataclass(frozen=True)
class Reason:
    """One thing that a letter is derived from: its kind, and the names or the minutes in it."""

    kind: str
    names: tuple[str, ...] = ()
    minutes: int = 0


@dataclass(frozen=True)
class Letter:
    """One letter of SMART for one objective: whether it holds, and why or why not.

    ``finding`` is what takes it away; None if it holds.
    """

    letter: str
    reasons: tuple[Reason, ...]
    finding: Finding | None = None

    @property
    def name(self) -> str:
        """The word the letter stands for."""
        return NAMES[self.letter]

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against it."""
        return self.finding is None and not any(r.kind.startswith("lacks-") for r in self.reasons)


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
            worst = min(against, key=lambda f: RULES[f.rule].severity.rank)
            yield Letter(letter, (Reason(_lack(worst.rule)),), worst)
        else:
            yield Letter(letter, tuple(_reasons(letter, contract, course)))


def _lack(rule: str) -> str:
    found = (kind for begin, kind in _LACKS.items() if rule.startswith(begin))
    return next(found, "lacks-section")


def _reasons(letter: str, contract: Contract, course: Course) -> Iterator[Reason]:
    reasons = {
        "S": _specific(contract),
        "M": _measurable(contract),
        "A": _achievable(contract),
        "R": _relevant(contract.version),
        "T": _time_bound(contract.version, course),
    }
    return reasons[letter]


def _specific(contract: Contract) -> Iterator[Reason]:
    verb, evidence = contract.alignment.statement.main_verb, _evidence(contract)
    yield Reason("verb", (verb.base,)) if verb else Reason("sentence")
    if verb and evidence:
        yield Reason("shown", evidence)


def _evidence(contract: Contract) -> tuple[str, ...]:
    content = contract.presence.content
    templates = (content.template(name) for name in contract.alignment.evidence)
    names = zip(contract.alignment.evidence, templates, strict=True)
    return tuple(template.title if template else name for name, template in names)


def _measurable(contract: Contract) -> Iterator[Reason]:
    evidence = _evidence(contract)
    yield Reason("has", evidence) if evidence else Reason("observable")


def _titles(contract: Contract, ids: Iterable[str]) -> tuple[str, ...]:
    sections = (contract.presence.content.section(i) for i in ids)
    return tuple(section.title for section in sections if section)


def _achievable(contract: Contract) -> Iterator[Reason]:
    alignment = contract.alignment
    taught, practised = (
        _titles(contract, ids) for ids in (alignment.taught_in, alignment.practised_in)
    )
    yield Reason("taught", taught) if taught else Reason("lacks-section")
    if practised:
        yield Reason("practised", practised)
    if needed := contract.version.front_matter.prerequisites:
        yield Reason("builds", tuple(needed))


def _relevant(version: ModuleVersion) -> Iterator[Reason]:
    """Yield for whom it is (the level, where it is known, stands first), and its pillars."""
    front = version.front_matter
    audience = front.audience
    whom = [audience.level or "", *audience.roles, audience.text or ""] if audience else []
    named = tuple(word for word in whom if word)
    yield Reason("for", named) if named else Reason("lacks-audience")
    if front.pillars:
        yield Reason("treats", tuple(front.pillars))


def _time_bound(version: ModuleVersion, course: Course) -> Iterator[Reason]:
    front = version.front_matter
    module = course.module(version.id)
    whole = path_minutes(course, module) if module and front.prerequisites else None
    if front.duration is None and not whole:
        yield Reason("lacks-time")
    if front.duration:
        yield Reason("duration", (front.duration.text,), front.duration.minutes or 0)
    if whole:
        yield Reason("path", minutes=whole)
