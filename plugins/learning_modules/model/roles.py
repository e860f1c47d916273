"""Roles of sections: what a section is for, read off its title.

A role is what a type of module can require.  The title gives it where it follows the habits
below; ``role=`` in the heading's braces gives it where the title does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

#: Pillars that every site has, with the name that stands in titles; a site adds its own.
DEFAULT_PILLARS: Mapping[str, str] = MappingProxyType(
    {
        "sme-relevance": "SME Relevance",
        "responsible-ai": "Responsible AI",
        "economic-sustainability": "Economic Sustainability",
        "sustainability": "Sustainability",
        "global-inclusion": "Global Inclusion",
    }
)

#: The role of a section that only holds the sections of the pillars.
UMBRELLA = "mission-pillars"

#: Role -> how a title that gives it begins, as a pattern over the title in its plain form.
_BEGINS = {
    "introduction": r"introduction",
    "core-concepts": r"(?:key|core) concepts?|main content|understanding",
    "applications": r"(?:(?:potential|practical|key|common|real world|sme|business) )?"
    r"(?:(?:gen|generative )?ai )?(?:applications?|use cases)|use case examples",
    "limitations": r"(?:(?:key|common|potential|main) )?challenges",
    "practical": r"practical (?:components?|activit(?:y|ies)|application|implementation|exercises?)"
    r"|guided exercises?|exercises?|(?:learning )?activities|hands on|toolkit"
    r"|(?:[\w']+ ){1,2}toolkit$|templates",
    "conclusion": r"(?:in )?conclusions?|concluding|summary|(?:key )?takeaways",
    "next-steps": r"(?:(?:your|our|recommended|immediate|suggested) )?next steps?"
    r"|what(?:'s| is| comes) next|where to go (?:next|from here)",
    "sources": r"(?:sources|references)(?! (?:of|for|to)\b)|reference list|bibliography",
    "implementation": r"(?:practical )?implementation$|implementing"
    r"|implementation (?:guide|steps|strategy|approach)",
    "problem": r"(?:the )?(?:business )?(?:problem|challenge)",
    "solution": r"(?:the )?(?:ai )?solutions?",
    "outcomes": r"(?:the )?(?:outcomes?|results)",
    "lessons": r"(?:key )?lessons(?: learned| learnt|$)",
    "how-to-use": r"how to use|using (?:this|the) |instructions",
    "example": r"(?:worked |completed |filled in )?examples?$",
    "prerequisites": r"prerequisites?|before you (?:begin|start)|what you(?: wi)?ll? need",
    "steps": r"steps?|step by step|procedure",
    "troubleshooting": r"troubleshooting|common (?:problems|issues|errors)",
    "cost": r"(?:the )?costs?(?: considerations| estimates?|$)|pricing",
}

#: Role -> a pattern that a title may hold anywhere.
_HOLDS = {
    "core-concepts": r"\bhow (?!to\b)(?:[^:;.?!]* )?works?\b",
    "limitations": r"\blimitations?\b",
}

#: Other words for a pillar, at the head of a title.
_PILLAR_WORDS = {
    "sme-relevance": r"relevance (?:to|for) (?:your )?(?:smes?|small)",
    "responsible-ai": r"responsible (?:use of|and ethical) (?:gen(?:erative )?)?ai",
}

_BEGINNINGS = {role: re.compile(rf"(?:{pattern})\b") for role, pattern in _BEGINS.items()}
_HOLDINGS = {role: re.compile(pattern) for role, pattern in _HOLDS.items()}

_NUMBER = re.compile(
    r"(?:(?:section|part|chapter|unit|lesson|module|topic|lecture|session) "
    r"(?:\d+(?:\.\d+)*|[ivx]+|[a-z])\s*[:.)]?\s+"
    r"|(?:\d+(?:\.\d+)+[.:)]?|\d+[a-z]?[.:)]|\(?[a-z\d]\)|[a-z]\.|[ivx]+[.)])\s*|\d+\s+)"
)
_HEAD = re.compile(
    r"(?:(?:mission )?pillars?(?: focus| integration| alignment)?(?: \d+)?\s*:"
    r"|practical (?:components?|activit(?:y|ies)|exercises?)(?: \d+)?\s*:"
    r"|(?:relation|relevance|link|connection|alignment) (?:to|with)\b(?: the)?"
    r"|(?:ensuring|addressing|integrating|promoting|focus(?:ing)? on)\b)\s*"
)
#: Roles whose titles may begin with an article.
_WITH_ARTICLE = ("introduction", "core-concepts", "applications", "conclusion", "next-steps")
_ARTICLE = re.compile(r"(?:an?|the) (?=\w)")
_PILLAR_WORD = re.compile(r"\bpillars?\b")
#: How many characters of a title are read.
_READ = 300
_JOINT = re.compile(r"\s*(?:,|/|\+|;|\band\b)\s*")


@lru_cache(maxsize=8192)  # the same few hundred titles and phrases are asked for on every page
def plain_title(title: str) -> str:
    """Return ``title`` in the form that roles are read from: small letters, no number, no marks."""
    text = " ".join(unicodedata.normalize("NFKC", title[:_READ]).casefold().split())
    text = re.sub(r"[*_`#]|\s*\{[^}]*\}\s*$", "", text).replace("’", "'")
    text = re.sub(r"\s*&\s*|\s+&amp;\s+", " and ", text)
    text = re.sub(r"\s+[-\u2010-\u2015]+\s+", ": ", text)
    text = re.sub(r"(?<=\w)[-\u2010-\u2015](?=[^\W\d])", " ", text)
    text = re.sub(r"^[^\w(]+", "", text)
    shorter = _NUMBER.match(text)
    return text[shorter.end() :].strip() if shorter and shorter.end() < len(text) else text


def all_pillars(pillars: Mapping[str, str]) -> dict[str, str]:
    """Return every pillar's id with its name: the built-in ones and the site's own."""
    return {**DEFAULT_PILLARS, **pillars}


def role_names(
    extra: Mapping[str, Sequence[str]], pillars: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return the name of every role on a site, sorted: built-in, of pillars, and its own."""
    return tuple(sorted({*_BEGINS, UMBRELLA, *all_pillars(pillars), *extra}))


def _pillars_at_head(text: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the roles of the pillars whose names, joined by "and", begin ``text``."""
    longest_first = sorted(names.items(), key=lambda item: (-len(item[1]), item[0]))
    while True:
        found = next(
            ((r, n) for r, n in longest_first if re.match(rf"{re.escape(n)}(?!\w)", text)), None
        )
        if found is None:
            return
        yield found[0]
        rest = text[len(found[1]) :]
        joint = _JOINT.match(rest)
        if joint is None:
            return
        text = rest[joint.end() :]


def _named_pillars(text: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the pillars that a title names otherwise: in other words, or beside another thing.

    A title that speaks of pillars may name them anywhere: "Pillar 1 (SME Relevance)".
    """
    yield from (role for role, words in _PILLAR_WORDS.items() if re.match(rf"{words}\b", text))
    speaks = bool(_PILLAR_WORD.search(text))
    parts = _parts(text)
    for role, name in sorted(names.items(), key=lambda item: (-len(item[1]), item[0])):
        if name in parts or (speaks and re.search(rf"\b{re.escape(name)}\b", text)):
            text = text.replace(name, "")
            yield role


def _parts(text: str) -> list[str]:
    """Return what "and" and the like join in a title, before its colon."""
    return _JOINT.split(re.split(r"[:(?!]", text, maxsplit=1)[0].strip())


def _begun(text: str) -> Iterator[str]:
    """Yield the roles that the beginning of ``text`` gives, and those of what is joined to it."""
    yield from (role for role, pattern in _BEGINNINGS.items() if pattern.match(text))
    if article := _ARTICLE.match(text):
        head = text[article.end() :]
        yield from (role for role in _WITH_ARTICLE if _BEGINNINGS[role].match(head))
    for part in _parts(text)[1:]:
        yield from (role for role, pattern in _BEGINNINGS.items() if pattern.fullmatch(part))


def _held(text: str) -> Iterator[str]:
    """Yield the roles that a word anywhere in ``text`` gives."""
    yield from (role for role, pattern in _HOLDINGS.items() if pattern.search(text))
    if text.startswith("conclu") and re.search(r"\bnext steps\b", text):
        yield "next-steps"


def _site_roles(text: str, extra: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the roles whose phrases, given by the site, begin ``text``."""
    for role, phrases in extra.items():
        plain = [plain_title(phrase) for phrase in phrases]
        if any(p and re.match(rf"{re.escape(p)}(?!\w)", text) for p in plain):
            yield role


def _umbrella(text: str, names: Iterable[str]) -> bool:
    """Whether ``text`` speaks of pillars and names none."""
    return bool(_PILLAR_WORD.search(text)) and not any(name in text for name in names)


def roles_of_title(
    title: str, *, pillars: Mapping[str, str], extra: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Return the roles that a section's title gives, in a fixed order, each once.

    ``pillars`` are the site's own (id -> name), beside the built-in ones; ``extra`` gives for a
    role the phrases a title of this site may begin with.
    """
    phrases = tuple((role, tuple(named)) for role, named in extra.items())
    return _roles_of_title(title, tuple(pillars.items()), phrases)


@lru_cache(maxsize=8192)
def _roles_of_title(
    title: str,
    pillars: tuple[tuple[str, str], ...],
    extra: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[str, ...]:
    text = plain_title(title)
    names = {role: plain_title(name) for role, name in all_pillars(dict(pillars)).items()}
    rest = text
    while (head := _HEAD.match(rest)) and head.end() < len(rest):
        rest = plain_title(rest[head.end() :])
    found = [*_begun(text), *_begun(rest), *_held(text), *_site_roles(text, dict(extra))]
    found += [*_pillars_at_head(rest, names), *_site_roles(rest, dict(extra))]
    found += _named_pillars(text, names)
    if _umbrella(text, names.values()):
        found.append(UMBRELLA)
    return tuple(dict.fromkeys(found))
