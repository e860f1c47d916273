"""How a draft is read: repairs on its lines first, then its blocks, then its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.blocks import Block, Kind, read_blocks
from learning_modules.importing.broken_tables import with_whole_tables
from learning_modules.importing.chatter import without_chatter
from learning_modules.importing.draft import Draft
from learning_modules.importing.draft_fields import items_of, with_fields
from learning_modules.importing.draft_identity import identify
from learning_modules.importing.encoding import read_draft
from learning_modules.importing.fences import with_mended_fences, without_wrapper
from learning_modules.importing.form_marks import with_form_marks, without_separators
from learning_modules.importing.header import Header, read_header
from learning_modules.importing.headings import read_sections, with_promoted
from learning_modules.importing.identity import is_kind_heading
from learning_modules.importing.inventory import Inventory
from learning_modules.importing.liquid import without_liquid
from learning_modules.importing.loose_ends import loose_ends
from learning_modules.importing.plain_text import PlainText, is_plain, read_plain_text
from learning_modules.importing.section_links import unused, with_links
from learning_modules.importing.system_sections import SystemSections, read_system_sections
from learning_modules.importing.templates import mark_templates
from learning_modules.importing.wiki_text import is_wiki, with_markdown
from learning_modules.importing.yaml_header import read_yaml_header
from learning_modules.markup.outline import slug
from learning_modules.model.module_types import DEFAULT_TYPE


def read(path: str, data: bytes, inventory: Inventory) -> Draft | None:
    """Return a draft, read; None if its file is no text."""
    decoded = read_draft(path, data)
    if decoded is None:
        return None
    yaml = read_yaml_header(without_wrapper(without_chatter(decoded)))
    text = without_liquid(yaml.draft)
    text = with_markdown(text) if is_wiki(text) else text
    plain = read_plain_text(text) if is_plain(text) else PlainText(text)
    lines = with_whole_tables(with_mended_fences(plain.draft))
    blocks = read_blocks(lines.text)
    identity = identify(path, blocks, yaml.entries, inventory)
    row = inventory.row(identity.id)
    rest = list(_without_title(blocks, identity.block))
    kept = {id(block) for block in rest}
    system = read_system_sections(rest, lines.lines)
    system = _with_promoted_sources(system, lines.lines)
    header = read_header(system.body)
    header = replace(header, entries=(*yaml.entries, *header.entries))
    draft = _with_body(path, header, system.others, system.heading)
    draft = replace(
        draft,
        digest=hashlib.sha256(data).hexdigest(),
        id=identity.id,
        title=identity.title.text or (row.text("title") if row else "") or identity.id,
        written_title="\n".join(b.text.split("\n")[0] for b in blocks if id(b) not in kept),
        sources=system.sources,
        collection=system.collection,
        system_titles=system.titles,
        about=plain.about,
        tags=plain.tags or items_of(header, "tags"),
        dropped=lines.dropped,
        findings=(*lines.findings, *identity.findings, *draft.findings),
        row=row,
        text=decoded.text,
    )
    return with_fields(draft, identity)


def _with_promoted_sources(system: SystemSections, lines: Sequence[str]) -> SystemSections:
    """Return the system's sections with those that a bold line heads, where bold lines do."""
    promoted = with_promoted(system.body)
    if promoted == system.body:
        return system
    more = read_system_sections(promoted, lines)
    return replace(
        more,
        sources=(*more.sources, *system.sources),
        heading=system.heading or more.heading,
        others=(*more.others, *system.others),
        collection=system.collection if system.titles else more.collection,
        titles=(*more.titles, *system.titles),
    )


def _without_title(blocks: Sequence[Block], title: Block | None) -> Iterator[Block]:
    """Yield the blocks without the title and a kind of document or an id beside it.

    Other labels of the title's paragraph stay; a section that is called like a kind stays too.
    """
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    above = headings[: headings.index(title) + 2] if title in headings else headings[:1]
    for block in blocks:
        if block in above and is_kind_heading(block):
            continue
        if block is not title:
            yield block
        elif "\n" in block.text:
            _, _, rest = block.text.partition("\n")
            yield replace(block, line=block.line + 1, text=rest)


def _with_body(path: str, header: Header, others: Sequence[Block], sources: Block | None) -> Draft:
    """Return a draft with its text: sections without numbers, links, templates."""
    blocks = without_separators(header.body)
    sections = read_sections(with_form_marks(blocks))
    written = {b.id for b in sections.blocks if b.kind is Kind.HEADING and b.id}
    marked = mark_templates(sections.blocks, written)
    headings = sorted([*sections.headings, *marked.headings], key=lambda h: h.line)
    linked = with_links(path, marked.blocks, headings)
    result = _with_ids(linked.blocks, linked.ids)
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
        headings=tuple(headings),
        header=header,
        proposals=marked.proposals,
        findings=(
            *linked.findings,
            *loose_ends(path, linked.blocks),
            *(_unmarked(path, block) for block in marked.skipped),
        ),
    )


def _unmarked(path: str, block: Block) -> Finding:
    message = "this can be filled in, but no heading of its own stands above it"
    hint = "put a heading with {.template} above it, if it is a template"
    return Finding("import-template", Location(path, block.line), message, hint)


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
