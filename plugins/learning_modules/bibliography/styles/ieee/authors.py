"""Who stands first in an IEEE reference, and the editors of what holds the work."""

from __future__ import annotations

from dataclasses import replace

from learning_modules.bibliography.parts.people import NameForm, name_list
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join
from learning_modules.bibliography.titles import capitalise_first

#: From seven names on the first alone, with "et al." in italics.
_SHORTENED = NameForm(conjunction="and", shorten_from=7, shown=1, italic_et_al=True)

_ROLES = ("author", "editor", "translator", "director")


def first_role(work: Work) -> str:
    """Return the role that the reference begins with; empty if there is nobody."""
    return next((role for role in _ROLES if work.people(role)), "")


def authors(work: Work) -> Rich:
    """Return the authors, or those who stand for them with their role."""
    role = first_role(work)
    if not role:
        return ()
    return _with_role(work, role, replace(_SHORTENED, conjunction=work.terms.term("and")))


def editors(work: Work) -> Rich:
    """Return the editors, all of them, unless the reference begins with them."""
    if first_role(work) == "editor" or not work.people("editor"):
        return ()
    return _with_role(work, "editor", NameForm(conjunction=work.terms.term("and")))


def _with_role(work: Work, role: str, form: NameForm) -> Rich:
    people = work.people(role)
    label = work.term(f"{role}-short", capitalise_first, plural=len(people) > 1)
    return join((name_list(people, form, work.terms), label), ", ")
