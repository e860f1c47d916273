"""Whether two references name one work, and the fuller one of both."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

from learning_modules.importing.people import People
from learning_modules.importing.reference import Reference

#: Fields that describe the container; they are taken together or not at all.
_CONTAINER = frozenset(
    "journal booktitle editor publisher volume number pages eid edition institution school "
    "type".split()
)
#: A title of so many words says too little where the years differ.
_SHORT = 2
_RANK = (
    "article",
    "inproceedings",
    "incollection",
    "book",
    "phdthesis",
    "mastersthesis",
    "techreport",
)


@lru_cache(maxsize=4096)
def plain_words(title: str) -> tuple[str, ...]:
    """Return the words of a title as they are compared: without case, accents and marks."""
    folded = unicodedata.normalize("NFKD", title.casefold())
    return tuple(re.findall(r"[^\W_]+", "".join(c for c in folded if not unicodedata.combining(c))))


def _titles(first: Reference, second: Reference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return plain_words(first.text("title")), plain_words(second.text("title"))


def _near(first: Reference, second: Reference, least: float) -> bool:
    """Whether one title begins the other, or both are alike enough (from 0 to 1)."""
    a, b = _titles(first, second)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) > 3 and long[: len(short)] == short:
        return True
    shared = len(set(a) & set(b)) / max(len(set(a)), len(set(b)))
    if shared < least / 2:  # the exact measure is slow, and could not reach it
        return False
    return difflib.SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() >= least


def _same_people(first: Reference, second: Reference) -> bool:
    """Whether two references begin with the same name, or one of them names nobody."""
    one, other = first.people.first, second.people.first
    return not one or not other or plain_words(one)[:1] == plain_words(other)[:1]


def same_work(first: Reference, second: Reference) -> bool:
    """Whether two references name one work.

    A long title is enough if it is equal; a short or slightly different one needs the same first
    author, or the same DOI or arXiv number.
    """
    a, b = _titles(first, second)
    if a == b and len(a) > 4:
        return True
    years = {first.text("year"), second.text("year")} - {""}
    if max(len(a), len(b)) <= _SHORT and len(years) > 1:  # "Plates" of two years are two works
        return False
    if _same_people(first, second) and (a == b or _near(first, second, 0.92)):
        return bool(a)
    shared = any(
        first.text(name) and first.text(name).lower() == second.text(name).lower()
        for name in ("doi", "eprint")
    )
    return shared and (a == b or _near(first, second, 0.6))


def _rank(kind: str) -> int:
    return _RANK.index(kind) if kind in _RANK else len(_RANK)


def _weight(reference: Reference) -> tuple[int, int]:
    return (-_rank(reference.type) // len(_RANK), len(reference.fields))


def fullest(first: Reference, second: Reference) -> Reference:
    """Return the fuller of two references, completed by the other one."""
    base, other = (second, first) if _weight(second) > _weight(first) else (first, second)
    fields = {
        **base.fields,
        "title": first.text("title"),
        "year": first.text("year") or base.text("year"),
    }
    alike = base.type == other.type
    for name, value in other.fields.items():
        if name not in fields and (alike or name not in _CONTAINER):
            fields[name] = value
    kept = {name: value for name, value in fields.items() if value}
    return Reference(base.type, _more_people(first.people, second.people), MappingProxyType(kept))


def _more_people(first: People, second: People) -> People:
    """Return the fuller list of names; a list that was cut counts less than a whole one."""
    weight = [(not p.others and bool(p.names), len(p.names)) for p in (first, second)]
    return second if weight[1] > weight[0] and second.names else first
