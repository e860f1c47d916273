"""The objective as a contract: one verb, taught, practised, and evidence at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learning_modules.checks.scope import checked_versions
from learning_modules.checks.wording import named, place, suggestion
from learning_modules.diagnostics import Finding, Location
from learning_modules.model.alignment import (
    Alignment,
    EvidenceKind,
    evidence_kind,
    is_fillable,
    room_of,
    within,
)
from learning_modules.model.course import Course
from learning_modules.model.module import ModuleVersion
from learning_modules.model.module_types import READING
from learning_modules.model.presence import Presence, unknown_links
from learning_modules.model.template import Template
from learning_modules.model.verb_languages.lexicon import language_of
from learning_modules.model.verbs import is_english
from learning_modules.settings import Settings

#: Link field -> how messages say it.
_SAID = {"taught_in": "taught in", "practised_in": "practised in"}


#: "Learn to create" asks for one thing.
_LEARN = frozenset({"learn", "lernen", "apprendre", "aprender", "تعلم"})


@dataclass(frozen=True)
class Contract:
    """One objective of a version, with what it promises."""

    presence: Presence
    alignment: Alignment

    @property
    def version(self) -> ModuleVersion:
        """The version it belongs to."""
        return self.presence.version

    @property
    def name(self) -> str:
        """The objective's id."""
        return self.alignment.objective.id

    def place(self, field: str, item: int | None = None) -> Location:
        """Return the place of one of its fields (or of an item of a list), else its own."""
        locations = self.version.front_matter.locations
        own = self.alignment.objective.location
        paths = (path for path, where in locations.items() if where == own)
        statement = next((path for path in paths if path.endswith(".statement")), "")
        path = statement.replace("statement", field)
        return locations.get(f"{path}.{item}") or locations.get(path) or own

    def finding(self, rule: str, where: Location, message: str, hint: str | None) -> Finding:
        """Return a finding about this objective, which an ignore can name by its id."""
        return Finding(rule, where, message, hint, key=self.name)

    @property
    def templates(self) -> list[Template]:
        """The templates among its evidence."""
        found = (self.presence.content.template(name) for name in self.alignment.evidence)
        return [template for template in found if template]


def contracts(presence: Presence) -> tuple[Contract, ...]:
    """Return the objectives of a version as contracts."""
    return tuple(Contract(presence, alignment) for alignment in presence.aligned)


def check_objectives(course: Course, settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with the objectives of every version that readers can see or will."""
    for version in checked_versions(course):
        presence = Presence(version, settings)
        yield from _missing(presence)
        for contract in contracts(presence):
            yield from check_contract(contract)


def check_contract(contract: Contract) -> Iterator[Finding]:
    """Yield what is wrong with one objective."""
    yield from _verbs(contract)
    if contract.version.content is None:
        return
    for field in ("taught_in", "practised_in"):
        yield from _unknown_sections(contract, field)
    yield from _taught(contract)
    yield from _practised(contract)
    yield from _unknown_evidence(contract)
    yield from _evidence(contract)
    yield from _fillable(contract)
    yield from _quantity(contract)
    yield from _derived(contract)


def _missing(presence: Presence) -> Iterator[Finding]:
    """Yield that a draft has no objective; of a published version its reader says so."""
    front = presence.version.front_matter
    written = {"objectives", "objective"} & set(front.locations)
    if written or front.type == READING or not presence.version.is_draft:
        return
    yield Finding(
        "field-missing",
        place(presence.version, "title"),
        "this module has no objective, which it needs to be published",
        "write what a learner will be able to do: objective: Create a plan for a first pilot",
        key="objectives",
    )


def _language(contract: Contract) -> str:
    return contract.version.front_matter.language or contract.presence.settings.language


def _no_verb(contract: Contract) -> Finding:
    """Return the finding for a statement in which no verb was found."""
    where, name, tag = contract.place("statement"), contract.name, _language(contract)
    if is_english(tag):
        message = f'the objective "{name}" begins with no verb'
        hint = "begin with what the learner will do: Explain ..., Compare ..., Create ..."
        return contract.finding("objective-verb-missing", where, message, hint)
    language, own = language_of(tag), "verbs: {create: [...]}"
    if language is None:
        message = (
            f'no verbs are known in "{tag}", so practice and evidence of "{name}" are not checked'
        )
        hint = f"list those you use in mkdocs.yml: {own}"
    else:
        message = (
            f'"{name}" has no verb of the {language.name} list, so practice and evidence are not '
            "checked"
        )
        hint = f"write {language.example}, or add your verb in mkdocs.yml: {own}"
    return contract.finding("objective-verb-unknown", where, message, hint)


def _verbs(contract: Contract) -> Iterator[Finding]:
    """Yield what is wrong with the verbs."""
    verbs = contract.alignment.statement.verbs
    where = contract.place("statement")
    if not verbs:
        yield _no_verb(contract)
    for verb in verbs:
        if verb.proposals:
            message = f'nobody can see whether a learner does "{verb.written.lower()}"'
            hint = f"write what can be seen: {', '.join(verb.proposals)}"
            yield contract.finding("objective-verb-unobservable", where, message, hint)
        elif not verb.known:
            message = (
                f'"{verb.written.lower()}" is in no list of verbs, so practice and evidence are '
                "not checked"
            )
            hint = f"use a listed verb, or add it in mkdocs.yml: verbs: {{apply: [{verb.base}]}}"
            yield contract.finding("objective-verb-unknown", where, message, hint)
    yield from _compound(contract, where)


def _compound(contract: Contract, where: Location) -> Iterator[Finding]:
    verbs = [v for v in contract.alignment.statement.verbs if v.known and v.base not in _LEARN]
    if len(verbs) > 1:
        words = " and ".join(f'"{verb.written.lower()}"' for verb in verbs[:2])
        message = f'the objective "{contract.name}" asks for several things: {words}'
        hint = "make it an objective for each verb"
        yield contract.finding("objective-compound", where, message, hint)


def _unknown_sections(contract: Contract, field: str) -> Iterator[Finding]:
    content = contract.presence.content
    written = getattr(contract.alignment.objective, field)
    for section_id in unknown_links(contract.alignment, content, field):
        known = [section.id for section in content.sections]
        message = (
            f'objective "{contract.name}" is {_SAID[field]} section "{section_id}", '
            "which does not exist"
        )
        hint = suggestion(section_id, known, what="the sections of this module are")
        where = contract.place(field, written.index(section_id))
        yield contract.finding("objective-section-unknown", where, message, hint)


def _taught(contract: Contract) -> Iterator[Finding]:
    """Yield that nothing teaches it, unless the missing section is reported already."""
    if contract.alignment.taught_in or "core-concepts" in contract.presence.missing:
        return
    yield contract.finding(
        "objective-teaching-missing",
        contract.place("taught_in"),
        f'objective "{contract.name}" is taught in no section',
        'write taught_in: [id of a section], or give a section {role="core-concepts"}',
    )


def _practised(contract: Contract) -> Iterator[Finding]:
    """Yield that nothing practises it, unless the missing section is reported already."""
    alignment = contract.alignment
    if not alignment.need.practice or alignment.practised_in:
        return
    if "practical" in contract.presence.missing:
        return
    yield contract.finding(
        "objective-practice-missing",
        contract.place("practised_in"),
        f'objective "{contract.name}" is practised in no section',
        'write practised_in: [id of a section], or give a section {role="practical"}',
    )


def _unknown_evidence(contract: Contract) -> Iterator[Finding]:
    version, content = contract.version, contract.presence.content
    for item, name in enumerate(contract.alignment.objective.evidence):
        section = content.section(name)
        if evidence_kind(version, name) or (section and section.is_template):
            continue
        message = f'objective "{contract.name}" names "{name}" as evidence, which does not exist'
        known = [*(t.id for t in content.templates), *version.files]
        hint = suggestion(name, known, what="templates and files of this module are")
        if section:
            message = (
                f'section "{name}", the evidence of objective "{contract.name}", is no template'
            )
            hint = f"mark its heading: {{#{name} .template}}"
        yield contract.finding(
            "objective-evidence-unknown", contract.place("evidence", item), message, hint
        )


def _explained(contract: Contract) -> bool:
    """Whether another finding says why there is no evidence: where it would stand is at fault."""
    presence, alignment = contract.presence, contract.alignment
    content = presence.content
    if "practical" in presence.missing or unknown_links(alignment, content, "practised_in"):
        return True
    inside = within(content, (*alignment.taught_in, *alignment.practised_in))
    stubs = [s.id for s in content.sections if s.stub and s.id in alignment.practised_in]
    return bool(stubs) or any(s.is_template for s in content.sections if s.id in inside)


def _evidence(contract: Contract) -> Iterator[Finding]:
    """Yield that an objective has no evidence, where the class of its verb asks for some."""
    alignment = contract.alignment
    verb = alignment.statement.main_verb
    if alignment.evidence or verb is None or alignment.need.evidence == "optional":
        return
    if _explained(contract):
        return
    required = alignment.need.evidence == "required"
    rule = "objective-evidence-missing" if required else "objective-evidence-recommended"
    does = "needs" if required else "should have"
    what = "something the learner fills in" if alignment.need.fillable else "something to show"
    where = f": section {named(alignment.practised_in[:1])} has no template"
    message = f'"{verb.base}" {does} {what}{where if alignment.practised_in else ""}'
    yield contract.finding(rule, contract.place("evidence"), message, _evidence_hint(contract))


def _evidence_hint(contract: Contract) -> str:
    known = [t.id for t in contract.presence.content.templates] or list(contract.version.files)
    if known:
        return f"name what the learner holds at the end: evidence: [{known[0]}]"
    return "add a heading with {.template} and a table or list to fill in, or link a file"


def _fillable(contract: Contract) -> Iterator[Finding]:
    """Yield that the evidence of "create" holds nothing to fill in."""
    alignment = contract.alignment
    kinds = {evidence_kind(contract.version, name) for name in alignment.evidence}
    if (
        not alignment.need.fillable
        or not kinds
        or kinds - {EvidenceKind.TEMPLATE, EvidenceKind.QUIZ}
    ):
        return
    if any(is_fillable(template) for template in contract.templates):
        return
    if not contract.templates:
        yield _only_a_quiz(contract)
        return
    verb = alignment.statement.main_verb
    message = (
        f'"{verb.base if verb else ""}" needs something the learner fills in: '
        f"template {named(alignment.evidence[:1])} has nothing to fill in"
    )
    hint = "leave cells empty, write [e.g., ...] in them, or add a check list"
    yield contract.finding(
        "objective-evidence-empty", contract.templates[0].location, message, hint
    )


def _only_a_quiz(contract: Contract) -> Finding:
    verb = contract.alignment.statement.main_verb
    message = (
        f'"{verb.base if verb else ""}" needs something the learner fills in: '
        f"quiz {named(contract.alignment.evidence[:1])} only asks"
    )
    hint = "add a template, or begin the objective with a verb that answers can show: Identify ..."
    return contract.finding("objective-evidence-empty", contract.place("evidence"), message, hint)


def _quantity(contract: Contract) -> Iterator[Finding]:
    """Yield that the evidence has room for fewer things than the statement names."""
    wanted = contract.alignment.statement.quantity
    templates = contract.templates
    if wanted is None or not templates or len(templates) < len(contract.alignment.evidence):
        return
    room = sum(room_of(template) for template in templates)
    if room < wanted:
        what = "template {} has" if len(templates) == 1 else "templates {} have"
        held = what.format(named(t.id for t in templates))
        message = f'objective "{contract.name}" asks for {wanted}, and {held} room for {room}'
        hint = f"add rows, or write spare_rows: {wanted} for it under templates:"
        yield contract.finding("objective-quantity", templates[0].location, message, hint)


def _derived(contract: Contract) -> Iterator[Finding]:
    alignment = contract.alignment
    said = [
        f"{words} {named(getattr(alignment, field))}"
        for field, words in (*_SAID.items(), ("evidence", "evidence"))
        if field in alignment.derived
    ]
    if said:
        message = f'objective "{contract.name}", read off the sections: {", ".join(said)}'
        hint = "if that is wrong, write " + ", ".join(
            field for field in (*_SAID, "evidence") if field in alignment.derived
        )
        yield contract.finding("objective-derived", alignment.objective.location, message, hint)
