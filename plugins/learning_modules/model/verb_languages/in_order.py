"""Statements whose verb stands before what it asks for: French, Spanish, Arabic, and others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.model.verb_languages.lexicon import Entry, Lexicon, Word, match, words_of
from learning_modules.model.verb_languages.record import VerbLanguage

#: A verb as found: what is known of it, and where it begins and ends.
Found = tuple[Entry, int, int]

_LABEL = re.compile(r"[^.,;:]{0,40}:\s")
_MARK = re.compile(r"[,;]")
#: Up to where a comma ends "At the end of this module,".
_LONGEST_OPENING = 120
#: How many words before a verb are looked at to see whose verb it is.
CLAUSE_WORDS = 40
#: How many words may stand between a joint and its verb.
_NEAR = 4
#: The Arabic "and", which is written with its word.
_AND = "و"


def verbs_in_order(text: str, language: VerbLanguage, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the verb that heads a statement, and those that are joined to it."""
    begin = _begin(text, language, lexicon)
    words = [word for word in words_of(text) if word.start >= begin]
    first = _first(words, language, lexicon)
    if first is None:
        return
    at, (entry, after) = first
    yield entry, words[at].start, words[after - 1].end
    last, kind = entry, entry.kind
    for here in range(after, len(words)):
        found = _further(words, here, language, lexicon)
        if found is None or found[0].kind != kind:
            continue
        near = here - after <= _NEAR
        gap = words[after:here] if near else []
        learnt = near and bool(last.instead) and all(w.key in language.between for w in gap)
        if learnt or _is_joined(text, words, after, here=here, language=language):
            yield found[0], words[here].start, words[found[1] - 1].end
            last, after = found[0], found[1]


def _begin(text: str, language: VerbLanguage, lexicon: Lexicon) -> int:
    """Return where the statement begins, after a label and after what opens it."""
    label = _LABEL.match(text)
    begin = label.end() if label and not _holds_verb(label[0], lexicon) else 0
    words = [word for word in words_of(text) if word.start >= begin]
    if words and words[0].key in language.opening | language.clauses:
        comma = re.compile("[,:،]").search(text, begin, begin + _LONGEST_OPENING)
        return comma.end() if comma else begin
    return begin


def _holds_verb(text: str, lexicon: Lexicon) -> bool:
    words = words_of(text)
    return any(match(words, at, lexicon) for at in range(len(words)))


def _first(
    words: list[Word], language: VerbLanguage, lexicon: Lexicon
) -> tuple[int, tuple[Entry, int]] | None:
    """Return the first verb that is none of a clause, and its place."""
    for at, word in enumerate(words):
        if word.key in language.clauses:
            return None
        found = match(words, at, lexicon)
        if found is None or _is_noun(words, at, found[0], language):
            continue
        able = match(words, found[1], lexicon) if found[0].instead else None
        if able is None or able[0].kind != "infinitive":
            return at, found
    return None


def _is_noun(words: list[Word], at: int, entry: Entry, language: VerbLanguage) -> bool:
    return at > 0 and entry.kind == "present" and words[at - 1].key in language.nouns


def _further(
    words: list[Word], at: int, language: VerbLanguage, lexicon: Lexicon
) -> tuple[Entry, int] | None:
    """Return the verb at a word, also one that an Arabic "and" is written with."""
    found = match(words, at, lexicon)
    word = words[at]
    if found is None and word.key.startswith(_AND):
        bare = Word(word.key[1:], word.text[1:], word.start, word.end)
        found = match([*words[:at], bare, *words[at + 1 :]], at, lexicon)
        return found if found and found[0].kind == "present" else None
    return None if found and _is_noun(words, at, found[0], language) else found


def _is_joined(
    text: str, words: list[Word], after: int, *, here: int, language: VerbLanguage
) -> bool:
    """Whether "and" or a comma joins the verb at ``here`` to the one that ends at ``after``.

    Behind a word that begins a clause, only both together do.
    """
    if words[here].key.startswith(_AND) and not language.joints:
        return not _in_clause(words, after, here, language)
    start = here
    while start > max(after, here - _NEAR) and words[start - 1].key in language.between:
        start -= 1
    word = start > after - 1 and words[start - 1].key in language.joints
    begin = start - 1 if word else start
    before = words[begin - 1].end if begin > 0 else 0
    mark = bool(_MARK.search(text, before, words[begin].start))
    if _in_clause(words, after, here, language):
        return word and mark
    return word or mark


def _in_clause(words: list[Word], after: int, here: int, language: VerbLanguage) -> bool:
    """Whether a word before ``here`` begins a clause, to which the verb there may belong."""
    near = words[max(after, here - CLAUSE_WORDS) : here]
    return any(word.key in language.clauses for word in near)
