"""The source element (APA 7, 9.23 to 9.33): periodical, book, publisher, event, website."""

from __future__ import annotations

from learning_modules.bibliography.parts.dating import full_date
from learning_modules.bibliography.parts.links import address, is_web_address
from learning_modules.bibliography.parts.people import name_list
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import ITALIC, Rich, join, marked, rich, wrap
from learning_modules.bibliography.styles.apa.contributors import (
    IN_ORDER,
    role_label,
)
from learning_modules.bibliography.styles.apa.edition import book_details, numbered, pages
from learning_modules.bibliography.styles.apa.shape import Shape, is_presented, shape
from learning_modules.bibliography.styles.apa.title import form, volume_title
from learning_modules.bibliography.titles import capitalise_first


def source(work: Work, taken: str) -> Rich:
    """Return where the work is found; ``taken`` is what the reference begins with."""
    issuer = publisher(work) if taken != "publisher" else ()
    if shape(work) is Shape.WEB:
        return join((issuer, event(work), work.titled("container-title")), ". ")
    holder = periodical(work) if shape(work) is Shape.PERIODICAL else book(work, taken)
    return join((holder, issuer, event(work)), ". ")


def periodical(work: Work) -> Rich:
    """Return ``Title, Volume(Issue), pages`` of a journal (9.25)."""
    titles = join((work.titled("container-title"), work.titled("collection-title")), ", ")
    volume = marked(work.text("volume"), ITALIC)
    issue = wrap(work.text("issue"), "(", ")")
    place = join((marked(titles, ITALIC), join((volume, issue)), _article_or_pages(work)), ", ")
    waits = work.date("issued") and not work.has("issue", "number", "page", "volume")
    return join((place, capitalise_first(work.text("status")) if waits else ()), ". ")


def _article_or_pages(work: Work) -> Rich:
    if work.has("number"):
        return join((work.label("article-locator"), work.text("number")), " ")
    return pages(work)


def book(work: Work, taken: str) -> Rich:
    """Return ``In E. Editor (Ed.), Title (2nd ed., pp. 1–25)`` of the book that holds the work."""
    if not work.has("container-title"):
        return ()
    titles = marked(join((work.text("container-title"), volume_title(work)), ": "), ITALIC)
    details = wrap(join((numbered(work), book_details(work)), "; "), "(", ")")
    within = join((_editors(work, taken), titles), ", ")
    kind = form(work) if work.type in ("report", "software", "standard") else ()
    return join((work.label("in"), within, details, wrap(kind, "[", "]")), " ")


def _editors(work: Work, taken: str) -> Rich:
    """Return the author of the book, or its editors."""
    author = work.people("container-author")
    editors = work.people("editor") if taken != "editor" else ()
    if author or not editors:
        return name_list(author, IN_ORDER, work.terms)
    names = name_list(editors, IN_ORDER, work.terms)
    return join((names, wrap(role_label(work, "editor"), "(", ")")), " ")


def publisher(work: Work) -> Rich:
    """Return the publisher; journals and published theses name it elsewhere or not at all."""
    if shape(work) is Shape.PERIODICAL or (work.type == "thesis" and work.has("DOI", "URL")):
        return ()
    name = work.plain("publisher")
    return address(name) if is_web_address(name) else work.text("publisher")


def event(work: Work) -> Rich:
    """Return the event at which a paper was given (10.5)."""
    if not work.has("event-title") or (work.type == "paper-conference" and not is_presented(work)):
        return ()
    held_on = work.date("event-date")
    day = rich(full_date(held_on, work.terms)) if held_on else ()
    title = capitalise_first(work.text("event-title"))
    return join((title, work.text("event-place"), day), ", ")
