"""Which parts of a draft are templates, and how they are marked.

A table, list, form or fence is one where its label or heading says so, where it stands in a
practical section, or where most of it is left open.  Tables that compare or report are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.fillable import field_count, has_boxes, has_fields, table_rows
from learning_modules.importing.headings import Heading
from learning_modules.importing.labels import bold_text, is_bold_line
from learning_modules.importing.numbering import split_title
from learning_modules.importing.parts import Part, ancestors, below, blocks_of, parts_of
from learning_modules.importing.template_reasons import (
    is_quiz,
    names_form,
    names_many,
    names_one,
    reason_for,
    without_notes,
)
from learning_modules.model.file_names import ascii_slug
from learning_modules.model.roles import DEFAULT_PILLARS

#: Sections of these roles hold text: what can be filled in there needs a heading of its own.
_TEXT_ROLES = frozenset(
    {"introduction", "core-concepts", "limitations", "conclusion", "next-steps", "problem"}
    | {"solution", "outcomes", "lessons", *DEFAULT_PILLARS}
)

#: Kinds of forms; the first one that a template has gives its kind.
_FORMS = ("table", "form", "checklist", "text")


@dataclass(frozen=True)
class Proposal:
    """A part of a draft that was marked as a template: what it is, and why.

    ``kind`` is that of its first form: table, checklist, form or text; ``columns`` are the titles
    of its first table and ``rows`` its rows, or the number of items or blanks.
    """

    id: str
    title: str
    kind: str
    line: int
    columns: tuple[str, ...] = ()
    rows: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Marked:
    """The blocks with templates marked, the headings that came with it, and the proposals.

    ``skipped`` can be filled in, but stands where no heading could mark it alone.
    """

    blocks: tuple[Block, ...]
    proposals: tuple[Proposal, ...]
    headings: tuple[Heading, ...]
    skipped: tuple[Block, ...] = ()


@dataclass(frozen=True)
class _Segment:
    """What stands under a heading down to its first bold line, or under a bold line."""

    label: tuple[Block, ...]
    blocks: tuple[Block, ...]
    hits: tuple[tuple[Block, str], ...] = ()


def _segments(part: Part) -> list[tuple[Block | None, list[Block]]]:
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in part.blocks:
        if _is_label(block):
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return found


def _is_label(block: Block) -> bool:
    """Whether a paragraph is a bold line that can be the title of what follows it."""
    return (
        block.kind is Kind.PARAGRAPH
        and is_bold_line(block.text)
        and len(block.text) <= 110
        and not has_fields(block)
    )


def _kind(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return "table"
    if block.kind is Kind.FENCE:
        return "text"
    return "form" if has_fields(block) else "checklist"


def _is_practical(parts: Sequence[Part], index: int) -> bool:
    above = [parts[index], *ancestors(parts, index)]
    return any("practical" in p.heading.roles for p in above if p.heading)


def _read(part: Part, *, practical: bool) -> list[_Segment]:
    """Return the segments of a part with the blocks in them that are templates."""
    found = []
    for label, blocks in _segments(part):
        words = bold_text(label.text) if label else part.title
        if (
            label
            and not names_form(words)
            and names_form(part.title)
            and not names_many(part.title)
        ):
            words = f"{part.title} {words}"
        hits = [(b, why) for b in blocks if (why := reason_for(b, words, practical=practical))]
        if is_quiz(words) or not _enough(hits, words, practical=practical):
            hits = []
        found.append(_Segment((label,) if label else (), tuple(blocks), tuple(hits)))
    return found


def _is_whole(part: Part, segments: Sequence[_Segment]) -> bool:
    """Whether all forms under a heading make one template: it names it, or no label does."""
    labelled = [s for s in segments if s.label and s.hits]
    names = [names_form(bold_text(label.text)) for s in labelled for label in s.label]
    if not labelled or not any(names):
        return bool(segments[0].hits) or not labelled or _is_named(part)
    return bool(segments[0].hits) and _is_named(part)


def _is_named(part: Part) -> bool:
    return names_form(part.title) and not names_many(part.title)


def _enough(hits: Sequence[tuple[Block, str]], words: str, *, practical: bool) -> bool:
    """Whether what was found is more than one blank in running text."""
    if not hits:
        return False
    if any(block.kind in {Kind.TABLE, Kind.FENCE} or has_boxes(block) for block, _ in hits):
        return True
    blanks = sum(field_count(block) for block, _ in hits)
    return blanks != 1 or practical or names_form(words)


def template_id(title: str) -> str:
    """Return the id of a template: its title without notes in brackets and the word itself."""
    text = without_notes(title)
    text = re.sub(
        r"^(?:practical (?:components?|activit(?:y|ies)|exercises?)|hands-on (?:activity|exercise)"
        r"|(?:template|tool|activity|exercise|appendix|step|part) (?:\d+(?:\.\d+)*|[A-Z])"
        r"|activity|exercise|appendix|your turn|apply it|try it(?: yourself| out)?)\s*"
        r"[:–-]\s*(?=\S)"
        r"|^(?:the|an?)\s+(?=\S)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    shorter = re.sub(r"\s+templates?\s*$", "", text, flags=re.IGNORECASE)
    head = re.split(r"\s*[:–—]\s", shorter)[0]
    if head != shorter and names_form(head) and len(head.split()) > 1:
        shorter = re.sub(r"\s+templates?\s*$", "", head, flags=re.IGNORECASE)
    return ascii_slug(shorter if len(shorter) > 3 else text)[:50].strip("-") or "template"


class _Marker:
    """Goes through the parts of a draft and marks the templates in them."""

    def __init__(self, blocks: Sequence[Block], taken: set[str]) -> None:
        self.parts = parts_of(blocks)
        self.taken = taken
        self.proposals: list[Proposal] = []
        self.headings: list[Heading] = []
        self.skipped: list[Block] = []
        self.segments = [
            _read(part, practical=_is_practical(self.parts, n)) for n, part in enumerate(self.parts)
        ]

    def marked(self) -> Iterator[Part]:
        """Yield the parts, with what is a template marked."""
        end = 0
        for index, part in enumerate(self.parts):
            if index < end:
                yield part  # belongs to the template above it
            elif self._is_one(index):
                end = index + len(list(below(self.parts, index)))
                yield self._whole(part, list(self._hits(index, end)))
            elif any(segment.hits for segment in self.segments[index]):
                yield self._mark(index, part)
            else:
                yield part

    def _hits(self, start: int, end: int) -> Iterator[tuple[Block, str]]:
        """Yield what can be filled in in the parts from ``start`` up to ``end``."""
        for segments in self.segments[start:end]:
            yield from (hit for segment in segments for hit in segment.hits)

    def _below(self, index: int) -> range:
        """Return the numbers of the parts below a part."""
        return range(index + 1, index + len(list(below(self.parts, index))))

    def _is_one(self, index: int) -> bool:
        """Whether a part and all below it are one template: its heading names it, no other does."""
        part, inner = self.parts[index], self._below(index)
        if part.heading is None or not inner or not names_one(part.title):
            return False
        titles = [self.parts[n].title for n in inner]
        named = any(names_form(title) and len(title.split()) > 1 for title in titles)
        return not named and any(self._hits(index + 1, inner.stop))

    def _mark(self, index: int, part: Part) -> Part:
        """Mark the heading of a part, or make its labels headings and mark those."""
        segments, inner = self.segments[index], self._below(index)
        alone = not any(self._hits(inner.start, inner.stop))
        text = part.heading and _TEXT_ROLES.intersection(part.heading.roles)
        own = part.heading is not None and (not text or _is_named(part))
        if own and alone and _is_whole(part, segments):
            return self._whole(part, [hit for segment in segments for hit in segment.hits])
        self.skipped += [block for block, _ in segments[0].hits]
        blocks = list(segments[0].blocks)
        open_template = False
        for segment in segments[1:]:
            as_heading = bool(segment.hits) or open_template
            blocks += self._labelled(part, segment) if as_heading else segment.label
            blocks += segment.blocks
            open_template = bool(segment.hits)
        return replace(part, blocks=tuple(blocks))

    def _whole(self, part: Part, hits: Sequence[tuple[Block, str]]) -> Part:
        if part.heading is None:
            return part
        name = self._propose(part.heading.text, part.heading.line, hits, given=part.heading.id)
        return replace(part, heading=replace(part.heading, template=True, id=name))

    def _labelled(self, part: Part, segment: _Segment) -> list[Block]:
        """Return the heading that the bold line of a segment becomes."""
        return [self._heading(part, label, segment.hits) for label in segment.label]

    def _heading(self, part: Part, label: Block, hits: Sequence[tuple[Block, str]]) -> Block:
        number, title = split_title(bold_text(label.text))
        level = min(part.level + 1, 6) if part.heading else 2
        name = self._propose(title, label.line, hits) if hits else ""
        self.headings.append(Heading(label.line, label.text, number, title, level, ()))
        return replace(
            label,
            kind=Kind.HEADING,
            text=title,
            level=level,
            id=name,
            template=bool(hits),
            original=label.text,
        )

    def _propose(
        self, title: str, line: int, hits: Sequence[tuple[Block, str]], *, given: str = ""
    ) -> str:
        """Note a proposal and return the id of the template."""
        name = given or template_id(title)
        number = 1
        while not given and name in self.taken:
            number += 1
            name = f"{template_id(title)}-{number}"
        self.taken.add(name)
        first, reason = min(hits, key=lambda hit: _FORMS.index(_kind(hit[0])))
        columns, rows = _size([block for block, _ in hits])
        self.proposals.append(Proposal(name, title, _kind(first), line, columns, rows, reason))
        return name


def _size(blocks: Sequence[Block]) -> tuple[tuple[str, ...], int]:
    """Return the columns of the first table and its rows, or the number of items and blanks."""
    table = next((b for b in blocks if b.kind is Kind.TABLE), None)
    if table:
        header, rows = table_rows(table)
        return tuple(re.sub(r"[*_`]", "", title).strip() for title in header), len(rows)
    if all(b.kind is Kind.FENCE for b in blocks):
        return (), sum(len(b.text.rstrip("\n").split("\n")) for b in blocks)
    lists = [b for b in blocks if b.kind is Kind.LIST]
    items = sum(sum(i.kind is Kind.ITEM for i in b.walk()) for b in lists if not has_fields(b))
    return (), items + sum(field_count(b) for b in blocks if has_fields(b))


def mark_templates(blocks: Sequence[Block], taken: set[str]) -> Marked:
    """Return the blocks with ``.template`` on headings of templates; ``taken`` are ids in use."""
    marker = _Marker(blocks, taken)
    result = tuple(blocks_of(marker.marked()))
    return Marked(result, tuple(marker.proposals), tuple(marker.headings), tuple(marker.skipped))
