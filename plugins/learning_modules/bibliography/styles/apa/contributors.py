"""Who else worked on it: ``K. P. Bland, Ed. & Trans.`` (APA 7, 9.10 and 9.19)."""

from __future__ import annotations

from learning_modules.bibliography.parts.people import NameForm, name_list
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import Rich, join
from learning_modules.bibliography.styles.apa.shape import Shape, shape
from learning_modules.bibliography.titles import title_case

#: Names in reading order; a long list is shortened as that of the authors is (9.8).
IN_ORDER = NameForm(conjunction="&", shorten_from=21, shown=19, keeps_last=True)

_SHORT = ("editor", "translator", "illustrator", "editor-translator")


def role_label(work: Work, role: str, *, count: int | None = None) -> Rich:
    """Return ``Ed.``, ``Eds.``, ``Trans.`` or ``Director``; an author has none."""
    if role == "author":
        return ()
    number = len(work.people(role)) if count is None else count
    name = f"{role}-short" if role in _SHORT else role
    return work.term(name, title_case, plural=number > 1)


def _named(work: Work, role: str) -> Rich:
    names = name_list(work.people(role), IN_ORDER, work.terms)
    return join((names, role_label(work, role)), ", ") if names else ()


def editors_and_translators(work: Work, taken: str) -> Rich:
    """Return editors and translators; the same people in both roles are named once."""
    editors, translators = work.people("editor"), work.people("translator")
    if editors and editors == translators and taken != "editor":
        names = name_list(editors, IN_ORDER, work.terms)
        return join((names, role_label(work, "editor-translator", count=len(editors))), ", ")
    roles = (role for role in ("editor", "translator") if role != taken)
    return join((_named(work, role) for role in roles), "; ")


def book_author(work: Work) -> Rich:
    """Return ``By`` and the author of the book that the work is part of."""
    names = name_list(work.people("container-author"), IN_ORDER, work.terms)
    by = work.term("container-author-by", title_case)
    return join((by, names), " ") if names else ()


def contributors(work: Work, taken: str) -> Rich:
    """Return the other contributors; ``taken`` is the role that the reference begins with."""
    illustrators = _named(work, "illustrator") if taken != "illustrator" else ()
    if shape(work) is Shape.PERIODICAL:
        return _named(work, "translator")
    if work.has("container-title") and shape(work) is not Shape.WEB:
        return join((illustrators, _named(work, "translator")), "; ")
    parts = (illustrators, book_author(work), editors_and_translators(work, taken))
    return join(parts, "; ")
