"""Citations in the text (APA 7, chapter 8): short author, year and locator."""

from __future__ import annotations

from learning_modules.bibliography.locators import Locator
from learning_modules.bibliography.parts.dating import year
from learning_modules.bibliography.parts.numbers import is_numeric, is_parted, locator_ranges
from learning_modules.bibliography.parts.people import NameForm, name_list
from learning_modules.bibliography.parts.style import Shortening
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import ITALIC, Rich, join, marked, quoted, rich
from learning_modules.bibliography.styles.apa.author import lead_role
from learning_modules.bibliography.styles.apa.date import undated, year_of
from learning_modules.bibliography.styles.apa.shape import Shape, shape
from learning_modules.bibliography.styles.apa.title import description
from learning_modules.bibliography.titles import capitalise_first
from learning_modules.model.entry import Name

_SYMBOLS = ("chapter", "paragraph", "section")
_CANONICAL = ("chapter", "line", "verse")
_PLAIN_TITLES = ("bill", "legislation", "regulation", "report", "treaty")


def leading_names(work: Work) -> tuple[Name, ...]:
    """Return the names that a citation of the work shows, empty if a title stands for them."""
    return () if shape(work) is Shape.LEGAL else work.people(lead_role(work))


def short_author(work: Work, shortening: Shortening) -> Rich:
    """Return the surnames, from three names on the first and ``et al.``, or the short title."""
    names = leading_names(work)
    if not names:
        return work.text("publisher") if _is_by_publisher(work) else _short_title(work)
    form = NameForm(
        conjunction="&",
        surnames=True,
        told_apart=shortening.initials,
        shorten_from=3 if shortening.shown < len(names) else None,
        shown=shortening.shown,
    )
    return name_list(names, form, work.terms)


def _is_by_publisher(work: Work) -> bool:
    return shape(work) is not Shape.LEGAL and lead_role(work) == "publisher"


def _short_title(work: Work) -> Rich:
    """Return the title, short if there is a short one, in the form it has in the text (8.14)."""
    variable = "title-short" if work.has("title-short") else "title"
    if not work.has(variable):
        return description(work)
    if work.type == "legal_case":
        return marked(work.text(variable), ITALIC)
    if work.type in _PLAIN_TITLES:
        return work.titled(variable)
    if work.has("container-title") and shape(work) is not Shape.WEB:
        return quoted(work.titled(variable), inside=work.terms.punctuation_inside)
    return marked(work.titled(variable), ITALIC)


def short_date(work: Work, letter: str) -> Rich:
    """Return the year with its letter; of a reprint the first year too (``1959/1997``)."""
    issued = work.date("issued")
    if issued is None:
        return undated(work, letter)
    first = work.date("original-date")
    original = rich(year(first, work.terms)) if first else ()
    return join((original, join((year_of(work, issued), rich(letter)))), "/")


def locator(place: Locator, work: Work) -> Rich:
    """Return ``pp. 3–5``, ``para. 4``, ``Chapter 3`` (8.13); laws have ``§ 3``."""
    terms, pages = work.terms, place.label == "page"
    value = rich(locator_ranges(place.value, terms.range_mark, pages=pages, expand=True))
    return join((_label(place, work), value), " ")


def _label(place: Locator, work: Work) -> Rich:
    """Return the word before a place; it is short for pages and paragraphs only.

    A chapter, line or verse that is no mere number has none: it is known by its form.
    """
    terms, plural = work.terms, is_parted(place.value)
    if place.label in _SYMBOLS and shape(work) is Shape.LEGAL:
        return rich(terms.term(f"{place.label}-symbol", plural=plural))
    if place.label in ("page", "paragraph"):
        return rich(terms.term(f"{place.label}-short", plural=plural))
    if place.label in _CANONICAL and not is_numeric(place.value):
        return ()
    return capitalise_first(rich(terms.term(place.label, plural=plural)))
