"""Citations: what an author wrote to point from a place in the text to a work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
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


def unique_id(wanted: str, taken: Container[str]) -> str:
    """Return ``wanted``, or with the first of ``-2``, ``-3``, ... that is not in ``taken``."""
    number = 2
    candidate = wanted
    while candidate in taken:
        candidate = f"{wanted}-{number}"
        number += 1
    return candidate
