"""Laws, cases and treaties (APA 7, chapter 11, after the Bluebook)."""

from __future__ import annotations

from learning_modules.bibliography.parts.dating import full_date
from learning_modules.bibliography.parts.people import NameForm, name_list
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, rich, wrap
from learning_modules.bibliography.styles.apa.date import year_of
from learning_modules.bibliography.styles.apa.link import link

_PARTIES = NameForm(conjunction="–", surnames=True)


def legal_reference(work: Work) -> Rich:
    """Return title, source and year, then the address."""
    title = work.titled("title")
    if work.type == "treaty":
        parties = name_list(work.people("author"), _PARTIES, work.terms)
        body = join((title, parties, _day(work), _reporter(work)), ", ")
    else:
        body = join((join((title, _reporter(work)), ", "), _year(work)), " ")
        body = join((body, wrap(work.text("status"), "(", ")")), " ")
    return join((wrap(body, suffix="."), link(work)), " ")


def _reporter(work: Work) -> Rich:
    """Return volume, reporter and first page, or the number."""
    first_page = rich(work.plain("page").partition("-")[0].strip())
    report = join((work.text("volume"), work.text("container-title"), first_page), " ")
    number: Rich = ()
    if work.has("number"):
        law = rich("Pub. L.") if work.type == "legislation" else ()
        number = join((law, work.label("number-short"), work.text("number")), " ")
    if work.type == "legal_case":
        return report if work.has("container-title") else number
    return join((number, report), ", ")


def _day(work: Work) -> Rich:
    issued = work.date("issued")
    return rich(full_date(issued, work.terms)) if issued else ()


def _year(work: Work) -> Rich:
    """Return the court and the year in brackets; a case that is not reported has its full date."""
    issued = work.date("issued")
    if not issued:
        return wrap(work.text("jurisdiction"), "(", ")")
    unreported = work.type == "legal_case" and not work.has("container-title")
    day = _day(work) if unreported else year_of(work, issued)
    court = work.text("publisher") if work.type == "legal_case" else ()
    return wrap(join((court, day), " "), "(", ")")
