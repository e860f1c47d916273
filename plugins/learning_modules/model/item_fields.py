"""Blanks at the end of an item to tick off: ``Page is live (owner: ____, due: ____)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning_modules.model.column_plan import same_title
from learning_modules.model.form_lines import read_fields
from learning_modules.model.raw_form import RawField, RawItem

_TAILS = (
    re.compile(r"(?P<item>.*\S)\s*\((?P<tail>[^()]*)\)\s*\Z", re.DOTALL),
    re.compile(r"(?P<item>.*?\S)\s+[–—|-]\s+(?P<tail>\S.*)\Z", re.DOTALL),
    re.compile(r"(?P<item>.*?[.!?;])\s+(?P<tail>\S.*)\Z", re.DOTALL),
)
#: More columns than this, and a title of more characters, are no columns.
_MOST, _TITLE = 4, 24


@dataclass(frozen=True)
class FieldedItem:
    """An item without the blanks at its end, and those by their titles as they are compared."""

    item: RawItem
    fields: dict[str, RawField]


def split_items(items: Sequence[RawItem]) -> tuple[list[FieldedItem], tuple[str, ...]]:
    """Return the items with their blanks taken out, and the titles of columns for these."""
    found = [_split(item) for item in items]
    titles: dict[str, str] = {}
    for fielded in found:
        for key, field in fielded.fields.items():
            titles.setdefault(key, field.label[:1].upper() + field.label[1:])
    if len(titles) > _MOST:
        return [FieldedItem(item, {}) for item in items], ()
    return found, tuple(titles.values())


def _split(item: RawItem) -> FieldedItem:
    for pattern in _TAILS:
        match = pattern.match(item.text)
        fields = read_fields(match["tail"], item.location) if match else ()
        labels = [field.label for field in fields]
        if match and fields and all(len(x) <= _TITLE and "____" not in x for x in labels):
            found = {same_title(field.label): field for field in fields}
            return FieldedItem(replace(item, text=match["item"].rstrip()), found)
    return FieldedItem(item, {})
