"""What stands behind a key in a citation: ``, pp. 33-35 and passim`` taken apart as Pandoc does.

A locator is a word of the language (``p.``, ``chap.``) and what follows it as long as it goes on
in numbers, Arabic or Roman; without a word it is pages, and needs a digit.  Braces say exactly
what the locator is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from learning_modules.bibliography.terms import Terms

#: Locators by name in the terms of a language; the first to have a word keeps it.
LOCATORS = (
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page",
    "paragraph", "part", "section", "sub-verbo", "verse", "volume",
)  # fmt: skip

#: Code or a link in a suffix: it stands between two marks, and what is between them is no text.
HELD = re.compile("\U000f8000[^\U000f8001]*\U000f8001")

_DASHES = ("-", "–")
_FORMS = ("", "-short", "-symbol")
_ROMAN = re.compile(r"(?=.)M*(?:CM)?D?(?:CD)?C*(?:XC)?L?(?:XL)?X*(?:IX)?V?(?:IV)?I*")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Locator:
    """The place in a work: ``label`` is a name of :data:`LOCATORS`, or empty for no word."""

    label: str
    value: str


@dataclass(frozen=True)
class Suffix:
    """A suffix taken apart: the locator, if there is one, and the words after it."""

    locator: Locator | None
    rest: str


@lru_cache(maxsize=64)
def _labels(terms: Terms, own: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the names of locators by the words for them; ``own`` are further words' names."""
    names: dict[str, str] = {}
    forms = [(name, f"{name}{form}") for name in LOCATORS for form in _FORMS]
    for name, form in (*forms, *own):
        for word in (terms.term(form), terms.term(form, plural=True)):
            names.setdefault(word.casefold(), name)
    names.pop("", None)
    return names


def split_suffix(
    suffix: str, *languages: Terms, own: Mapping[str, str] = MappingProxyType({})
) -> Suffix:
    """Return locator and rest of a suffix; the words for locators are those of ``languages``.

    ``own`` names further terms by locator: words that only one style has (``ch.`` for IEEE).
    """
    text = suffix.replace("\u00a0", " ")
    labels = [_labels(terms, tuple(own.items())) for terms in languages]
    read = _Reader(_tokens(text), labels).read()
    if read is None:
        return Suffix(None, text)
    locator, rest = read
    return Suffix(locator if locator.value else None, rest)


def _tokens(text: str) -> list[str]:
    """Return white space and punctuation (but ``:``) one by one, and what is between them."""
    tokens: list[str] = []
    position = 0
    for held in HELD.finditer(text):
        tokens += _plain_tokens(text[position : held.start()])
        tokens.append(held[0])
        position = held.end()
    return tokens + _plain_tokens(text[position:])


def _plain_tokens(text: str) -> list[str]:
    tokens: list[str] = []
    grows = False
    for char in text:
        single = char.isspace() or _is_punctuation(char)
        if grows and not single:
            tokens[-1] += char
        else:
            tokens.append(char)
        grows = not single
    return tokens


def _is_punctuation(char: str) -> bool:
    return char != ":" and unicodedata.category(char).startswith("P")


def _ends_number(token: str) -> bool:
    """Whether a token ends what can be a number: white space, and punctuation but dashes."""
    return token.isspace() or (len(token) == 1 and _is_punctuation(token) and token not in _DASHES)


def _has_digit(token: str) -> bool:
    return any(char.isdecimal() for char in HELD.sub("", token))


@dataclass(frozen=True)
class _Word:
    """A word of a locator: where it ends, and whether it is a number, maybe a Roman one."""

    end: int
    numeric: bool


class _Reader:
    """Reads the locator at the beginning of a suffix."""

    def __init__(self, tokens: Sequence[str], labels: Sequence[Mapping[str, str]]) -> None:
        self._tokens = tokens
        self._labels = labels
        self._longest = max((len(word) for known in labels for word in known), default=0)

    def _at(self, index: int) -> str:
        return self._tokens[index] if index < len(self._tokens) else ""

    def _text(self, start: int, end: int | None = None) -> str:
        return "".join(self._tokens[start:end])

    def read(self) -> tuple[Locator, str] | None:
        """Return the locator and the words after it, or None if the suffix begins with none."""
        start = 1 if self._at(0) == "," else 0
        start += self._at(start).isspace()
        return self._braced(start) or self._written(start)

    def _braced(self, start: int) -> tuple[Locator, str] | None:
        """Return what braces say is the locator; without a word of its own it has none."""
        if self._at(start) != "{":
            return None
        end, depth = start, 0
        for end in range(start, len(self._tokens)):
            depth += {"{": 1, "}": -1}.get(self._tokens[end], 0)
            if depth == 0:
                break
        if depth:
            return None
        begin = next(i for i in range(start + 1, end + 1) if not self._tokens[i].isspace())
        label, after = self._label(begin, ends=range(begin + 1, end))
        return Locator(label, self._text(after, end).strip()), self._text(end + 1)

    def _written(self, start: int) -> tuple[Locator, str] | None:
        ends = range(start + 1, len(self._tokens))
        label, after = self._label(start, ends=ends, numbered=True)
        end = after
        while word := self._word(end, first=bool(label) and end == after):
            number = word.numeric if label else self._has_digits(end, word.end)
            if not number:
                break
            end = word.end
        if end == after:
            return None
        return Locator(label or "page", self._text(after, end).strip()), self._text(end)

    def _has_digits(self, start: int, end: int) -> bool:
        return any(_has_digit(token) for token in self._tokens[start:end])

    def _label(self, start: int, *, ends: Sequence[int], numbered: bool = False) -> tuple[str, int]:
        """Return the locator that the longest word at ``start`` names, and where it ends.

        With ``numbered``, a number must follow it.
        """
        for known in self._labels:
            found, written = ("", start), ""
            for end in ends:
                written += self._tokens[end - 1]
                if len(written) > self._longest + 1:
                    break
                label = known.get(written.strip().casefold())
                if label and (not numbered or self._number_at(end)):
                    found = label, end
            if found[0]:
                return found
        return "", start

    def _number_at(self, index: int) -> bool:
        word = self._word(index, first=True)
        return word is not None and word.numeric

    def _word(self, start: int, *, first: bool) -> _Word | None:
        """Return the word at an index; before all but the first one a comma may stand."""
        index = start
        index += not first and self._at(index) in (",", ";")
        index += self._at(index).isspace()
        begin, numeric = index, False
        while part := self._in_brackets(index) or self._dotted(index):
            index, numeric = part.end, numeric or part.numeric
        return _Word(index, numeric) if index > begin else None

    def _in_brackets(self, start: int) -> _Word | None:
        """Return a number in brackets of one kind: ``(2)``, ``[iv]``."""
        close = _BRACKETS.get(self._at(start))
        if close is None:
            return None
        inside = self._dotted(start + 1) or _Word(start + 1, numeric=False)
        return _Word(inside.end + 1, inside.numeric) if self._at(inside.end) == close else None

    def _dotted(self, start: int) -> _Word | None:
        """Return ``3``, ``2.1.3`` or ``.2``, without a full stop behind it."""
        part = self._unit(start)
        if part is None:
            return self._unit(start + 1) if self._at(start) == "." else None
        numeric = part.numeric
        while self._at(part.end) == "." and (more := self._unit(part.end + 1)):
            part, numeric = more, numeric or more.numeric
        return _Word(part.end, numeric)

    def _unit(self, start: int) -> _Word | None:
        """Return a Roman number, or all up to white space or punctuation."""
        if _ROMAN.fullmatch(self._at(start).upper()):
            return _Word(start + 1, numeric=True)
        end = start
        while end < len(self._tokens) and not _ends_number(self._tokens[end]):
            end += 1
        return _Word(end, self._has_digits(start, end)) if end > start else None
