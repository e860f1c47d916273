"""The order of the list (APA 7, 9.44 to 9.49): author, date, title."""

from __future__ import annotations

from learning_modules.bibliography.parts.collation import sort_text
from learning_modules.bibliography.parts.people import initials
from learning_modules.bibliography.parts.style import SortKey
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import plain_text
from learning_modules.bibliography.styles.apa.author import lead, lead_role
from learning_modules.bibliography.styles.apa.shape import Shape, is_presented, shape
from learning_modules.model.entry import Name

#: Works that are dated by the year alone, and so ordered by it alone.
_YEAR_TYPES = frozenset(
    {
        "article-journal", "book", "chapter", "dataset", "entry-encyclopedia", "figure",
        "graphic", "manuscript", "map", "paper-conference", "patent", "report", "review",
        "thesis",
    }
)  # fmt: skip


def order(work: Work, *, in_text: bool = False) -> SortKey:
    """Return the sort key; in the text, works of three and more count under their first author.

    Undated works come before dated ones, works in press after them.
    """
    group = 1 if work.has("issued") else 2 if work.has("status") else 0
    title = () if in_text else sort_text(work.plain("title"))
    status = sort_text(work.plain("status"))
    return (_author(work, in_text=in_text), group, _date(work), status, title)


def _author(work: Work, *, in_text: bool) -> SortKey:
    role = "title" if shape(work) is Shape.LEGAL else lead_role(work)
    names = work.people(role)
    if not names:
        text = work.text("title") if shape(work) is Shape.LEGAL else lead(work, role)
        return (sort_text(plain_text(text)),)
    if in_text and len(names) > 2:
        names = names[:1]
    return tuple(part for name in names for part in _name(name))


def _name(name: Name) -> tuple[tuple[str, ...], ...]:
    if name.literal:
        return (sort_text(name.literal),)
    family = sort_text(f"{name.particle} {name.family}")
    return (family, sort_text(initials(name.given)), sort_text(name.suffix))


def _date(work: Work) -> tuple[int, ...]:
    issued = work.date("issued")
    if issued is None:
        return ()
    exact = work.type not in _YEAR_TYPES or is_presented(work)
    end = issued.end.sort_key if issued.end else (0, 0, 0)
    return (*issued.sort_key, *end) if exact else (issued.sort_key[0], end[0])
