"""Capitals in titles: sentence case for entries, title case where a style prints it.

Both follow CSL processors: a word with an inner capital stays, and so does what braces protect.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from itertools import islice

from learning_modules.bibliography.richtext import NO_CASE, Rich, plain_text

_JOINTS = "-–—/"
_LAST_WORD = re.compile(r"(?<!\S)[^\s“‘/–—-][^\s/–—-]*\Z")
_CHUNK = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)

#: Words that stay lower case inside a title (CSL 1.0.2, appendix "Title Case Conversion").
_SMALL_WORDS = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via "
    "with yet c ca d de et v van von vs l".split()
)


class _Place(Enum):
    """Where a word stands."""

    START = auto()
    SENTENCE = auto()
    AFTER_STOP = auto()
    INSIDE_WORD = auto()
    AFTER_HYPHEN = auto()
    AFTER_WORD = auto()
    LAST_WORD = auto()


_BEGINNINGS = (_Place.START, _Place.SENTENCE)


def _next(place: _Place, chunk: str) -> _Place:
    """Return the place after ``chunk``."""
    last = chunk[-1]
    if last in ".?!:":
        return _Place.AFTER_STOP
    if last in _JOINTS and place is _Place.INSIDE_WORD:
        return _Place.AFTER_HYPHEN
    if last.isalnum():
        return _Place.INSIDE_WORD
    if last.isspace():
        return {
            _Place.AFTER_STOP: _Place.SENTENCE,
            _Place.INSIDE_WORD: _Place.AFTER_WORD,
            _Place.AFTER_HYPHEN: _Place.AFTER_WORD,
        }.get(place, place)
    return place


def _recased(text: Rich, change: Callable[[str, _Place], str]) -> Rich:
    """Apply ``change`` to each word with its place; what is protected counts as inside a word.

    A word is one even where its marks change (``H<sub>2</sub>O``, ``{E}ngland``).
    """
    whole = plain_text(text)
    protected = [bool(run.marks & NO_CASE) for run in text for _ in run.text]
    letters = list(whole)
    last = _last_word(text, whole)
    place = _Place.START
    for match in _CHUNK.finditer(whole):
        chunk, start, end = match.group(), *match.span()
        if chunk[0].isalnum() and not all(protected[start:end]):
            ends = start >= last and place in (_Place.SENTENCE, _Place.AFTER_WORD)
            changed = change(chunk, _Place.LAST_WORD if ends else place)
            if len(changed) == len(chunk):
                for index, letter in enumerate(changed, start):
                    letters[index] = letters[index] if protected[index] else letter
        place = _Place.INSIDE_WORD if protected[end - 1] else _next(place, chunk)
    characters = iter(letters)
    return tuple(run._replace(text="".join(islice(characters, len(run.text)))) for run in text)


def _last_word(text: Rich, whole: str) -> int:
    """Return where the last word begins; one in quotation marks or other marks has no such place.

    The word that ends a title is none that begins a sentence, for the processors this follows.
    """
    match = _LAST_WORD.search(text[-1].text) if text and not text[-1].marks else None
    return len(whole) - len(match[0]) if match else len(whole)


def _is_capitalised(word: str) -> bool:
    """Whether a word is a capital followed by small letters only (or a lone capital)."""
    return word[0].isupper() and all(c.islower() for c in word[1:])


def _to_sentence(word: str, place: _Place) -> str:
    if place in _BEGINNINGS:
        return word[0].upper() + word[1:] if word.islower() and word.isalpha() else word
    return word.lower() if _is_capitalised(word) else word


def sentence_case(text: Rich) -> Rich:
    """Return a title in sentence case: a capital at its start and after a colon or full stop."""
    return _unprotected(_recased(text, _to_sentence))


def _to_title(word: str, place: _Place) -> str:
    if not word.islower():
        return word
    small = word in _SMALL_WORDS or len(word) == 1
    if place in _BEGINNINGS or (place is _Place.LAST_WORD and len(word) > 1):
        return word[0].upper() + word[1:]
    if place in (_Place.AFTER_WORD, _Place.AFTER_HYPHEN) and not small:
        return word[0].upper() + word[1:]
    return word


def title_case(text: Rich) -> Rich:
    """Return a text with a capital on each word that is not small."""
    return _recased(text, _to_title)


def capitalise_first(text: Rich) -> Rich:
    """Return a text whose first letter is a capital, unless braces protect it."""
    if not text or text[0].marks & NO_CASE:
        return text
    first = text[0]
    return (first._replace(text=first.text[:1].upper() + first.text[1:]), *text[1:])


def lower_case(text: Rich) -> Rich:
    """Return a text in small letters, except where braces protect it."""
    return tuple(
        run if run.marks & NO_CASE else run._replace(text=run.text.lower()) for run in text
    )


def _unprotected(text: Rich) -> Rich:
    """Drop protection that no later change of case could need."""
    return tuple(
        run if _has_small_start(run.text) else run._replace(marks=run.marks & ~NO_CASE)
        for run in text
    )


def _has_small_start(text: str) -> bool:
    return any(word[0].islower() for word in re.findall(r"[^\W\d_]+", text))


#: What :func:`sentence_case` leaves of protection, for a text whose case stays as it is.
keep_case = _unprotected
