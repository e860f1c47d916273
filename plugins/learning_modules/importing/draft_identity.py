"""Id and title of one draft: all places that name them, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learning_modules.diagnostics import Finding
from learning_modules.importing.blocks import Block
from learning_modules.importing.header import Entry
from learning_modules.importing.identity import (
    Title,
    id_conflicts,
    id_in,
    id_of_file,
    labelled_ids,
    made_id,
    read_title,
    title_block,
)
from learning_modules.importing.inventory import Inventory
from learning_modules.importing.labels import read_label


@dataclass(frozen=True)
class DraftIdentity:
    """What a draft is called, the block that says so, and whether any place names an id."""

    id: str
    title: Title
    block: Block | None
    findings: tuple[Finding, ...]
    found: bool


def identify(
    path: str, blocks: Sequence[Block], entries: Sequence[Entry], inventory: Inventory
) -> DraftIdentity:
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
    return DraftIdentity(chosen, title, block, findings, bool(in_file or found))
