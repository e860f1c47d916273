"""DOI or URL (APA 7, 9.34 to 9.36), and when a work was first published (9.41)."""

from __future__ import annotations

from learning_modules.bibliography.parts.dating import full_date
from learning_modules.bibliography.parts.links import address, doi_link
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import ITALIC, Rich, join, marked, rich, wrap
from learning_modules.bibliography.styles.apa.date import year_of
from learning_modules.bibliography.styles.apa.shape import Shape, shape
from learning_modules.bibliography.titles import capitalise_first


def link(work: Work) -> Rich:
    """Return the DOI, else the URL; of an undated work with the day it was retrieved."""
    if work.has("DOI"):
        return doi_link(work.plain("DOI"))
    if not work.has("URL"):
        return ()
    return join((_retrieved(work), address(work.plain("URL"))), " ")


def _retrieved(work: Work) -> Rich:
    if work.has("issued", "status"):
        return ()
    accessed = work.date("accessed")
    if accessed is None:
        return work.label("retrieved")
    day = rich(full_date(accessed, work.terms))
    return join((work.label("retrieved"), join((day, work.term("from")), ", ")), " ")


def history(work: Work) -> Rich:
    """Return the original publication and the fate of the work, in brackets."""
    if work.type == "patent":
        return ()
    published = work.date("issued") and work.has("issue", "number", "page", "volume")
    status = capitalise_first(work.text("status")) if published else ()
    return wrap(join((status, _original(work)), "; "), "(", ")")


def _original(work: Work) -> Rich:
    title = wrap(work.text("original-title"), "as ")
    if shape(work) is not Shape.PERIODICAL:
        title = wrap(marked(work.text("original-title"), ITALIC), "as ")
    first = work.date("original-date")
    day = year_of(work, first) if first else ()
    details = join((title, day, work.text("original-publisher")), ", ")
    return join((work.label("original-work-published"), details), " ") if details else ()
