"""The import as a whole: drafts and an inventory in, the files of a course out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.agreement import Agreement
from learning_modules.importing.bibtex import library_text
from learning_modules.importing.citing import keys_by_line, with_citations
from learning_modules.importing.components import find_components
from learning_modules.importing.conservation import conservation
from learning_modules.importing.data_file import data_of, data_text, sources_of_data
from learning_modules.importing.draft import Draft
from learning_modules.importing.draft_reading import read
from learning_modules.importing.encoding import unreadable
from learning_modules.importing.inventory import Inventory, read_inventory
from learning_modules.importing.library import DraftSource, Library, merge, read_source
from learning_modules.importing.lost_letters import lost_letters
from learning_modules.importing.module_file import fields_of, module_text, with_roles
from learning_modules.importing.outputs import Course, Fate, Output, Written, keys_in
from learning_modules.importing.report import Imported, report_text
from learning_modules.importing.site_files import (
    course_name,
    index_text,
    missing_extensions,
    settings_text,
)
from learning_modules.importing.state import STATE_FILE, State, read_state, state_text
from learning_modules.importing.suggestions import suggest, with_suggestions
from learning_modules.importing.versions import KnownDraft, Placed, place
from learning_modules.model.identity import Version
from learning_modules.source.decode import decode

REPORT = "import-report.md"
LIBRARY = "bib/imported.bib"
_OWN = frozenset({REPORT, STATE_FILE})


@dataclass(frozen=True)
class DraftFile:
    """A draft as given: the name it is known by in reports, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """What an import did: the drafts, the library, what became of each file, and the report."""

    imported: tuple[Imported, ...]
    library: Library
    findings: tuple[Finding, ...]
    written: tuple[Written, ...]
    report: str


def import_drafts(
    files: Iterable[DraftFile],
    into: Path,
    *,
    inventory: DraftFile | None = None,
    status: str = "draft",
    dry_run: bool = False,
) -> Outcome:
    """Import drafts into the course in folder ``into``; with ``dry_run`` nothing is written.

    A second run with the same drafts changes nothing.  SourceError where a file of the course
    cannot be read or written.
    """
    course = Course(into, dry=dry_run)
    state = read_state(course.text(STATE_FILE) or "")
    stock = _read_stock(inventory)
    findings = list(stock.findings)
    drafts = list(_read_all(files, stock, findings))
    placed = place(drafts, state.drafts, _versions_in(into, state))
    run = _Run(course, state, placed, status)
    imported = run.modules()
    findings += run.findings
    notes = run.notes()
    report = report_text(imported, run.library, findings, notes)
    written = course.write([*run.outputs(), Output(REPORT, report)], state.files)
    run.remember(written)
    return Outcome(tuple(imported), run.library, tuple(findings), tuple(written), report)


def _read_stock(file: DraftFile | None) -> Inventory:
    if file is None:
        return Inventory()
    text, findings = decode(file.data, file.name)
    stock = read_inventory(file.name, text or "")
    return replace(stock, findings=(*findings, *stock.findings))


def _read_all(
    files: Iterable[DraftFile], stock: Inventory, findings: list[Finding]
) -> Iterator[Draft]:
    """Yield the drafts; a file that is no text, and a second copy of one, are reported."""
    seen: dict[str, str] = {}
    for file in files:
        place_of = Location(file.name)
        fault = unreadable(file.data)
        draft = None if fault else read(file.name, file.data, stock)
        if draft is None:
            message = f"{fault or 'this file is no text'}; nothing was imported from it"
            findings.append(Finding("import-read", place_of, message))
        elif draft.digest in seen:
            message = f"this is the same text as {seen[draft.digest]}; it is imported once"
            findings.append(Finding("import-duplicate", place_of, message))
        else:
            seen[draft.digest] = file.name
            yield draft


def _versions_in(into: Path, state: State) -> dict[str, list[Version]]:
    """Return the versions that a course has, by its folders and by what was imported before."""
    found: dict[str, list[Version]] = {}
    content = into / "content"
    folders = sorted(content.iterdir()) if content.is_dir() else []
    for folder in folders:
        names = sorted(f.name for f in folder.iterdir() if f.is_dir()) if folder.is_dir() else []
        versions = [version for version in map(Version.parse, names) if version]
        found.setdefault(folder.name.lower(), []).extend(versions)
    for known in state.drafts:
        version = Version.parse(known.version)
        if version:
            found.setdefault(known.id.lower(), []).append(version)
    return found


def data_path(module_id: str, version: str) -> str:
    """Return where the data file of a version lies in the course."""
    return f"import-data/{module_id}/{version}.json"


class _Run:
    """One import: drafts with their versions, the library of all of them, and the files."""

    def __init__(self, course: Course, state: State, placed: Sequence[Placed], status: str) -> None:
        self.course, self.state, self.placed, self.status = course, state, placed, status
        self.sources = {p.draft.path: _sources(p.draft) for p in placed}
        self.library = merge(list(self._all_sources()))
        self.findings: list[Finding] = []
        self.agreement = Agreement()
        self.texts: dict[str, str] = {}
        self.present = {p.draft.id.lower(): p.draft.id for p in placed}
        self.present.update({known.lower(): known for known in _versions_in(course.folder, state)})
        self.present.update({p.draft.id.lower(): p.draft.id for p in placed})

    def _all_sources(self) -> Iterator[DraftSource]:
        """Yield the sources of all drafts, those of earlier runs first, in the order of keys."""
        now = {(p.draft.id.lower(), str(p.version)): p.draft for p in self.placed}
        done: set[str] = set()
        for known in self.state.drafts:
            draft = now.get((known.id.lower(), known.version))
            if draft is not None:
                done.add(draft.path)
                yield from self.sources[draft.path]
            else:
                yield from self._stored(known)
        for each in self.placed:
            if each.draft.path not in done:
                yield from self.sources[each.draft.path]

    def _stored(self, known: KnownDraft) -> Iterator[DraftSource]:
        text = self.course.text(data_path(known.id, known.version))
        _, raws = sources_of_data(text or "")
        name = f"{known.draft} (imported before)"
        yield from (read_source(name, raw) for raw in raws)

    def modules(self) -> list[Imported]:
        """Return what becomes of each draft, sorted by id and version."""
        ordered = sorted(self.placed, key=lambda p: (p.draft.id.lower(), p.version))
        return [self._module(each) for each in ordered]

    def _module(self, each: Placed) -> Imported:
        draft, version = each.draft, str(each.version)
        sources = self.sources[draft.path]
        keys = keys_by_line(sources, self.library.keys)
        cited = with_citations(draft.path, draft.blocks, sources, keys)
        uncited = [key for key in dict.fromkeys(keys) if key not in cited.keys]
        known = [self.present[p.lower()] for p in draft.prerequisites if p.lower() in self.present]
        fields = fields_of(
            draft, each.version, status=self.status, sources=uncited, prerequisites=known
        )
        path = f"content/{draft.id}/{version}/module.md"
        blocks = with_roles(cited.blocks, draft.type)
        data = data_of(draft, version)
        works = [work for key in uncited if (work := self.library.work(key))]
        suggestions = suggest(blocks, [(w.key, w.reference.text("title")) for w in works])
        self.texts[path] = module_text(fields, with_suggestions(blocks, suggestions))
        self.texts[data_path(draft.id, version)] = data_text(data)
        return Imported(
            draft=draft,
            version=version,
            path=path,
            keys=tuple(keys),
            cited=cited.keys,
            findings=(
                *draft.findings,
                *cited.findings,
                *lost_letters(sources),
                *self.agreement.check(draft.path, blocks),
                *conservation(draft, self.texts[path], data),
            ),
            components=find_components(draft),
            suggestions=suggestions,
            absent=tuple(p for p in draft.prerequisites if p.lower() not in self.present),
        )

    def outputs(self) -> list[Output]:
        """Return the files of the course in a fixed order."""
        name = course_name(self.course.folder.resolve().name)
        modules = [Output(path, text) for path, text in sorted(self.texts.items())]
        return [
            Output("mkdocs.yml", settings_text(name), once=True),
            Output("docs/index.md", index_text(name), once=True),
            *modules,
            Output(LIBRARY, library_text(self.library), beside=self._missing_entries),
        ]

    def _missing_entries(self, there: str) -> str:
        """Return the entries that a changed library lacks."""
        old = keys_in(there)
        return library_text(
            self.library, [w.key for w in self.library.works if w.key.lower() not in old]
        )

    def notes(self) -> list[str]:
        """Return what there is to say about the course itself."""
        settings = self.course.text("mkdocs.yml")
        before = self.state.files.get("mkdocs.yml")
        lacking = missing_extensions(settings) if settings is not None and before is None else ()
        if not lacking:
            return []
        return [f"Your mkdocs.yml lacks these Markdown extensions: {', '.join(lacking)}."]

    def remember(self, written: Sequence[Written]) -> None:
        """Write the state: drafts in their order, and the digests of the files as written."""
        files = dict(self.state.files)
        files.update({w.path: w.digest for w in written if w.digest})
        drafts = _known_drafts(self.state.drafts, self.placed)
        self.course.save(STATE_FILE, state_text(drafts, files))


def _sources(draft: Draft) -> list[DraftSource]:
    return [read_source(draft.path, raw) for raw in draft.sources]


def _known_drafts(known: Sequence[KnownDraft], placed: Sequence[Placed]) -> list[KnownDraft]:
    """Return the drafts of all runs, each version once, the earlier ones in their places."""
    now = {
        (p.draft.id.lower(), str(p.version)): KnownDraft(
            p.draft.path, p.draft.digest, p.draft.id, str(p.version)
        )
        for p in placed
    }
    result = [now.pop((k.id.lower(), k.version), k) for k in known]
    return [*result, *now.values()]


def counts(written: Sequence[Written]) -> Mapping[Fate, int]:
    """Return how many files met each fate."""
    return {fate: sum(w.fate is fate for w in written) for fate in Fate}
