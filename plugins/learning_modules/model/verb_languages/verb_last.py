"""Statements whose verb may stand last, or in two pieces: German."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from learning_modules.model.verb_languages.in_order import CLAUSE_WORDS, Found
from learning_modules.model.verb_languages.lexicon import Entry, Lexicon, Word, words_of
from learning_modules.model.verb_languages.record import VerbLanguage

_MARK = re.compile(r"[,;:.()!?–—]")
_TO = "zu"


@dataclass(frozen=True)
class _Part:
    """What stands between two marks: its words, and whether it begins the statement."""

    words: tuple[Word, ...]
    is_first: bool


def verbs_of_parts(text: str, language: VerbLanguage, lexicon: Lexicon) -> list[Found]:
    """Return the verbs that a statement asks for.

    Those with "zu" count where no other does: "in der Lage, einen Plan zu erstellen".
    """
    plain: list[Found] = []
    infinitives: list[Found] = []
    inside = False
    for part in _parts(text):
        found = list(_verbs(part, language, lexicon))
        with_to = [one for one in found if one[0].kind == _TO]
        inside = _is_clause(part, language, with_to=bool(with_to)) or (inside and bool(with_to))
        if not inside:
            plain += [one for one in found if one[0].kind != _TO]
            infinitives += with_to
    if any(not entry.instead for entry, _, _ in plain):
        return plain
    return plain + infinitives


def _parts(text: str) -> Iterator[_Part]:
    words = words_of(text)
    part: list[Word] = []
    is_first = True
    for number, word in enumerate(words):
        between = text[words[number - 1].end : word.start] if number else ""
        if _MARK.search(between):
            yield _Part(tuple(part), is_first)
            part, is_first = [], ":" in between and is_first
        part.append(word)
    yield _Part(tuple(part), is_first)


def _is_clause(part: _Part, language: VerbLanguage, *, with_to: bool) -> bool:
    """Whether a part tells more about another: "um ...", "wie ...", "die ..."."""
    words = [word.key for word in part.words]
    while words and words[0] in language.joints:
        del words[0]
    if not words or words[0] in language.clauses:
        return bool(words)
    if words[0] in language.between:
        del words[0]
    relative = bool(words) and words[0] in language.nouns
    return relative and not part.is_first and not with_to


def _verbs(part: _Part, language: VerbLanguage, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the verbs of a part; a noun has a capital letter, except where all words may."""
    for at, word in enumerate(part.words):
        leads = part.is_first and at == 0
        if word.text[:1].isupper() and not leads:
            continue
        pieces = _pieces(part.words, at, language, lexicon)
        if pieces:
            yield pieces
            continue
        entry = lexicon.get(word.key)
        if entry is None or (entry.kind == "imperative" and not leads):
            continue
        if at and part.words[at - 1].key == _TO:
            entry = Entry(entry.base, entry.verb_class, entry.instead, _TO)
        yield entry, word.start, word.end


def _pieces(
    words: tuple[Word, ...], at: int, language: VerbLanguage, lexicon: Lexicon
) -> Found | None:
    """Return a verb in two pieces: "wenden Sie das Verfahren an"."""
    for particle, verb in language.particles.get(words[at].key, ()):
        for place in range(at + 1, min(len(words), at + CLAUSE_WORDS)):
            is_last = place + 1 == len(words) or words[place + 1].key in language.joints
            if words[place].key == particle and is_last:
                entry = lexicon[verb.replace("-", "")]
                return entry, words[at].start, words[at].end
    return None
