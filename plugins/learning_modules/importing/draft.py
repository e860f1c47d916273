"""A draft, read: everything that can be said of it without looking at other drafts."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.audience import audience_of_header, audience_of_words
from learning_modules.importing.blocks import Block, Kind, read_blocks
from learning_modules.importing.chatter import without_chatter
from learning_modules.importing.days import read_day
from learning_modules.importing.encoding import read_draft
from learning_modules.importing.fences import with_mended_fences
from learning_modules.importing.form_marks import with_form_marks, without_separators
from learning_modules.importing.header import Entry, Header, read_header
from learning_modules.importing.headings import Heading, read_sections, with_promoted
from learning_modules.importing.identity import (
    Title,
    id_conflicts,
    id_in,
    id_of_file,
    is_kind_heading,
    labelled_ids,
    made_id,
    read_title,
    title_block,
    type_in_text,
    type_of_words,
)
from learning_modules.importing.inventory import Inventory, InventoryRow
from learning_modules.importing.labels import read_label
from learning_modules.importing.lines import Dropped
from learning_modules.importing.objectives import find_objectives
from learning_modules.importing.plain_text import PlainText, is_plain, read_plain_text, reading_time
from learning_modules.importing.section_links import unused, with_links
from learning_modules.importing.source_list import RawSource
from learning_modules.importing.statements import with_ids
from learning_modules.importing.system_sections import Collection, read_system_sections
from learning_modules.importing.templates import Proposal, mark_templates
from learning_modules.importing.yaml_header import read_yaml_header
from learning_modules.markup.outline import slug
from learning_modules.model.module import Audience
from learning_modules.model.module_types import DEFAULT_TYPE, READING
from learning_modules.model.roles import DEFAULT_PILLARS


@dataclass(frozen=True)
class Draft:
    """What a draft says: the fields of a module, its text as blocks, and its sources.

    ``path`` is its name as given; ``digest`` that of its bytes; ``origins`` says for fields where
    they were found; ``header`` holds every label as written.
    """

    path: str
    digest: str
    id: str
    title: str
    type: str
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    header: Header
    date: datetime.date | None = None
    audience: Audience | None = None
    objectives: tuple[tuple[str, str], ...] = ()
    duration: str = ""
    prerequisites: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    sources: tuple[RawSource, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    collection: Collection = field(default_factory=Collection)
    system_titles: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    written_title: str = ""
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Finding, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()
    row: InventoryRow | None = None
    text: str = ""

    @property
    def pillars(self) -> tuple[str, ...]:
        """The pillars that have a section, in the order of the text."""
        roles = (role for heading in self.headings for role in heading.roles)
        return tuple(dict.fromkeys(role for role in roles if role in DEFAULT_PILLARS))


@dataclass(frozen=True)
class _Identity:
    id: str
    title: Title
    block: Block | None
    findings: tuple[Finding, ...]
    found: bool


def read(path: str, data: bytes, inventory: Inventory) -> Draft | None:
    """Return a draft, read; None if its file is no text."""
    decoded = read_draft(path, data)
    if decoded is None:
        return None
    yaml = read_yaml_header(without_chatter(decoded))
    plain = PlainText(yaml.draft)
    if is_plain(yaml.draft):
        plain = read_plain_text(yaml.draft)
    lines = with_mended_fences(plain.draft)
    blocks = read_blocks(lines.text)
    identity = _identity(path, blocks, yaml.entries, inventory)
    row = inventory.row(identity.id)
    rest = [b for b in blocks if b is not identity.block and not is_kind_heading(b)]
    system = read_system_sections(rest, lines.lines)
    header = read_header(with_promoted(system.body))
    header = replace(header, entries=(*yaml.entries, *header.entries))
    draft = _with_body(path, header, system.others, system.heading)
    draft = replace(
        draft,
        digest=hashlib.sha256(data).hexdigest(),
        id=identity.id,
        title=identity.title.text or (row.text("title") if row else "") or identity.id,
        written_title="\n".join(b.text for b in blocks if b not in rest),
        sources=system.sources,
        collection=system.collection,
        system_titles=system.titles,
        about=plain.about,
        tags=plain.tags or _items(header, "tags"),
        dropped=lines.dropped,
        findings=(*lines.findings, *identity.findings, *draft.findings),
        row=row,
        text=decoded.text,
    )
    return _with_fields(draft, identity, row)


def _identity(
    path: str, blocks: Sequence[Block], entries: Sequence[Entry], inventory: Inventory
) -> _Identity:
    """Return id and title of a draft, and errors where it names two ids."""
    in_file = id_of_file(path, inventory.ids)
    block = title_block(blocks)
    yaml_title = next((e.value for e in entries if e.field == "title" and e.value), "")
    label = read_label(block.text.split("\n")[0]) if block else None
    written = label.value if label and label.field == "title" else (block.text if block else "")
    if yaml_title and (block is None or block.level != 1):
        block, written = None, yaml_title
    title = read_title(written, known=in_file)
    labelled = [(found, place.line or 1) for found, place in labelled_ids(blocks)]
    labelled += [(id_in(e.text, labelled=True), e.line) for e in entries if e.field == "id"]
    found = [(i, line) for i, line in labelled if i]
    if title.id:
        found.append((title.id, block.line if block else 1))
    chosen = in_file or next((i for i, _ in found), "")
    same = next((i for i, _ in found if i.lower() == chosen.lower()), chosen)
    chosen = same or made_id(path, title.text)
    findings = tuple(id_conflicts(path, found, chosen))
    return _Identity(chosen, title, block, findings, bool(in_file or found))


def _with_body(path: str, header: Header, others: Sequence[Block], sources: Block | None) -> Draft:
    """Return a draft with its text: sections without numbers, links, templates."""
    blocks = without_separators(header.body)
    sections = read_sections(with_form_marks(blocks))
    linked = with_links(path, sections.blocks, sections.headings)
    taken = set(linked.ids.values())
    marked = mark_templates(_with_ids(linked.blocks, linked.ids), taken)
    headings = [*sections.headings, *marked.headings]
    result = list(marked.blocks)
    if sources is not None:
        heading = read_sections([replace(sources, level=2)]).headings[0]
        headings.append(heading)
        result.append(replace(sources, level=2, text=heading.title, roles=("sources",)))
        result += with_form_marks(others)
    return Draft(
        path=path,
        digest="",
        id="",
        title="",
        type=DEFAULT_TYPE,
        blocks=tuple(_unique_ids(result)),
        headings=tuple(sorted(headings, key=lambda h: h.line)),
        header=header,
        proposals=marked.proposals,
        findings=linked.findings,
    )


def _with_ids(blocks: Sequence[Block], ids: Mapping[int, str]) -> list[Block]:
    """Return the blocks with the ids of those headings that links lead to."""
    return [
        replace(b, id=ids[b.line]) if b.kind is Kind.HEADING and b.line in ids else b
        for b in blocks
    ]


def _unique_ids(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with an id at each heading whose title stands a second time."""
    taken = {b.id for b in blocks if b.kind is Kind.HEADING and b.id}
    result = []
    for block in blocks:
        name = block.id
        if block.kind is Kind.HEADING and not name:
            wanted = slug(block.text)
            name = unused(wanted, taken)
            name = "" if name == wanted else name
        result.append(replace(block, id=name))
    return result


def _items(header: Header, field: str) -> tuple[str, ...]:
    texts = [part for entry in header.of(field) for text in entry.texts for part in text.split(",")]
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _with_fields(draft: Draft, identity: _Identity, row: InventoryRow | None) -> Draft:
    """Return a draft with the fields that its labels, its text or the inventory give."""
    header = draft.header
    objectives = find_objectives(header, row.text("objectives") if row else "")
    audience = audience_of_header(header)
    origins = {"audience": "label" if audience else ""}
    if audience is None and row:
        audience = audience_of_words(row.text("level"), row.text("roles"), row.text("constraints"))
        origins["audience"] = "inventory" if audience else ""
    origins["objectives"] = objectives.origin if objectives else ""
    day = draft.collection.date or read_day(header.value("collected", "date"))
    day = day or next(filter(None, map(read_day, draft.about)), None)
    named = " ".join(text for e in header.of("prerequisites") for text in e.texts)
    written = tuple(dict.fromkeys(filter(None, (id_in(word) for word in named.split()))))
    summary = next(
        (e.value for e in header.entries if e.name in {"description", "excerpt", "summary"}), ""
    )
    return replace(
        draft,
        type=_type(draft, identity, row, has_objectives=objectives is not None),
        date=day,
        audience=audience,
        objectives=with_ids(objectives.statements) if objectives else (),
        duration=header.value("duration") or reading_time(draft.about),
        prerequisites=written or (row.list("prerequisites") if row else ()),
        authors=_items(header, "authors"),
        summary=summary,
        origins=tuple(origins.items()),
        findings=(
            *draft.findings,
            *_missing(draft, identity, has_objectives=objectives is not None),
        ),
    )


def _type(
    draft: Draft, identity: _Identity, row: InventoryRow | None, *, has_objectives: bool
) -> str:
    """Return the type of module: as the inventory, a label or the title's prefix says."""
    words = [row.text("type") if row else "", draft.header.value("type")]
    named = next((kind for kind in map(type_of_words, words) if kind), "") or identity.title.type
    if not named and identity.found:
        named = type_in_text(" ".join(block.words for block in draft.blocks[:12]))
    if named or identity.found:
        return named or DEFAULT_TYPE
    return DEFAULT_TYPE if has_objectives else READING


def _missing(draft: Draft, identity: _Identity, *, has_objectives: bool) -> list[Finding]:
    """Return what the draft lacks and a person must add."""
    place = Location(draft.path, 1)
    found = []
    if not identity.title.text:
        message = f'this draft has no title; "{draft.title}" is used'
        found.append(Finding("import-title", place, message))
    if not identity.found:
        message = f'this draft has no id; "{identity.id}" is made of its name'
        found.append(Finding("import-id", place, message, key=identity.id))
    if identity.found and not has_objectives:
        message = "no objective was found, neither in the draft nor in the inventory"
        found.append(Finding("import-objective", place, message, "write one into the front matter"))
    return found
