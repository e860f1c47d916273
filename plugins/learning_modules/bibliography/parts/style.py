"""What a reference style is: how it writes a reference, and how it cites one in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from learning_modules.bibliography.locators import Locator
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich
from learning_modules.model.entry import Name

SortKey = tuple[Any, ...]


class Order(Protocol):
    """A sort key of a work, for the list or for a citation in the text."""

    def __call__(self, work: Work, *, in_text: bool = False) -> SortKey:
        """Return the key."""


@dataclass(frozen=True)
class Shortening:
    """How much of a name list a citation shows: names before ``et al.``, and with initials."""

    shown: int = 1
    initials: frozenset[Name] = frozenset()


@dataclass(frozen=True)
class AuthorDate:
    """The parts of an author-date style that stand in the text.

    ``author`` writes the names (or what stands for them), ``date`` the year with its letter;
    ``leading`` gives the names that stand first, for telling works apart; ``order`` the key by
    which the list and (``in_text``) the works in one bracket are sorted.
    """

    author: Callable[[Work, Shortening], Rich]
    date: Callable[[Work, str], Rich]
    leading: Callable[[Work], tuple[Name, ...]]
    order: Order


@dataclass(frozen=True)
class Style:
    """One reference style; ``author_date`` is None for a numeric one.

    ``reference`` writes a work for the list; its second argument is the letter behind the year
    (``a``), empty if it needs none.  ``locator`` writes pages, chapters and the like in a citation;
    ``locator_terms`` names the terms by which only this style calls a place.
    """

    name: str
    title: str
    reference: Callable[[Work, str], Rich]
    locator: Callable[[Locator, Work], Rich]
    author_date: AuthorDate | None = None
    locator_terms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
