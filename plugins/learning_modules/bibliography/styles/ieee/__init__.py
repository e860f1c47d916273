"""IEEE style (IEEE Reference Guide, 2023): numbers in square brackets, in order of citation."""

from __future__ import annotations

from learning_modules.bibliography.locators import Locator
from learning_modules.bibliography.parts.numbers import is_several, ranges
from learning_modules.bibliography.parts.style import Style
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, rich, wrap
from learning_modules.bibliography.styles.ieee.access import access
from learning_modules.bibliography.styles.ieee.authors import authors
from learning_modules.bibliography.styles.ieee.layouts import body
from learning_modules.bibliography.terms import Terms
from learning_modules.bibliography.titles import capitalise_first


def reference(work: Work, _letter: str) -> Rich:
    """Return a reference without its number: authors, title, source, date, access."""
    first, link = authors(work), access(work)
    rest = body(work)
    if not rest:
        rest, first = wrap(first, suffix="."), ()
    return join((join((first, rest), ", "), link), " ")


def locator(place: Locator, terms: Terms) -> Rich:
    """Return ``pp. 3–5``, ``Ch. 3``, ``Sec. 2.1``."""
    value = rich(ranges(place.value, terms.range_mark))
    if not place.label:
        return value
    name = "ieee-chapter" if place.label == "chapter" else f"{place.label}-short"
    word = terms.term(name) or terms.term(f"{place.label}-short")
    if name != "ieee-chapter":
        word = terms.term(name, plural=is_several(place.value))
    label = rich(word)
    return join((label if place.label == "page" else capitalise_first(label), value), " ")


STYLE = Style(name="ieee", title="IEEE", reference=reference, locator=locator)
