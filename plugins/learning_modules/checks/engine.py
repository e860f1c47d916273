"""All checks of a course in one place: the same findings in the same order for every door."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from learning_modules.checks.course import check_course
from learning_modules.checks.links import check_docs_links
from learning_modules.checks.publishing import compare_with_lock
from learning_modules.checks.reading import Reading
from learning_modules.checks.registry import RULES
from learning_modules.checks.severity import Verdicts
from learning_modules.checks.sources import check_library_use
from learning_modules.checks.terms import check_terms
from learning_modules.diagnostics import Diagnostic, Finding
from learning_modules.model.course import Course
from learning_modules.model.module import Status
from learning_modules.source.lock import Lock

#: Rules after which nobody knows what is a heading and what is code.
_UNSURE_BY = frozenset(
    {"fence-unclosed", "front-matter-missing", "html-unclosed", "text-unreadable"}
)

#: What an author meant as a citation: then it is not said that the module cites nothing.
_MEANT_AS_CITATION = frozenset(
    {"citation-bare-bracket", "citation-syntax", "citation-typed", "citation-unresolved"}
)

#: What makes a file no successor of a published version: then it need not say what changed.
_NO_FOLLOWER = frozenset({"version-unedited", "path-collision"})

#: Marks of a template where they mark none.
_NO_TEMPLATE = frozenset({"template-misplaced", "template-name", "attributes-lost"})

#: Families whose rules say nothing about such a text.
_UNSURE = frozenset({"sections", "objectives", "templates", "learning", "text"})


@dataclass(frozen=True)
class Verdict:
    """The diagnostics of a course, sorted by place, and the lock to write if it is published."""

    diagnostics: list[Diagnostic]
    lock: Lock


def diagnose(
    reading: Reading, more: Iterable[Finding] = (), *, locked_too: bool = False
) -> Verdict:
    """Return every diagnostic of a project whose texts have all been converted, and its lock.

    ``more`` are findings from elsewhere: the settings, addresses that collide.
    """
    course = reading.course(all_versions=True)
    withdrawn = {v.path for v in course.versions if v.front_matter.status is Status.WITHDRAWN}
    shown = (text for path, text in reading.contents.items() if path not in withdrawn)
    texts = (*shown, *reading.docs.values())
    converted = (finding for content in texts for finding in content.findings)
    published = compare_with_lock(reading)
    findings = [*reading.findings, *converted, *_of_course(reading, course)]
    findings += [*published.findings, *more]
    verdicts = Verdicts(reading.settings, locked_too=locked_too)
    return Verdict(verdicts.diagnose(_judged(findings), course), published.lock)


def _judged(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that only follow from another one."""
    slipped = {f.location.path for f in findings if f.rule in _MEANT_AS_CITATION}
    misplaced = {(f.location.path, f.key) for f in findings if f.rule in _NO_TEMPLATE}
    unsure = {f.location.path for f in findings if f.rule in _UNSURE_BY}
    unknown = {(f.location.path, f.key) for f in findings if f.rule == "source-unknown"}
    follows_nothing = {f.location.path for f in findings if f.rule in _NO_FOLLOWER}
    unsaid = {(f.location.path, f.key) for f in findings if f.rule == "changes-missing"}
    undefined = {f.location.sort_key for f in findings if f.rule == "string-undefined"}
    return [
        f
        for f in findings
        if not (f.location.path in unsure and _is_unsure(f.rule))
        and not (f.rule == "changes-missing" and f.location.path in follows_nothing)
        and not (f.rule == "field-empty" and (f.location.path, f.key) in unsaid)
        and not (f.rule.startswith("entry-") and f.location.sort_key in undefined)
        and not (f.rule == "section-missing" and f.key == "sources" and f.location.path in slipped)
        and not (f.rule == "objective-evidence-unknown" and _names_one(f, misplaced))
        and not (f.rule == "source-uncited" and (f.location.path, f.key) in unknown)
    ]


def _names_one(finding: Finding, misplaced: Collection[tuple[str, str | None]]) -> bool:
    """Whether a finding quotes a template that was meant and is marked in the wrong way."""
    path = finding.location.path
    return any(at == path and key and f'"{key}"' in finding.message for at, key in misplaced)


def _is_unsure(rule: str) -> bool:
    return rule not in _UNSURE_BY and rule in RULES and RULES[rule].family in _UNSURE


def cited_in_docs(reading: Reading) -> frozenset[str]:
    """Return the keys that pages of docs/ cite."""
    return frozenset(use.key for page in reading.docs.values() for use in page.citations)


def _of_course(reading: Reading, course: Course) -> Iterator[Finding]:
    """Yield what the records of all texts together show."""
    yield from check_course(course, reading.settings)
    yield from check_docs_links(course, reading.docs.values())
    yield from check_terms(course, reading.docs)
    yield from check_library_use(
        course,
        reading.library,
        cited_in_docs(reading),
        years=reading.settings.limit("source-years"),
    )
