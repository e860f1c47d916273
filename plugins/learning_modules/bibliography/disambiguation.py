"""Telling works apart in author-date citations (APA 7, 8.18 to 8.20).

First initials where first authors share a surname, then more names before ``et al.``, then a
letter behind the year, given in the order of the list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from learning_modules.bibliography.parts.people import initials
from learning_modules.bibliography.parts.style import AuthorDate, Shortening
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import plain_text
from learning_modules.model.entry import Name

_Names = tuple[str, ...]


@dataclass(frozen=True)
class Distinction:
    """How a work is cited so that it is not taken for another one."""

    shortening: Shortening = field(default_factory=Shortening)
    letter: str = ""


def tell_apart(works: Sequence[Work], scheme: AuthorDate) -> Mapping[str, Distinction]:
    """Return a distinction for the key of each work; ``works`` are in the order of the list."""
    told_apart = _shared_surnames(works, scheme)
    shortenings = {
        work.entry.key: Shortening(initials=frozenset(scheme.leading(work)[:1]) & told_apart)
        for work in works
    }
    for rivals in _alike(works, scheme, shortenings):
        beginnings = _beginnings(rivals, scheme)
        for work in rivals:
            base = shortenings[work.entry.key]
            shortenings[work.entry.key] = _with_enough_names(work, beginnings, scheme, base)
    letters = _letters(works, scheme, shortenings)
    return {key: Distinction(short, letters.get(key, "")) for key, short in shortenings.items()}


def _shared_surnames(works: Sequence[Work], scheme: AuthorDate) -> frozenset[Name]:
    """Return the first authors who share their surname with another first author."""
    by_surname: dict[str, set[Name]] = defaultdict(set)
    for work in works:
        for name in scheme.leading(work)[:1]:
            if not name.literal:
                by_surname[name.surname].add(name)
    return frozenset(
        name
        for names in by_surname.values()
        if len({initials(name.given) for name in names}) > 1
        for name in names
    )


def _alike(
    works: Sequence[Work], scheme: AuthorDate, shortenings: Mapping[str, Shortening]
) -> list[list[Work]]:
    """Return the groups of works whose citations read the same."""
    groups: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        author = scheme.author(work, shortenings[work.entry.key])
        groups[plain_text((*author, *scheme.date(work, "")))].append(work)
    return [group for group in groups.values() if len(group) > 1]


def _beginnings(
    works: Sequence[Work], scheme: AuthorDate
) -> tuple[Counter[_Names], Counter[_Names]]:
    """Return how many name lists begin with some names, and how many have just these."""
    lists = [_surnames(work, scheme) for work in works]
    begun = Counter(names[:shown] for names in lists for shown in range(1, len(names) + 1))
    return begun, Counter(lists)


def _with_enough_names(
    work: Work,
    beginnings: tuple[Counter[_Names], Counter[_Names]],
    scheme: AuthorDate,
    base: Shortening,
) -> Shortening:
    """Show as few names as tell the work from all rivals that names can tell it from."""
    names = _surnames(work, scheme)
    if len(names) < 3:
        return base
    begun, whole = beginnings
    shown = 1
    while shown < len(names) and begun[names[:shown]] > whole[names]:
        shown += 1
    if shown == len(names) - 1:
        shown = len(names)  # "et al." never stands for one name
    return Shortening(shown=shown, initials=base.initials)


def _surnames(work: Work, scheme: AuthorDate) -> _Names:
    return tuple(name.surname for name in scheme.leading(work))


def _letters(
    works: Sequence[Work], scheme: AuthorDate, shortenings: Mapping[str, Shortening]
) -> dict[str, str]:
    return {
        work.entry.key: letter_for(number)
        for group in _alike(works, scheme, shortenings)
        for number, work in enumerate(group)
    }


def letter_for(number: int) -> str:
    """Return a, b, ..., z, aa, ab, ... for 0, 1, ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
