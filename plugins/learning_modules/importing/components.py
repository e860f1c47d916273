"""What the inventory promises ("Cost calculator, Decision guide"), matched to what a draft has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.draft import Draft
from learning_modules.importing.labels import bold_text, is_bold_line
from learning_modules.importing.numbering import split_title
from learning_modules.model.stubs import placeholder_of

_LIGHT = frozenset(
    "a an the of for to and or each simple basic simplified interactive your sample".split()
)
#: Words of components that mean one another.
_SAME = (
    frozenset("chart table matrix".split()),
    frozenset("comparison difference compare versus vs".split()),
    frozenset("tool guide explorer builder calculator estimator".split()),
    frozenset("demo demonstration demos walkthrough".split()),
    frozenset("template templates worksheet form canvas".split()),
    frozenset("quiz questions test".split()),
    frozenset("visualization visualisation diagram".split()),
    frozenset("example examples".split()),
)


@dataclass(frozen=True)
class Component:
    """A promised component: it is a ``template``, described in ``text``, a ``stub`` or ``missing``.

    ``found`` is the heading or label it was found under, ``line`` that of the draft.
    """

    name: str
    state: str
    found: str = ""
    line: int | None = None


@dataclass(frozen=True)
class _Place:
    title: str
    line: int
    state: str
    holds: str = ""


def _stem(word: str) -> str:
    word = word.lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _words(text: str) -> list[str]:
    return [_stem(w) for w in re.findall(r"[^\W_]+", text) if w.lower() not in _LIGHT]


def _alike(first: str, second: str) -> bool:
    return first == second or any({first, second} <= {_stem(w) for w in group} for group in _SAME)


def likeness(name: str, title: str) -> float:
    """Return how much of a component's name stands in a title, from 0 to 1.

    The first word counts twice: it says what the component is about.
    """
    wanted, there = _words(name), _words(title)
    if not wanted or not there:
        return 0.0
    weights = [2.0 if n == 0 and len(wanted) > 1 else 1.0 for n in range(len(wanted))]
    found = [
        w if word in there else 0.75 * w if any(_alike(word, other) for other in there) else 0.0
        for word, w in zip(wanted, weights, strict=True)
    ]
    return sum(found) / sum(weights)


def _places(draft: Draft) -> list[_Place]:
    """Return the headings and bold lines of a draft, templates first."""
    templates = [_Place(p.title, p.line, "template") for p in draft.proposals]
    known = {place.line for place in templates}
    places = list(templates)
    if draft.type == "template-documentation" and templates:  # all of it is about the template
        places.append(_Place(draft.title, templates[0].line, "template"))
    for number, block in enumerate(draft.blocks):
        title = block.text if block.kind is Kind.HEADING else ""
        if block.kind is Kind.PARAGRAPH and is_bold_line(block.text):
            title = split_title(bold_text(block.text))[1]
        if not title or block.line in known:
            continue
        own = _own(draft.blocks, number)
        holds = any(b.line in known for b in own if b.kind is Kind.HEADING)
        with_table = " table" if any(b.kind is Kind.TABLE for b in own) else ""
        places.append(_Place(title, block.line, "template" if holds else _state(own), with_table))
    return places


def _own(blocks: Sequence[Block], number: int) -> list[Block]:
    """Return what stands under a title: down to the next heading that is not below it."""
    first = blocks[number]
    own: list[Block] = []
    for block in blocks[number + 1 :]:
        if block.kind is Kind.HEADING and (not first.level or block.level <= first.level):
            break
        own.append(block)
    return own


def _state(blocks: Sequence[Block]) -> str:
    """Return whether what stands under a title is a stub."""
    texts = [b for b in blocks if b.kind not in {Kind.RULE, Kind.HEADING}]
    stub = not texts or all(
        block.kind is Kind.PARAGRAPH and placeholder_of(block.text) for block in texts
    )
    return "stub" if stub else "text"


def find_components(draft: Draft) -> tuple[Component, ...]:
    """Return each component that the inventory promises for a draft, with what became of it."""
    names = draft.row.list("components") if draft.row else ()
    places = _places(draft)
    return tuple(_component(name, places) for name in names)


def _component(name: str, places: Sequence[_Place]) -> Component:
    rated = [(likeness(name, place.title + place.holds), place) for place in places]
    good = [(score, place) for score, place in rated if score >= 0.6]
    if not good:
        return Component(name, "missing")
    best = max(score for score, _ in good)
    place = next(place for score, place in good if score == best)
    return Component(name, place.state, place.title, place.line)
