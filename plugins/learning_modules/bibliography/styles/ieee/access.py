"""DOI and address at the end of an IEEE reference."""

from __future__ import annotations

from learning_modules.bibliography.parts.links import address, bare_doi_link
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, rich, wrap
from learning_modules.bibliography.styles.ieee.dates import exact_date

_WEB = ("webpage", "post", "post-weblog")


def access(work: Work) -> Rich:
    """Return ``doi: ...``, or ``Accessed: ... [Online]. Available: ...``; web pages by address."""
    if work.has("DOI") and not (work.type in _WEB and work.has("URL")):
        return wrap(bare_doi_link(work.plain("DOI")), "doi: ", ".")
    if not work.has("URL"):
        return ()
    available = join((work.label("available"), address(work.plain("URL"))), ": ")
    return join((_accessed(work), wrap(_medium(work), "[", "]"), available), ". ")


def _accessed(work: Work) -> Rich:
    day = work.date("accessed")
    if not day:
        return ()
    return join((work.label("accessed"), rich(exact_date(day, work.terms))), ": ")


def _medium(work: Work) -> Rich:
    video = work.label("video") if work.type == "motion_picture" else ()
    return join((work.label("online"), video), " ")
