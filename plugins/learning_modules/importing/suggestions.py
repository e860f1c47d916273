"""Where an uncited source may belong: the paragraphs that share the rare words of its title.

These are proposals for a person; nothing is cited by them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.labels import is_bold_line
from learning_modules.importing.parts import parts_of
from learning_modules.importing.statements import sentences
from learning_modules.importing.template_reasons import is_quiz

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
#: A shorter paragraph states nothing that a source could back.
_WORDS = 8
#: Roles of sections that repeat what was said before.
_APART = frozenset({"conclusion", "next-steps", "sources"})
_ABOUT = re.compile(
    r"\bthis (?:module|guide|case study|playbook|section|document|lesson)\b|^\W*welcome\b"
    r"|^\W*by the end of",
    re.IGNORECASE,
)
#: The mark that ends the last sentence; a citation stands in front of it (APA 7, 8.11).
_END = re.compile(r"[.!?](?=[*_\"”)]*\Z)(?<!\.\.\.)")


@dataclass(frozen=True)
class Suggestion:
    """A paragraph that a source may belong to: its line, its first words, the words shared."""

    key: str
    line: int
    begins: str
    shared: tuple[str, ...]


def _terms(text: str) -> dict[str, str]:
    """Return the words of a text that carry it, by the form in which they are compared."""
    words = (word.lower() for word in _WORD.findall(text))
    kept = [word for word in words if word not in _LIGHT]
    return {word[:-1] if word.endswith("s") and len(word) > 4 else word: word for word in kept}


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the paragraphs that may state what a source backs.

    Conclusions, next steps, quizzes and templates are left out, and so is what only leads to a
    list, asks, or speaks of the module itself.
    """
    for part in parts_of(blocks):
        heading = part.heading
        if heading and (
            heading.template or _APART.intersection(heading.roles) or is_quiz(part.title)
        ):
            continue
        for block in part.blocks:
            yield from (b for b in block.walk() if b.kind is Kind.PARAGRAPH and _states(b.text))


def _states(text: str) -> bool:
    """Whether a text is long enough for a statement and makes one."""
    plain = text.rstrip('*_"” ')
    about = [bool(_ABOUT.search(sentence)) for sentence in sentences(text)]
    ends = plain.endswith((":", "?")) or is_bold_line(text)
    return len(text.split()) > _WORDS and not ends and not all(about)


def suggest(blocks: Sequence[Block], titles: Sequence[tuple[str, str]]) -> tuple[Suggestion, ...]:
    """Return, for pairs of key and title, the paragraphs that fit best, best first."""
    paragraphs = [(block, set(_terms(block.text))) for block in _paragraphs(blocks)]
    count = Counter(word for _, words in paragraphs for word in words)
    total = len(paragraphs) + 1
    found: list[Suggestion] = []
    for key, title in titles:
        wanted = _terms(title)
        rated = []
        for block, words in paragraphs:
            shared = [word for word in wanted if word in words]
            score = sum(math.log(total / count[word]) for word in shared)
            if len(shared) >= _LEAST and score > 2:
                named = tuple(wanted[word] for word in shared)
                rated.append((-round(score, 6), block.line, block, named))
        rated.sort(key=lambda item: item[:2])
        found += [
            Suggestion(key, line, _begin(block.text), shared)
            for _, line, block, shared in rated[:_MOST]
        ]
    return tuple(found)


def with_suggestions(
    blocks: Sequence[Block], suggestions: Sequence[Suggestion]
) -> tuple[Block, ...]:
    """Return the blocks with each suggestion as a comment at the end of its paragraph.

    Whoever takes the marks of the comment away has the citation, in front of the full stop.
    """
    keys: dict[int, list[str]] = {}
    for suggestion in suggestions:
        keys.setdefault(suggestion.line, []).append(suggestion.key)
    return tuple(_commented(block, keys) for block in blocks)


def _commented(block: Block, keys: Mapping[int, Sequence[str]]) -> Block:
    if block.kind is Kind.PARAGRAPH and block.line in keys and _states(block.text):
        text = block.text.rstrip()
        end = _END.search(text)
        at = end.start() if end else len(text)
        # the space is inside, so that none stands in front of the full stop on the page
        marks = "".join(f"<!-- cite? [@{key}] -->" for key in keys[block.line])
        return replace(block, text=f"{text[:at]}{marks}{text[at:]}")
    return replace(block, children=tuple(_commented(child, keys) for child in block.children))


def _begin(text: str) -> str:
    """Return the first words of a paragraph, without marks."""
    words = re.sub(r"[*_`\[\]]", "", " ".join(text.split())).split()
    return " ".join(words[:9]) + (" ..." if len(words) > 9 else "")
