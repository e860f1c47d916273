"""Where an uncited source may belong: the paragraphs that share the rare words of its title.

These are proposals for a person; nothing is cited by them.
"""

from __future__ import annotations

import itertools
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
_LEAST, _MOST = 2, 3
#: The least score of a proposal, what a shared pair of words adds, and how near the best one is.
_SCORE, _PAIR, _NEAR_BEST = 4.0, 1.5, 0.7
#: A draft with fewer paragraphs is weighed as one with so many; a subject of the whole draft has
#: its abbreviation in so many.
_SHORT, _ABBREVIATED = 20, 4
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
    return len(text.split()) > _WORDS and not ends and not about[0]


def suggest(blocks: Sequence[Block], titles: Sequence[tuple[str, str]]) -> tuple[Suggestion, ...]:
    """Return, for pairs of key and title, the paragraphs that fit best, best first.

    Only the draft's own text and titles are weighed, so that another draft changes nothing here.
    """
    paragraphs = [(block, _Terms(block.text)) for block in _paragraphs(blocks)]
    wanted = [(key, _Terms(title)) for key, title in titles]
    weights = _Weights([terms for _, terms in paragraphs], [terms for _, terms in wanted])
    found: list[Suggestion] = []
    for key, title in wanted:
        rated = [(weights.score(title, terms), block) for block, terms in paragraphs]
        rated = [(score, block) for score, block in rated if score >= _SCORE]
        rated.sort(key=lambda item: (-item[0], item[1].line))
        for score, block in rated[:_MOST]:
            if score >= rated[0][0] * _NEAR_BEST:
                shared = tuple(title.words[w] for w in title.words if w in _Terms(block.text).words)
                found.append(Suggestion(key, block.line, _begin(block.text), shared))
    return tuple(found)


class _Terms:
    """The words of a text that carry it, by the form in which they are compared, and pairs."""

    def __init__(self, text: str) -> None:
        self.words: dict[str, str] = {}
        self.pairs: set[tuple[str, str]] = set()
        self.acronyms = set(re.findall(r"\b[A-Z]{2,5}(?=s?\b)", text))
        for sentence in re.split(r"[.?!:;]\s", text):
            terms = _terms(sentence)
            self.words.update(terms)
            self.pairs.update(itertools.pairwise(terms))


class _Weights:
    """What a shared word or pair of words says: rare ones say much, those of all titles nothing."""

    def __init__(self, paragraphs: Sequence[_Terms], titles: Sequence[_Terms]) -> None:
        self.total = max(len(paragraphs) + 1, _SHORT)
        self.words = Counter(word for terms in paragraphs for word in terms.words)
        self.pairs = Counter(pair for terms in paragraphs for pair in terms.pairs)
        self.acronyms = Counter(name for terms in paragraphs for name in terms.acronyms)
        named = Counter(word for terms in titles for word in terms.words)
        self.common = {w for w, n in named.items() if n > 2 and n * 2 >= len(titles)}

    def score(self, title: _Terms, paragraph: _Terms) -> float:
        """Return how well a paragraph fits a title; zero without two words that tell it apart."""
        pairs = [p for p in title.pairs if p in paragraph.pairs and self._is_rare(p)]
        telling = {word for pair in pairs for word in pair}
        both = [w for w in title.words if w in paragraph.words]
        shared = [w for w in both if w not in self.common or w in telling]
        if len(shared) < _LEAST or not (pairs or len(shared) > _LEAST):
            return 0
        rated = [math.log(self.total / self.words[word]) for word in shared]
        return round(sum(rated) + _PAIR * len(pairs), 6)

    def _is_rare(self, pair: tuple[str, str]) -> bool:
        """Whether few paragraphs hold a pair or its letters ("AI"), and not all titles do."""
        letters = "".join(word[0] for word in pair).upper()
        abbreviated = sum(n for name, n in self.acronyms.items() if name.endswith(letters))
        few = self.pairs[pair] <= max(2, self.total / 12) and abbreviated < _ABBREVIATED
        return few and not self.common.issuperset(pair)


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
