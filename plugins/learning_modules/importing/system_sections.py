"""The sections that a content system adds to a draft: sources, and how they were found."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from learning_modules.importing.blocks import Block, Kind, read_blocks
from learning_modules.importing.days import read_day
from learning_modules.importing.fillable import table_rows
from learning_modules.importing.header import item_texts
from learning_modules.importing.labels import bold_text, split_label
from learning_modules.importing.numbering import split_title, without_symbols
from learning_modules.importing.parts import Part, blocks_of, parts_of
from learning_modules.importing.source_list import RawSource, read_sources

_SOURCES = re.compile(
    r"(?:sources?|references?|reference list|bibliography|works cited|literature|citations?)"
    r"(?: (?:list|cited|used|and (?:sources|references|further reading|citations)))*\Z",
    re.IGNORECASE,
)
_METADATA = re.compile(
    r"(?:source|content|document) (?:collection |generation )?meta-?data\Z", re.IGNORECASE
)
_EVALUATION = re.compile(r"source (?:evaluation|quality|assessment)\b.*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Collection:
    """What the system says about the sources: a date, labelled lists, texts and a table."""

    date: datetime.date | None = None
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    texts: tuple[str, ...] = ()
    evaluation: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class SystemSections:
    """The text of a draft without the system's sections, and what these say.

    ``heading`` is the heading of the sources; ``others`` are texts under it that are no sources.
    """

    body: tuple[Block, ...]
    sources: tuple[RawSource, ...] = ()
    heading: Block | None = None
    others: tuple[Block, ...] = ()
    collection: Collection = field(default_factory=Collection)
    titles: tuple[str, ...] = ()


def _title(part: Part) -> str:
    return without_symbols(split_title(part.title)[1]).strip(" :")


def is_source_list(part: Part) -> bool:
    """Whether a part is headed as a list of sources."""
    return bool(_SOURCES.match(_title(part)))


def is_system_metadata(part: Part) -> bool:
    """Whether a part says how sources were collected or rated."""
    return bool(_METADATA.match(_title(part)) or _EVALUATION.match(_title(part)))


def read_system_sections(blocks: Sequence[Block], lines: Sequence[str]) -> SystemSections:
    """Take the lists of sources and the system's notes out of a draft's blocks.

    ``lines`` are those of the whole draft: a list of sources is read from them.
    """
    parts = parts_of(blocks)
    ends = [*(part.line for part in parts[1:]), len(lines) + 1]
    kept: list[Part] = []
    sources: list[RawSource] = []
    others: list[Block] = []
    notes: list[Part] = []
    replaced: list[str] = []
    heading: Block | None = None
    for part, end in zip(parts, ends, strict=True):
        if is_system_metadata(part):
            notes.append(part)
        elif part.heading is not None and is_source_list(part):
            found, rest = _sources_of(part, lines, end)
            sources += found
            others += rest
            replaced += [heading.text] if heading else []
            heading = part.heading
        else:
            kept.append(part)
    return SystemSections(
        tuple(blocks_of(kept)),
        tuple(_once(sources)),
        heading,
        tuple(others),
        _collection(notes),
        (*replaced, *(part.title for part in notes)),
    )


def _once(sources: Sequence[RawSource]) -> list[RawSource]:
    """Return the sources without those that another list of the draft has with a key."""
    keyed = {" ".join(source.text.split()) for source in sources if source.key}
    return [s for s in sources if s.key or " ".join(s.text.split()) not in keyed]


def _sources_of(part: Part, lines: Sequence[str], end: int) -> tuple[list[RawSource], list[Block]]:
    """Return the sources of a part, and the blocks in which there is none."""
    first = part.heading.end if part.heading else part.line
    sources, others = read_sources(lines[first - 1 : end - 1], first)
    used = {source.line for source in sources}
    rest: list[Block] = []
    for block in part.blocks:
        inside = range(block.line, block.end)
        if not used.intersection(inside):
            rest += [] if block.kind is Kind.RULE else [block]
        else:
            kept = [(line, text) for line, text in others if line in inside]
            rest += [b for line, text in kept for b in read_blocks("\n" * (line - 1) + text)]
    return sources, rest


def _collection(parts: Sequence[Part]) -> Collection:
    labels: list[tuple[str, tuple[str, ...]]] = []
    texts: list[str] = []
    rows: list[tuple[str, ...]] = []
    for part in parts:
        for block in part.blocks:
            if block.kind is Kind.TABLE:
                header, body = table_rows(block)
                rows += [tuple(header), *map(tuple, body)]
            elif block.kind is Kind.LIST and labels and not labels[-1][1]:
                labels[-1] = (labels[-1][0], tuple(item_texts(block)))
            elif block.kind is Kind.LIST:
                labels += [(name, (value,)) for name, value in map(_labelled, item_texts(block))]
            elif block.kind is not Kind.RULE:
                for line in block.words.split("\n"):
                    name, value = _labelled(line)
                    if name:
                        labels.append((name, (value,) if value else ()))
                    else:
                        texts.append(line)
    dates = [
        value
        for name, values in sorted(labels, key=lambda label: "collect" not in label[0].lower())
        if "date" in name.lower()
        for value in values
    ]
    day = next(filter(None, map(read_day, dates)), None)
    return Collection(day, tuple(labels), tuple(texts), tuple(rows))


def _labelled(line: str) -> tuple[str, str]:
    """Return name and value of a labelled line, with an empty name if it has no label."""
    split = split_label(line)
    return split or ("", bold_text(line))
