"""The author element (APA 7, 9.7 to 9.12): who stands first, or what stands for them."""

from __future__ import annotations

from learning_modules.bibliography.parts.people import NameForm, name_list
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join, wrap
from learning_modules.bibliography.styles.apa.contributors import role_label
from learning_modules.bibliography.styles.apa.title import description, identifier, title

#: Up to 20 names; from 21 on the first 19, an ellipsis and the last (9.8).
IN_LIST = NameForm(
    conjunction="&", inverted=True, shorten_from=21, shown=19, keeps_last=True, comma_always=True
)

_BOOK_TYPES = ("book", "classic", "entry", "entry-dictionary", "entry-encyclopedia")
_DICTIONARIES = ("entry-dictionary", "entry-encyclopedia")
_BY_GROUPS = ("software", "webpage")


def lead_role(work: Work) -> str:
    """Return the variable that a reference begins with; it is not printed a second time."""
    for role in ("author", "illustrator", "director"):
        if work.people(role):
            return role
    if work.type in _DICTIONARIES and work.has("publisher"):
        return "publisher"
    if work.people("editor") and not (work.type in _BOOK_TYPES and work.has("container-title")):
        return "editor"
    if work.type in _BY_GROUPS and work.has("publisher"):
        return "publisher"
    return "title"


def lead(work: Work, role: str) -> Rich:
    """Return the first element: names with their role, an organisation, or the title (9.12)."""
    if role == "publisher":
        return work.text("publisher")
    if role != "title":
        names = name_list(work.people(role), IN_LIST, work.terms)
        return join((names, wrap(role_label(work, role), "(", ")")), " ")
    first = title(work) if work.has("title") else description(work)
    return join((first, identifier(work, role)), " ")
