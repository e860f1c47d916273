"""IEEE style (IEEE Reference Guide, 2023): numbers in square brackets, in order of citation."""

from __future__ import annotations

from types import MappingProxyType

from learning_modules.bibliography.locators import Locator
from learning_modules.bibliography.parts.numbers import is_parted, locator_ranges
from learning_modules.bibliography.parts.style import Style
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, rich, wrap
from learning_modules.bibliography.styles.ieee.access import access
from learning_modules.bibliography.styles.ieee.authors import authors
from learning_modules.bibliography.styles.ieee.layouts import body
from learning_modules.bibliography.titles import capitalise_first

#: A chapter is ``ch.`` whether one or several.
_LOCATOR_TERMS = MappingProxyType({"chapter": "ieee-chapter"})


def reference(work: Work, _letter: str) -> Rich:
    """Return a reference without its number: authors, title, source, date, access."""
    first, rest, link = authors(work), body(work), access(work)
    if not rest:
        return join((first, link), ", ") if link else wrap(first, suffix=".")
    return join((join((first, rest), ", "), link), " ")


def locator(place: Locator, work: Work) -> Rich:
    """Return ``pp. 3–5``, ``Ch. 3``, ``Sec. 2.1``."""
    terms, pages = work.terms, place.label == "page"
    value = rich(locator_ranges(place.value, terms.range_mark, pages=pages))
    if not place.label:
        return value
    own = terms.term(_LOCATOR_TERMS.get(place.label, ""))
    word = terms.term(f"{place.label}-short", plural=is_parted(place.value))
    label = rich(own or word)
    return join((label if pages else capitalise_first(label), value), " ")


STYLE = Style(
    name="ieee",
    title="IEEE",
    reference=reference,
    locator=locator,
    locator_terms=_LOCATOR_TERMS,
)
