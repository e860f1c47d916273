"""The fields of a draft: from its labels, its text, or the inventory."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.audience import audience_of_header, audience_of_words
from learning_modules.importing.days import read_day
from learning_modules.importing.draft import Draft
from learning_modules.importing.draft_identity import DraftIdentity
from learning_modules.importing.header import Header
from learning_modules.importing.identity import (
    id_in,
    type_in_id,
    type_in_text,
    type_in_title,
    type_of_words,
)
from learning_modules.importing.inventory import InventoryRow
from learning_modules.importing.objectives import find_objectives
from learning_modules.importing.plain_text import reading_time
from learning_modules.importing.statements import with_ids
from learning_modules.importing.top_labels import top_entries
from learning_modules.model.module import Audience
from learning_modules.model.module_types import DEFAULT_TYPE, READING

_AUDIENCE = frozenset({"audience", "level", "role", "constraints"})
_TIME = re.compile(
    r"\b\d+(?:\s*[-–]\s*\d+)?\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?)\b", re.IGNORECASE
)


def items_of(header: Header, field: str) -> tuple[str, ...]:
    """Return what the labels of a field list, split at commas, each once."""
    texts = [part for entry in header.of(field) for text in entry.texts for part in text.split(",")]
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


def with_top(header: Header) -> Header:
    """Return a header with the labels of the introduction for fields that it lacks itself."""
    own = {entry.field for entry in header.entries if entry.texts}
    own |= _AUDIENCE if own & _AUDIENCE else set()
    more = tuple(entry for entry in top_entries(header.body) if entry.field not in own)
    return replace(header, entries=(*header.entries, *more))


def _audience(draft: Draft) -> tuple[Audience | None, str]:
    """Return the audience and where it was found; a level that a label lacks is the inventory's."""
    found, row = audience_of_header(with_top(draft.header)), draft.row
    if row is None:
        return found, "label" if found else ""
    words = (row.text("level"), row.text("roles"), row.text("constraints"))
    listed = audience_of_words(*words)
    if found is None:
        return listed, "inventory" if listed else ""
    return replace(found, level=found.level or (listed.level if listed else None)), "label"


def _date(draft: Draft) -> datetime.date | None:
    """Return the day on which sources were collected, else that of a label or of the page."""
    day = draft.collection.date or read_day(draft.header.value("collected", "date"))
    return day or next(filter(None, map(read_day, draft.about)), None)


def _duration(header: Header) -> str:
    """Return the time that a label gives, or that stands behind what is needed."""
    every = with_top(header)
    joint = " ".join(e.text for e in every.of("prerequisites") if "time" in e.name.lower())
    found = _TIME.search(joint)
    return every.value("duration") or (found[0] if found else "")


def _prerequisites(draft: Draft) -> tuple[str, ...]:
    entries = with_top(draft.header).of("prerequisites")
    named = " ".join(text for entry in entries for text in entry.texts)
    written = tuple(dict.fromkeys(filter(None, (id_in(word) for word in named.split()))))
    return written or (draft.row.list("prerequisites") if draft.row else ())


def _summary(header: Header) -> str:
    names = {"description", "excerpt", "summary"}
    return next((entry.value for entry in header.entries if entry.name in names), "")


def with_fields(draft: Draft, identity: DraftIdentity) -> Draft:
    """Return a draft with the fields that its labels, its text or the inventory give."""
    header, row = draft.header, draft.row
    objectives = find_objectives(header, row.text("objectives") if row else "")
    stated = objectives is not None
    audience, origin = _audience(draft)
    origins = {"audience": origin, "objectives": objectives.origin if objectives else ""}
    return replace(
        draft,
        type=_type(draft, identity, row, has_objectives=stated),
        date=_date(draft),
        audience=audience,
        objectives=with_ids(objectives.statements) if objectives else (),
        duration=_duration(header) or reading_time(draft.about),
        prerequisites=_prerequisites(draft),
        authors=items_of(header, "authors"),
        summary=_summary(header),
        origins=tuple(origins.items()),
        findings=(*draft.findings, *_missing(draft, identity, has_objectives=stated)),
    )


def _type(
    draft: Draft, identity: DraftIdentity, row: InventoryRow | None, *, has_objectives: bool
) -> str:
    """Return the type of module: as the inventory, a label or the title's prefix says."""
    words = [row.text("type") if row else "", draft.header.value("type")]
    named = next((kind for kind in map(type_of_words, words) if kind), "") or identity.title.type
    named = named or type_in_title(identity.title.text)
    if not named and identity.found:
        named = type_in_text(" ".join(block.words for block in draft.blocks[:12]))
    if named or identity.found:
        return named or type_in_id(identity.id) or DEFAULT_TYPE
    return DEFAULT_TYPE if has_objectives else READING


def _missing(draft: Draft, identity: DraftIdentity, *, has_objectives: bool) -> list[Finding]:
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
