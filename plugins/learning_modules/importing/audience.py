"""For whom a module is: level and roles, out of one line, a list, or the inventory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from learning_modules.importing.header import Header
from learning_modules.model.module import Audience

_LEVELS = {
    "beginner": r"beginners?|novices?|introductory|foundational|entry[- ]level|basic",
    "intermediate": r"intermediates?",
    "advanced": r"advanced|experts?",
    "all levels": r"all levels",
}
_LEVEL = re.compile(
    "|".join(rf"(?P<l{n}>\b(?:{words})\b)" for n, words in enumerate(_LEVELS.values())),
    re.IGNORECASE,
)
#: What follows the people in a line is what they lack.
_LIMITED = re.compile(
    r"(?:with )?(?:limited|low|tight|small|minimal|no|little|constrained)[- ](?:\w+[- ]){0,2}"
    r"(?:budgets?|time|resources?|expertise|data|experience|knowledge|staff|infrastructure)\Z",
    re.IGNORECASE,
)
#: A longer text is a description and no list of roles.
_ROLE_WORDS = 30


def level_in(text: str) -> str | None:
    """Return the level that a text names: ``beginner``, ``beginner to intermediate``, or None."""
    names = [list(_LEVELS)[int((match.lastgroup or "l0")[1:])] for match in _LEVEL.finditer(text)]
    return " to ".join(dict.fromkeys(names)) or None


def _without_level(text: str) -> str:
    """Return a role without the level in it and the brackets that held it."""
    around = r"(?:\s+(?:to|and|or)\s+|\s*[/,&-]\s*)?"
    one = rf"(?:{_plain(_LEVEL)})(?:[- ]levels?\b)?"
    text = re.sub(rf"{one}(?:{around}{one})*", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\(\s*(?:levels?)?\s*\)|\blevels?\b\s*$", "", text, flags=re.IGNORECASE)
    text = " ".join(text.split()).strip(" -–—,;:|.")
    return text if text.count("(") == text.count(")") else text.strip("() ")


def _plain(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\?P<l\d>", "?:", pattern.pattern)


def roles_in(text: str) -> tuple[str, ...]:
    """Return the roles that a line names, without levels; a long text is one role."""
    clean = re.sub(r"[*_`]", "", text)
    if len(clean.split()) > _ROLE_WORDS:
        return (clean.strip(),)
    outside = re.split(
        r"\s*(?:;|/|\s[—–]\s|,(?!\s*(?:e\.g|i\.e|such))|\s&\s|\band\b|\bor\b|\|)\s*(?![^()]*\))",
        clean,
    )
    return tuple(dict.fromkeys(role for role in map(_without_level, outside) if role))


def _roles(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for text in texts for role in roles_in(text)))


_PART = re.compile(
    r"\b(?P<level>(?:technical |skill )?level)\s*:|\b(?P<role>roles?(?:\s*/\s*context)?)\s*:"
    r"|\b(?P<constraints>(?:resource )?constraints?)\s*:",
    re.IGNORECASE,
)
#: A sentence that says for whom a module is, up to what it says of those people.
_SENTENCE = re.compile(
    r"^(?=.*\.\s*$).*?\b(?:for|aimed at|targets?|toward|tailored to|serves)\s+(?P<who>.+?)"
    r"(?=\s+(?:who|that|whose|which|at (?:the|an?)|with|looking|seeking|wanting|interested|without"
    r"|and (?:want|need))\b|[.,;:]|$)",
    re.IGNORECASE | re.DOTALL,
)


def _parted(text: str) -> dict[str, str]:
    """Return what stands behind the labels inside a line ("Level: X; Role: Y"), by field."""
    found = list(_PART.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    pieces = zip(found, ends, strict=False)
    return {str(m.lastgroup): text[m.end() : end].strip(" ;,.|*_") for m, end in pieces}


def _who(text: str) -> str:
    """Return the people that a sentence names, or a text that is no sentence as it is."""
    match = _SENTENCE.match(text.strip("*_ "))
    return match["who"] if match and len(text.split()) > 6 else text


def _labelled(header: Header) -> Iterator[str]:
    yield from (text for entry in header.of("role", "audience") for text in entry.texts)


def audience_of_header(header: Header) -> Audience | None:
    """Return the audience that the labels of a draft name, or None."""
    texts = list(_labelled(header))
    levels = [text for entry in header.of("level") for text in entry.texts]
    parts = [part for part in map(_parted, texts) if part]
    levels += [part["level"] for part in parts if part.get("level")]
    named = [part["constraints"] for part in parts if part.get("constraints")]
    constraints = header.value("constraints") or "; ".join(named)
    words = " ".join(texts)
    texts = [_parted(text).get("role", "") if _parted(text) else _who(text) for text in texts]
    if not texts and not levels:
        return None
    level = level_in(" ".join(levels)) or level_in(words)
    if level is None and levels:
        level = levels[0].lower()
    roles = _roles(texts)
    limits = [] if constraints else [role for role in roles if _LIMITED.match(role)]
    return Audience(
        level,
        tuple(role for role in roles if role not in limits),
        constraints or ", ".join(limits).removeprefix("with ") or None,
    )


def audience_of_words(level: str, roles: str, constraints: str) -> Audience | None:
    """Return the audience that the inventory names, or None if it says nothing."""
    if not (level or roles):
        return None
    return Audience(level_in(level) or level.lower() or None, roles_in(roles), constraints or None)
