"""Sheets to be: what the walk over a template's blocks collects, before any rule of blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from learning_modules.model.raw_form import (
    RawBlock,
    RawField,
    RawHeading,
    RawItem,
    RawList,
    RawTable,
)
from learning_modules.model.template import SheetKind

#: Scope of the fields whose labels are headings: they make one form together.
HEADING_FIELDS = -1

_CHECKLIST = re.compile(
    r"check[\s-]?list|prüfliste|liste de (?:contrôle|vérification)"
    r"|lista de (?:comprobación|control|verificación)|قائمة (?:ال)?(?:تحقق|مراجعة)",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Draft:
    """A sheet to be: what it is made of, the title the text gives it, and where it stands.

    ``scope`` is the number of the heading it stands under, 0 for the template's own.  With
    ``groups_stay`` a category is one even if all items have it: it says what there is to choose.
    ``follows`` says that a table stands directly below another one, ``joined`` that a form is made
    of several of one field each.
    """

    kind: SheetKind
    title: str
    scope: int
    table: RawTable | None = None
    items: list[tuple[str, RawItem]] = field(default_factory=list)
    fields: list[RawField] = field(default_factory=list)
    lines: tuple[str, ...] = ()
    groups_stay: bool = False
    follows: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Text:
    """A text beside the sheets: whether it stands after the first, and the list or fence it is."""

    text: str
    after: bool
    source: Draft | None = None


def is_grid(block: RawBlock) -> bool:
    """Whether a block can be filled in by its form alone: a table, or a list with boxes."""
    boxes = isinstance(block, RawList) and any(item.ticked is not None for item in block.items)
    return boxes or isinstance(block, RawTable)


def says_checklist(title: str) -> bool:
    """Whether a heading says that its list is one to tick off."""
    return bool(_CHECKLIST.search(title))


def is_empty_section(heading: RawHeading, after: RawBlock | None) -> bool:
    """Whether there is nothing below a heading, not even one of a lower level."""
    ends = isinstance(after, RawHeading) and after.level <= heading.level
    return heading.level > 0 and (after is None or ends)


def as_line(item: RawItem) -> str:
    """Return an item of a list as a line of text, indented as deep as it stands."""
    return f"{'    ' * item.depth}• {item.text}"


def only_category(draft: Draft) -> str:
    """Return the category that all items of a checklist have: it is no column but its title."""
    categories = {category for category, _ in draft.items}
    return categories.pop() if len(categories) == 1 and not draft.groups_stay else ""


def joined_forms(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without empty forms, and with titled forms of one field each as one.

    The title goes in front of the label.
    """
    result = list[Draft]()
    for draft in drafts:
        if draft.kind is SheetKind.FORM and not draft.fields:
            continue
        before = result[-1] if result else None
        if before and _is_single(before) and _is_single(draft):
            before.fields = [*_titled(before), *_titled(draft)]
            before.title = ""
            before.joined = True
        else:
            result.append(draft)
    return result


def _is_single(draft: Draft) -> bool:
    labelled = draft.joined or draft.scope == HEADING_FIELDS
    single = labelled or (bool(draft.title) and len(draft.fields) == 1)
    return draft.kind is SheetKind.FORM and single


def _titled(draft: Draft) -> list[RawField]:
    if not draft.title:
        return draft.fields
    return [replace(field, label=f"{draft.title}: {field.label}") for field in draft.fields]
