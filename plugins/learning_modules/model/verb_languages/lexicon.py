"""The forms of all verbs of a language, with those that a site adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from learning_modules.model.verb_languages.arabic import ARABIC
from learning_modules.model.verb_languages.french import FRENCH
from learning_modules.model.verb_languages.german import GERMAN
from learning_modules.model.verb_languages.record import VerbLanguage, base_form
from learning_modules.model.verb_languages.spanish import SPANISH
from learning_modules.model.verb_list import VerbClass

LANGUAGES: Mapping[str, VerbLanguage] = {
    "ar": ARABIC,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
}

#: The verbs of a site, by class.
Extra = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Entry:
    """A form of a verb: its base form and class, what to write instead, and the form's kind."""

    base: str
    verb_class: VerbClass | None
    instead: tuple[str, ...]
    kind: str


Lexicon = Mapping[str, Entry]


@dataclass(frozen=True)
class Word:
    """A word of a statement: as it is looked up, as written, and where it begins and ends."""

    key: str
    text: str
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652\u0640]*[^\W\d_]+)*")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_ALEFS = str.maketrans("أإآ", "ااا")
#: The longest verb has this many words: "faire la différence".
_LONGEST = 4


def key_of(text: str) -> str:
    """Return a word as it is looked up: in small letters, without Arabic vowel signs."""
    return _MARKS.sub("", text).translate(_ALEFS).lower()


def words_of(text: str) -> list[Word]:
    """Return the words of a statement; an apostrophe parts them."""
    return [Word(key_of(m[0]), m[0], m.start(), m.end()) for m in _WORD.finditer(text)]


def language_of(tag: str) -> VerbLanguage | None:
    """Return what is known of the verbs of a language, or None."""
    return LANGUAGES.get(tag.replace("_", "-").split("-", maxsplit=1)[0].lower())


@lru_cache(maxsize=16)
def lexicon_of(name: str, extra: Extra) -> Lexicon:
    """Return every form of every verb by its words; the site's verbs come last and win."""
    language = LANGUAGES.get(name)
    entries: dict[str, Entry] = {}
    for verb, verb_class, instead in _listed(language, extra):
        forms = language.forms(verb) if language else iter([(verb, "infinitive")])
        for number, (form, kind) in enumerate(forms):
            key = " ".join(key_of(word) for word in form.split())
            if number == 0 or key not in entries:
                entries[key] = Entry(base_form(verb), verb_class, instead, kind)
    return entries


def _listed(
    language: VerbLanguage | None, extra: Extra
) -> Iterator[tuple[str, VerbClass | None, tuple[str, ...]]]:
    if language:
        for verb, instead in language.unobservable.items():
            yield verb, None, instead
        for verb_class, verbs in language.verbs.items():
            yield from ((verb, verb_class, ()) for verb in verbs)
    for name, verbs in extra:
        if name in set(VerbClass):
            yield from ((" ".join(verb.split()), VerbClass(name), ()) for verb in verbs)


def match(words: list[Word], at: int, lexicon: Lexicon) -> tuple[Entry, int] | None:
    """Return the verb that begins at word ``at`` (the longest one), and the word after it."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        entry = lexicon.get(" ".join(word.key for word in words[at : at + length]))
        if entry is not None:
            return entry, at + length
    return None
