"""How objective, teaching, practice and evidence of a module version fit together.

The idea is Biggs' constructive alignment (1996): what learners are to do, what they are taught,
what they practise and what they show belong together.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from learning_modules.model.module import Content, ModuleVersion
from learning_modules.model.objective import Objective
from learning_modules.model.section import Section
from learning_modules.model.template import CellKind, Sheet, Template
from learning_modules.model.verb_list import VerbClass
from learning_modules.model.verbs import Statement, read_statement

#: Roles whose sections teach, and whose sections are practice; the first that a version has counts.
TEACHING_ROLES = ("core-concepts", "applications", "solution", "how-to-use", "steps")
PRACTICE_ROLES = ("practical", "implementation", "steps", "how-to-use")


class EvidenceKind(StrEnum):
    """What a learner holds at the end."""

    TEMPLATE = "template"
    FILE = "file"
    QUIZ = "quiz"


@dataclass(frozen=True)
class Need:
    """What an objective of one class needs: practice, evidence, and evidence to fill in.

    ``evidence`` is ``optional``, ``recommended`` or ``required``.
    """

    practice: bool = False
    evidence: str = "optional"
    fillable: bool = False


NEEDS: Mapping[VerbClass, Need] = MappingProxyType(
    {
        VerbClass.UNDERSTAND: Need(),
        VerbClass.ANALYSE: Need(evidence="recommended"),
        VerbClass.APPLY: Need(practice=True, evidence="required"),
        VerbClass.CREATE: Need(practice=True, evidence="required", fillable=True),
    }
)


@dataclass(frozen=True)
class Alignment:
    """An objective with its statement as read and its links, written or derived.

    ``derived`` names the fields that the author left out; their links follow from the sections.
    """

    objective: Objective
    statement: Statement
    taught_in: tuple[str, ...]
    practised_in: tuple[str, ...]
    evidence: tuple[str, ...]
    derived: frozenset[str] = frozenset()

    @property
    def need(self) -> Need:
        """What the class of its verb needs; an unknown verb needs teaching only."""
        verb_class = self.statement.verb_class
        return NEEDS[verb_class] if verb_class else Need()


def within(content: Content, section_ids: Iterable[str]) -> frozenset[str]:
    """Return the ids of these sections and of all sections inside them."""
    wanted = set(section_ids)
    for section in content.sections:
        if section.parent is not None and content.sections[section.parent].id in wanted:
            wanted.add(section.id)
    return frozenset(wanted)


def _outermost(content: Content, sections: Sequence[Section]) -> Iterator[str]:
    """Yield the ids of the sections that stand in no other one of them."""
    wanted, below = {section.id for section in sections}, set()
    for section in content.sections:
        parent = content.sections[section.parent].id if section.parent is not None else None
        if parent in wanted or parent in below:
            below.add(section.id)
    yield from (section.id for section in sections if section.id not in below)


def _first_role(content: Content, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the sections of the first role that has any; stubs only where nothing else is."""
    for role in roles:
        found = content.with_role(role)
        written = [section for section in found if section.stub is None]
        if found:
            return tuple(_outermost(content, written or found))
    return ()


def _evidence_in(version: ModuleVersion, section_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the templates in these sections, and the files that their text links."""
    content = version.content or Content()
    inside = within(content, section_ids)
    templates = [t.id for t in content.templates if t.id in inside]
    linked = [link for link in content.links if link.kind == "file"]
    lines = [section.location.line or 0 for section in content.sections]
    above = [bisect_right(lines, link.location.line or 0) - 1 for link in linked]
    ids = [content.sections[n].id if n >= 0 else None for n in above]
    files = [file_name(u.target) for u, i in zip(linked, ids, strict=True) if i in inside]
    return tuple(dict.fromkeys([*templates, *(name for name in files if name in version.files)]))


def _quizzes_for(
    content: Content, statement: Statement, section_ids: Iterable[str]
) -> tuple[str, ...]:
    """Return the quizzes in these sections, where answers can show what the statement asks for."""
    if statement.verb_class is None or NEEDS[statement.verb_class].fillable:
        return ()
    inside = within(content, section_ids)
    return tuple(quiz.id for quiz in content.quizzes if quiz.id in inside)


def align(
    objective: Objective,
    version: ModuleVersion,
    verbs: Mapping[str, Sequence[str]],
    language: str = "en",
) -> Alignment:
    """Return an objective of ``version`` with its links; ``verbs`` are the site's own, by class.

    ``language`` is that of modules that name none.

    Left out, it is taught in the core-concepts sections and practised in the practical ones, and
    the templates and linked files in those are its evidence; if they have none, those in the
    sections that teach it; if nothing is marked as practice, every template; at last the quizzes.
    """
    content = version.content or Content()
    taught = objective.taught_in or _first_role(content, TEACHING_ROLES)
    practised = objective.practised_in or _first_role(content, PRACTICE_ROLES)
    own = version.front_matter.language or language
    statement = read_statement(objective.statement, verbs, own)
    evidence = objective.evidence or _evidence_in(version, practised)
    evidence = evidence or _evidence_in(version, taught)
    if not practised:
        evidence = evidence or tuple(template.id for template in content.templates)
    evidence = evidence or _quizzes_for(content, statement, practised or taught)
    links = {"taught_in": taught, "practised_in": practised, "evidence": evidence}
    return Alignment(
        objective=objective,
        statement=statement,
        taught_in=taught,
        practised_in=practised,
        evidence=evidence,
        derived=frozenset(n for n, ids in links.items() if ids and not getattr(objective, n)),
    )


def alignments(
    version: ModuleVersion, verbs: Mapping[str, Sequence[str]], language: str = "en"
) -> tuple[Alignment, ...]:
    """Return every objective of ``version`` with its links, in the author's order."""
    return tuple(align(o, version, verbs, language) for o in version.front_matter.objectives)


_QUIZ = re.compile(
    r"\b(?:quiz(?:zes)?|self[- ](?:check|test|assessment)|knowledge check)\b", re.IGNORECASE
)


def is_quiz(section: Section) -> bool:
    """Whether a section asks questions: by its role, or by its title."""
    return section.is_quiz or "quiz" in section.roles or bool(_QUIZ.search(section.title))


def file_name(name: str) -> str:
    """Return the name of a file beside module.md as the version's list of files writes it."""
    return posixpath.normpath(name)


def evidence_kind(version: ModuleVersion, name: str) -> EvidenceKind | None:
    """Return what ``name`` is as evidence of ``version``, or None if it is nothing of it."""
    content = version.content or Content()
    if content.template(name):
        return EvidenceKind.TEMPLATE
    if file_name(name) in version.files:
        return EvidenceKind.FILE
    section = content.section(name)
    return EvidenceKind.QUIZ if section and is_quiz(section) else None


def _answers(sheet: Sheet) -> int:
    return sum(column.kind is not CellKind.PROMPT for column in sheet.columns)


def _has_room(sheet: Sheet) -> bool:
    cells = (cell for row in sheet.rows for cell in row)
    return bool(_answers(sheet)) or any(cell.kind is not CellKind.PROMPT for cell in cells)


def is_fillable(template: Template) -> bool:
    """Whether a learner finds anything to fill in: a blank, a column, a box."""
    return bool(template.fields) or any(_has_room(sheet) for sheet in template.sheets)


def room_of(template: Template) -> int:
    """Return how many things a template has room for: rows with the spare ones, columns, blanks."""
    rows = sum(len(sheet.rows) + sheet.spare_rows for sheet in template.sheets)
    columns = max((_answers(sheet) for sheet in template.sheets), default=0)
    return max(rows, columns, len(template.fields))
