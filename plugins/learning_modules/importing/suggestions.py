"""Where an uncited source may belong: the paragraphs that share the rare words of its title.

These are proposals for a person; nothing is cited by them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learning_modules.importing.blocks import Block, Kind

_WORD = re.compile(r"[^\W\d_]{3,}")
_LIGHT = frozenset(
    """
    the and for with that this from into are was were has have had will would can could should
    may might
    not you your our their its his her they them what which when where how why who all any more
    most some
    such than then there these those about also been being between both but each other over
    under using use
    based new study review analysis approach system systems research survey towards toward via among
    """.split()
)
#: How many shared words make a proposal, and how many proposals a source gets.
_LEAST, _MOST = 2, 2


@dataclass(frozen=True)
class Suggestion:
    """A paragraph that a source may belong to: its line, its first words, the words shared."""

    key: str
    line: int
    begins: str
    shared: tuple[str, ...]


def _terms(text: str) -> list[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return [
        word[:-1] if word.endswith("s") and len(word) > 4 else word
        for word in words
        if word not in _LIGHT
    ]


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        for inner in block.walk():
            if inner.kind is Kind.PARAGRAPH and len(inner.text.split()) > 8:
                yield inner


def suggest(blocks: Sequence[Block], titles: Sequence[tuple[str, str]]) -> tuple[Suggestion, ...]:
    """Return, for pairs of key and title, the paragraphs that fit best, best first."""
    paragraphs = [(block, set(_terms(block.text))) for block in _paragraphs(blocks)]
    count = Counter(word for _, words in paragraphs for word in words)
    total = len(paragraphs) + 1
    found: list[Suggestion] = []
    for key, title in titles:
        wanted = dict.fromkeys(_terms(title))
        rated = []
        for block, words in paragraphs:
            shared = [word for word in wanted if word in words]
            score = sum(math.log(total / count[word]) for word in shared)
            if len(shared) >= _LEAST and score > 2:
                rated.append((-round(score, 6), block.line, block, tuple(shared)))
        rated.sort(key=lambda item: item[:2])
        found += [
            Suggestion(key, line, _begin(block.text), shared)
            for _, line, block, shared in rated[:_MOST]
        ]
    return tuple(found)


def _begin(text: str) -> str:
    """Return the first words of a paragraph, without marks."""
    words = re.sub(r"[*_`\[\]]", "", " ".join(text.split())).split()
    return " ".join(words[:9]) + (" ..." if len(words) > 9 else "")
