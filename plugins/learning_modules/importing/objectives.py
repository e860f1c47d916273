"""Objectives of a draft: from a label, from a section of that name, from the introduction.

A label inside an exercise ("Objective: sort the cards") is not one of the module, so only the
header and the first section are searched, and headings near the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.fillable import table_rows
from learning_modules.importing.header import Header, item_texts
from learning_modules.importing.labels import field_of_heading, read_label
from learning_modules.importing.numbering import split_title
from learning_modules.importing.parts import Part, parts_of
from learning_modules.importing.statements import is_objective_sentence, sentences, statements_of
from learning_modules.importing.top_labels import top_entries, top_parts

#: A heading for the objectives stands among the first ones.
_NEAR_TOP = 5


@dataclass(frozen=True)
class Objectives:
    """The statements of a draft, and where they stood: ``label``, ``text`` or ``inventory``."""

    statements: tuple[str, ...]
    origin: str


def find_objectives(header: Header, inventory: str = "") -> Objectives | None:
    """Return the objectives of a draft, from the best place that has any."""
    parts = parts_of(header.body)
    for origin, texts in _places(header, parts, inventory):
        statements = statements_of(texts)
        if statements:
            return Objectives(statements, origin)
    return None


def _places(
    header: Header, parts: Sequence[Part], inventory: str
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each place that may state objectives with its texts, the best one first."""
    yield "label", [text for entry in header.of("objectives") for text in entry.texts]
    yield "label", _under_heading(parts)
    top = [block for part in top_parts(parts) for block in part.blocks]
    yield "label", _under_label(top)
    listed = [e for e in top_entries(header.body) if e.field == "objectives"]
    yield "label", [text for entry in listed for text in entry.texts]
    yield "text", _in_sentences(top)
    yield "inventory", [inventory] if inventory else []


def _under_heading(parts: Sequence[Part]) -> list[str]:
    near = parts[1 : _NEAR_TOP + 1]
    found = next(
        (p for p in near if field_of_heading(split_title(p.title)[1]) == "objectives"), None
    )
    return _texts(found.blocks) if found else []


def _texts(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of paragraphs and items; what stands behind a list is no objective."""
    texts: list[str] = []
    listed = False
    for block in blocks:
        if block.kind is Kind.PARAGRAPH and not listed:
            texts.append(" ".join(block.text.split()))
        elif block.kind is Kind.LIST:
            texts += item_texts(block)
            listed = True
        elif block.kind is Kind.TABLE and not listed:
            texts += [max(row, key=len) for row in table_rows(block)[1] if row]
            listed = True
    return texts


def _under_label(blocks: Sequence[Block]) -> list[str]:
    """Return what a label in running text says: on its line, or in the blocks below it."""
    for number, block in enumerate(blocks):
        if block.kind is not Kind.PARAGRAPH:
            continue
        lines = block.text.split("\n")
        for at, line in enumerate(lines):
            label = read_label(line)
            if label and label.field == "objectives" and line.lstrip().startswith(("*", "_")):
                said = " ".join([label.value, *lines[at + 1 :]]).strip()
                return _with_list(said, blocks[number + 1 :])
    return []


def _with_list(said: str, rest: Sequence[Block]) -> list[str]:
    """Return a label's text and, where it is missing or leads to a list, the blocks below it."""
    texts = [said] if said else []
    for block in rest:
        if texts and not texts[-1].rstrip("*_ ").endswith(":"):
            break
        if block.kind is Kind.LIST:
            return [*texts, *item_texts(block)]
        if block.kind is not Kind.PARAGRAPH:
            break
        texts.append(" ".join(block.text.split()))
    return texts


def _in_sentences(blocks: Sequence[Block]) -> list[str]:
    """Return the sentence that says what learners will be able to do, or the list it leads to."""
    for number, block in enumerate(blocks):
        if block.kind is not Kind.PARAGRAPH:
            continue
        found = [s for s in sentences(block.text) if is_objective_sentence(s)]
        if found:
            return _with_list(found[0], blocks[number + 1 :])
    return []
