"""A module.md out of a draft: front matter and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.draft import Draft
from learning_modules.importing.rendering import render
from learning_modules.importing.yaml_text import Value, front_matter
from learning_modules.model.identity import Version
from learning_modules.model.module import Audience
from learning_modules.model.module_types import DEFAULT_TYPE, READING


def _audience(audience: Audience) -> Value:
    fields: dict[str, Value] = {}
    if audience.level:
        fields["level"] = audience.level
    if audience.roles:
        fields["roles"] = audience.roles
    if audience.text:
        fields["text"] = audience.text
    return fields


def _changes(draft: Draft) -> str:
    dated = f" of {draft.date.isoformat()}" if draft.date else ""
    return f"Text of a newer draft{dated}."


def fields_of(
    draft: Draft,
    version: Version,
    *,
    status: str,
    sources: Sequence[str],
    prerequisites: Sequence[str],
) -> dict[str, Value]:
    """Return the front matter of a draft's module; what is not known has no field."""
    fields: dict[str, Value] = {"title": draft.title, "status": status}
    if draft.type != DEFAULT_TYPE:
        fields["type"] = draft.type
    if draft.date:
        fields["date"] = draft.date.isoformat()
    if draft.summary:
        fields["summary"] = draft.summary
    if version.major > 1:
        fields["changes"] = [_changes(draft)]
    if draft.audience:
        fields["audience"] = _audience(draft.audience)
    if draft.duration:
        fields["duration"] = draft.duration
    lists: dict[str, Value] = {
        "prerequisites": prerequisites,
        "pillars": draft.pillars if draft.type != READING else (),
        "objectives": [{"id": name, "statement": text} for name, text in draft.objectives],
        "templates": {proposal.id: {} for proposal in draft.proposals},
        "sources": sources,
        "authors": draft.authors,
        "tags": draft.tags,
    }
    fields.update({name: value for name, value in lists.items() if value})
    return fields


def with_roles(blocks: Sequence[Block], kind: str) -> tuple[Block, ...]:
    """Return the blocks with the roles of sections written out; a reading needs none."""
    if kind != READING:
        return tuple(blocks)
    return tuple(replace(b, roles=()) if b.kind is Kind.HEADING else b for b in blocks)


def module_text(fields: dict[str, Value], blocks: Sequence[Block]) -> str:
    """Return a module.md: the fields between lines of hyphens, and the text."""
    return f"{front_matter(fields)}\n{render(blocks)}"
