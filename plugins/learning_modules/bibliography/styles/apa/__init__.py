"""APA style, 7th edition (Publication Manual, 2020, chapters 8 to 11): author and date."""

from __future__ import annotations

from learning_modules.bibliography.parts.style import AuthorDate, Style
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, wrap
from learning_modules.bibliography.styles.apa.author import lead, lead_role
from learning_modules.bibliography.styles.apa.citation import (
    leading_names,
    locator,
    short_author,
    short_date,
)
from learning_modules.bibliography.styles.apa.date import date
from learning_modules.bibliography.styles.apa.legal import legal_reference
from learning_modules.bibliography.styles.apa.link import history, link
from learning_modules.bibliography.styles.apa.order import order
from learning_modules.bibliography.styles.apa.shape import Shape, shape
from learning_modules.bibliography.styles.apa.source import source
from learning_modules.bibliography.styles.apa.title import description, title_and_descriptions


def reference(work: Work, letter: str) -> Rich:
    """Return a reference: author, date, title, source (APA 7, 9.4)."""
    if shape(work) is Shape.LEGAL:
        return legal_reference(work)
    role = lead_role(work)
    if role == "title":
        titles = description(work) if work.has("title") else ()
    else:
        titles = title_and_descriptions(work, role)
    elements = join((lead(work, role), date(work, letter), titles, source(work, role)), ". ")
    after = join((link(work), history(work)), " ")
    if after or not elements[-1].href:
        elements = wrap(elements, suffix=".")
    return join((elements, after), " ")


STYLE = Style(
    name="apa",
    title="APA, 7th edition",
    reference=reference,
    locator=locator,
    author_date=AuthorDate(
        author=short_author, date=short_date, leading=leading_names, order=order
    ),
)
