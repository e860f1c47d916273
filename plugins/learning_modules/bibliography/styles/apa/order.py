"""The order of the list (APA 7, 9.44 to 9.49): author, date, title."""

from __future__ import annotations

from learning_modules.bibliography.parts.collation import SortWord, sort_text
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
    title = () if in_text else (sort_text(work.plain("title")), *_volume(work))
    status = sort_text(work.plain("status"))
    return (_author(work, in_text=in_text), group, _date(work), status, title)


def _volume(work: Work) -> tuple[bool, tuple[SortWord, ...]]:
    return (not work.has("volume"), sort_text(work.plain("volume")))


def _author(work: Work, *, in_text: bool) -> tuple[SortWord, ...]:
    role = "title" if shape(work) is Shape.LEGAL else lead_role(work)
    names = work.people(role)
    if not names:
        text = work.text("title") if shape(work) is Shape.LEGAL else lead(work, role)
        return sort_text(plain_text(text))
    if in_text and len(names) > 2:
        names = names[:1]
    # Names follow each other without a space: so do the processors that this agrees with.
    return sort_text("".join(map(_written, names)))


def _written(name: Name) -> str:
    parts = (name.literal, name.particle, name.family, name.given, name.dropping, name.suffix)
    return " ".join(part for part in parts if part).replace(".", "")


def _date(work: Work) -> tuple[int, str]:
    """Return the date as it is sorted: 2004 before 2004-08, and both before 2004 to 2005."""
    issued = work.date("issued")
    if issued is None:
        return (0, "")
    exact = work.type not in _YEAR_TYPES or is_presented(work)
    year, month, day = issued.sort_key
    digits = f"{month:02}{day:02}" if exact and day else f"{month:02}" if exact and month else ""
    return (year, digits + (f"{issued.end.sort_key[0]:04}" if issued.end else ""))
