"""Citations: what an author wrote to point from a place in the text to a work."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum


class CitationMode(StrEnum):
    """How a citation shows the names of the work, after Pandoc's citation syntax."""

    NORMAL = "normal"
    AUTHOR_IN_TEXT = "author-in-text"
    SUPPRESS_AUTHOR = "suppress-author"


@dataclass(frozen=True)
class Citation:
    """One key of a cluster with its mode and the words around it.

    ``prefix`` and ``suffix`` are plain text without outer white space; the suffix keeps its comma
    and holds the locator (``, pp. 3-5, but see``).  ``offset`` is the index of the ``@`` in the
    text the citation was read from.
    """

    key: str
    mode: CitationMode = CitationMode.NORMAL
    prefix: str = ""
    suffix: str = ""
    offset: int = 0


def key_slug(key: str) -> str:
    """Return ``key`` as the tail of an id: letters and digits of any script, ``-`` for the rest."""
    slug = re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFC", key)).strip("-")
    return slug or "entry"


@dataclass
class Ids:
    """The ids of one page: those that are taken, and new ones that are like none of them."""

    taken: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def new(self, wanted: str) -> str:
        """Return ``wanted``, or with the first of ``-2``, ``-3``, ... that is free; it is taken."""
        candidate, number = wanted, self._next.get(wanted, 2)
        while candidate in self.taken:
            candidate = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self.taken.add(candidate)
        return candidate
