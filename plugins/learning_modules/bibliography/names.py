"""Name lists of .bib files as names: First von Last; von Last, First; von Last, Jr, First.

Also braces around an organisation, ``and others``, and biblatex's ``family=..., given=...``.
"""

from __future__ import annotations

import re
import unicodedata

from learning_modules.bibliography.latex import latex_text
from learning_modules.model.entry import Name

OTHERS = Name(literal="others")

_OTHERS = re.compile(r"others|\{?et\.? al\.?\}?|\.\.\.|…", re.IGNORECASE)
_LETTERS_RUN_ON = re.compile(r"(?<![^\W\d_])([^\W\d_a-z])\.(?=[^\W\d_a-z])")
_KEYED = re.compile(r"\s*(family|given|prefix|suffix|useprefix)(?:-i)?\s*=\s*", re.IGNORECASE)


def split_top(source: str, separator: re.Pattern[str]) -> list[str]:
    """Split ``source`` where ``separator`` matches outside braces."""
    parts, level, start, position = [], 0, 0, 0
    while position < len(source):
        character = source[position]
        match = separator.match(source, position) if not level else None
        if match:
            parts.append(source[start:position])
            start = position = match.end()
            continue
        if character == "\\":
            position += 1
        elif character in "{}":
            level = max(level + (1 if character == "{" else -1), 0)
        position += 1
    return [*parts, source[start:]]


_AND = re.compile(r"\s+and(?=\s)\s+|\s+and$", re.IGNORECASE)
_COMMA = re.compile(r",")
_BLANK = re.compile(r"[\s~\u00a0]+|\\ ")


def read_names(source: str, *, use_prefix: bool = False) -> tuple[Name, ...]:
    """Return the names of a list joined by ``and``; empty ones are left out.

    ``use_prefix`` is biblatex's option ``useprefix``: ``von`` sorts with the family name.
    """
    parts = split_top(source.strip(), _AND)
    names = (read_name(part.strip(), use_prefix=use_prefix) for part in parts)
    return tuple(name for name in names if name != Name())


def read_name(source: str, *, use_prefix: bool = False) -> Name:
    """Return one name."""
    if _OTHERS.fullmatch(source):
        return OTHERS
    if _is_braced(source) and len(_clean(source)) > 1:
        return Name(literal=_clean(source))
    if _KEYED.match(source):
        return _keyed_name(source)
    parts = [split_top(part.strip(), _BLANK) for part in split_top(source, _COMMA)]
    words = [[word for word in map(_clean, part) if word] for part in parts]
    if len(words) == 1:
        given, family = _split_first_last(words[0])
    else:
        family, given = words[0], words[1 if len(words) == 2 else 2]
    suffix = words[1] if len(words) > 2 else []
    return _assembled(given, family, suffix=suffix, use_prefix=use_prefix)


def _clean(word: str) -> str:
    return " ".join(latex_text(word).split())


def _is_braced(source: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    if not (source.startswith("{") and source.endswith("}")):
        return False
    level = 0
    for position, character in enumerate(source):
        if character in "{}" and source[position - 1 : position] != "\\":
            level += 1 if character == "{" else -1
            if not level:
                return position == len(source) - 1
    return False


def _is_capitalised(word: str) -> bool:
    """Whether the first letter of a word is a capital; scripts without capitals count as such."""
    for character in word:
        if character.isalpha():
            return not character.islower()
        if not character.isdigit() and not unicodedata.combining(character):
            return False
    return True


def _split_first_last(words: list[str]) -> tuple[list[str], list[str]]:
    """Split ``First von Last``: the capitalised words at the start are the given name."""
    count = 0
    while count < len(words) and _is_capitalised(words[count]):
        count += 1
    if count == len(words):
        count = max(count - 1, 0)
    return words[:count], words[count:]


def _split_von(words: list[str]) -> tuple[list[str], list[str]]:
    """Split ``von Last``: the small words at the start, but never the whole."""
    count = 0
    while count < len(words) - 1 and not _is_capitalised(words[count]):
        count += 1
    return words[:count], words[count:]


def _assembled(given: list[str], last: list[str], *, suffix: list[str], use_prefix: bool) -> Name:
    prefix, family = _split_von(last)
    von = " ".join(prefix)
    return Name(
        family=" ".join(family),
        given=spaced_initials(" ".join(given)),
        particle=von if use_prefix else "",
        dropping="" if use_prefix else von,
        suffix=" ".join(suffix),
    )


def spaced_initials(given: str) -> str:
    """Return ``J.G.`` as ``J. G.``."""
    return _LETTERS_RUN_ON.sub(r"\1. ", given)


def _keyed_parts(source: str) -> dict[str, str]:
    """Return the parts of a name in biblatex's extended format, as written."""
    values: dict[str, str] = {}
    for part in split_top(source, _COMMA):
        match = _KEYED.match(part)
        if match:
            values.setdefault(match.group(1).lower(), part[match.end() :].strip().strip('"'))
    return values


def _keyed_name(source: str) -> Name:
    """Return a name in biblatex's extended format (manual, 3.4)."""
    values = {name: _clean(part) for name, part in _keyed_parts(source).items()}
    prefix, use = values.get("prefix", ""), values.get("useprefix", "").lower() == "true"
    return Name(
        family=values.get("family", ""),
        given=spaced_initials(values.get("given", "")),
        particle=prefix if use else "",
        dropping="" if use else prefix,
        suffix=values.get("suffix", ""),
    )


def in_old_format(source: str) -> str:
    """Return a list of names as every program reads it: ``von Last, Jr, First``."""
    if "=" not in source:
        return source
    names = (name.strip() for name in split_top(source.strip(), _AND))
    return " and ".join(_old_name(name) if _KEYED.match(name) else name for name in names)


def _old_name(source: str) -> str:
    parts = _keyed_parts(source)
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    if parts.get("useprefix", "").lower() == "true":
        family = f"{{{family}}}"
    given, suffix = parts.get("given", ""), parts.get("suffix")
    return f"{family}, {suffix}, {given}" if suffix else f"{family}, {given}".removesuffix(", ")
