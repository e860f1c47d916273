"""A draft, read: everything that can be said of it without looking at other drafts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from learning_modules.diagnostics import Finding
from learning_modules.importing.blocks import Block
from learning_modules.importing.header import Header
from learning_modules.importing.headings import Heading
from learning_modules.importing.inventory import InventoryRow
from learning_modules.importing.lines import Dropped
from learning_modules.importing.source_list import RawSource
from learning_modules.importing.system_sections import Collection
from learning_modules.importing.templates import Proposal
from learning_modules.model.module import Audience
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
