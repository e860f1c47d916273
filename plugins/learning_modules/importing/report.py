"""The report of an import: what was read, what it became, and what a person must decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning_modules.diagnostics import Finding
from learning_modules.importing.components import Component
from learning_modules.importing.draft import Draft
from learning_modules.importing.library import Library
from learning_modules.importing.report_text import finding_line, quoted, section, table
from learning_modules.importing.suggestions import Suggestion
from learning_modules.model.roles import DEFAULT_PILLARS

#: Rules whose findings are errors of a draft: nothing can be published before they are settled.
ERRORS = frozenset(
    {
        "import-id-conflict",
        "import-key-clash",
        "import-source-doi",
        "import-source-placeholder",
        "import-read",
    }
)
_SUGGESTED = (
    "Nothing was cited for you. The places named here share rare words with the title of a source, "
    "and "
    "end with a comment in `module.md`: `<!-- cite? [@key] -->`. Read the source; where it backs "
    "the sentence, take `<!-- cite?` and ` -->` away; ` [@key]` stays."
)
_STATES = {
    "template": "a template",
    "text": "described only, nothing to fill in",
    "stub": "a heading without content",
    "missing": "missing",
}


@dataclass(frozen=True)
class Imported:
    """A draft with what became of it: version, file, keys of its sources, and what was found."""

    draft: Draft
    version: str
    path: str
    keys: tuple[str, ...] = ()
    cited: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    components: tuple[Component, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Id and version, as headings name it."""
        return f"{self.draft.id} {self.version}"


def report_text(
    imported: Sequence[Imported],
    library: Library,
    findings: Sequence[Finding],
    notes: Sequence[str],
) -> str:
    """Return the report as Markdown; ``findings`` are those of no single draft."""
    every = [*findings, *library.findings, *(f for one in imported for f in one.findings)]
    lines = [
        "# Import report",
        "",
        _summary(imported, library, every),
        "",
        *[f"{note}\n" for note in notes],
        *table(_HEADER, map(_row, imported)),
        *section("Settle first", [finding_line(f) for f in to_settle(every)]),
        *_of_no_draft(findings),
        *section("The library", _library_lines(library)),
    ]
    for one in imported:
        lines += _draft_lines(one)
    return "\n".join(lines).rstrip("\n") + "\n"


def _of_no_draft(findings: Sequence[Finding]) -> list[str]:
    """Return what there is to say about the inventory, and about files that gave no module."""
    rest = sorted((f for f in findings if f.rule not in ERRORS), key=_order)
    stock = [finding_line(f) for f in rest if f.rule == "import-inventory"]
    files = [finding_line(f) for f in rest if f.rule != "import-inventory"]
    return [*section("The inventory", stock), *section("Files left out", files)]


def to_settle(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without which nothing can be published, each once, by place."""
    return sorted({f for f in findings if f.rule in ERRORS}, key=_order)


def overview(imported: Sequence[Imported]) -> list[str]:
    """Return a line for each draft, in columns: what was found in it, and what to look at."""
    rows = [
        (one.name, *(_count(int(n), word) for n, word in zip(_row(one)[3:7], _FOUND, strict=True)))
        for one in imported
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    texts = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    notes = (f"  ({_count(len(o.findings), 'place')} to look at)" for o in imported)
    return [
        f"{text}{note if one.findings else ''}"
        for one, text, note in zip(imported, texts, notes, strict=True)
    ]


_FOUND = ("objective", "section", "template", "source")
_HEADER = (
    "Module",
    "Title",
    "Type",
    "Objectives",
    "Sections",
    "Templates",
    "Sources",
    "To look at",
)


def _order(finding: Finding) -> tuple[object, ...]:
    return (*finding.location.sort_key, finding.rule, finding.message)


def _summary(imported: Sequence[Imported], library: Library, findings: Sequence[Finding]) -> str:
    modules = len({one.draft.id.lower() for one in imported})
    templates = sum(len(one.draft.proposals) for one in imported)
    return (
        f"{_count(len(imported), 'draft')} became {_count(modules, 'module')}, with "
        f"{_count(templates, 'proposed template')} and {_count(len(library.works), 'source')} in "
        f"one library. "
        f"{_count(len(findings), 'place')} to look at."
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _row(one: Imported) -> tuple[str, ...]:
    draft = one.draft
    return (
        one.name,
        draft.title,
        draft.type,
        str(len(draft.objectives)),
        str(len(draft.headings)),
        str(len(draft.proposals)),
        str(len(one.keys)),
        str(len(one.findings)),
    )


def _library_lines(library: Library) -> list[str]:
    rows = [
        (work.key, ", ".join(work.old_keys), ", ".join(sorted({s.draft for s in work.sources})))
        for work in library.works
        if work.old_keys or len({s.draft for s in work.sources}) > 1
    ]
    shared = table(("Key", "Was also", "Listed in"), rows)
    lead = (
        ["Works that several drafts list, or that have a new key:", "", *shared] if shared else []
    )
    ordered = sorted((f for f in library.findings if f.rule not in ERRORS), key=_order)
    return [*lead, *(finding_line(finding) for finding in ordered)]


def _draft_lines(one: Imported) -> list[str]:
    draft = one.draft
    lines = [
        f"## {one.name}: {draft.title}",
        "",
        f"From `{draft.path}`, written to `{one.path}`.",
        "",
    ]
    lines += table(("Field", "Value", "Found in"), _fields(draft))
    lines += section("Proposed templates", _templates(draft), 3)
    lines += section("Promised components", _components(one.components), 3)
    lines += section("Not in the draft", _lacking(one), 3)
    lines += section("To look at", [finding_line(f) for f in sorted(one.findings, key=_order)], 3)
    lines += section("Sources without a citation", _uncited(one), 3)
    lines += section("Left out of the text", _dropped(draft), 3)
    return lines


def _fields(draft: Draft) -> Iterable[tuple[str, str, str]]:
    origins = dict(draft.origins)
    audience = draft.audience
    if audience:
        parts = [audience.level or "", *audience.roles, audience.text or ""]
        yield "audience", "; ".join(filter(None, parts)), origins.get("audience", "")
    for _, statement in draft.objectives:
        yield "objective", statement, origins.get("objectives", "")
    for name in ("date", "duration", "type"):
        value = getattr(draft, name)
        if value:
            yield name, str(value), ""


def _templates(draft: Draft) -> list[str]:
    rows = [
        (
            p.title,
            f"`{p.id}`",
            p.kind,
            ", ".join(p.columns),
            str(p.rows),
            f"line {p.line}: it {p.reason}",
        )
        for p in draft.proposals
    ]
    return table(("Template", "Id", "Kind", "Columns", "Rows", "Why"), rows)


def _components(components: Sequence[Component]) -> list[str]:
    rows = []
    for component in components:
        place = f"{component.found} (line {component.line})" if component.found else ""
        rows.append((component.name, _STATES[component.state], place))
    return table(("The inventory promises", "The draft has", "Where"), rows)


def _lacking(one: Imported) -> list[str]:
    draft = one.draft
    names = {name.lower(): role for role, name in DEFAULT_PILLARS.items()}
    promised = draft.row.pillars if draft.row else ()
    lines = [
        f"- The inventory promises the pillar {name}, and no section is about it."
        for name in promised
        if names.get(name.lower()) and names[name.lower()] not in draft.pillars
    ]
    return lines + [
        f"- It builds on {name}, which is not in this course; add `prerequisites: [{name}]` when "
        f"it is."
        for name in one.absent
    ]


def _uncited(one: Imported) -> list[str]:
    keys = [key for key in dict.fromkeys(one.keys) if key not in one.cited]
    if not keys:
        return []
    lines = [_SUGGESTED if one.suggestions else "Nothing was cited for you.", ""]
    for key in keys:
        found = [s for s in one.suggestions if s.key == key]
        places = "; ".join(f'line {s.line} "{s.begins}" ({", ".join(s.shared)})' for s in found)
        lines += [f"- `@{key}`: {places}"] if places else []
    placed = {suggestion.key for suggestion in one.suggestions}
    without = [f"`@{key}`" for key in keys if key not in placed]
    return [*lines, f"- No place was found for {', '.join(without)}."] if without else lines


def _dropped(draft: Draft) -> list[str]:
    return [
        line
        for dropped in draft.dropped
        for line in (f"Line {dropped.line}:", "", *quoted(dropped.text))
    ]
