"""Items of a list with the category each belongs to, and how deep each stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from learning_modules.model.raw_form import RawItem


def with_categories(items: Sequence[RawItem], category: str = "") -> list[tuple[str, RawItem]]:
    """Return each item to tick off with its category.

    An item that only stands above others is their category, and so is a bold one without a box
    before one that has a box; one without a box that stands below
    one with a box is a detail of it and joins its text.  ``category`` is that of the whole list.
    """
    result: list[tuple[str, RawItem]] = []
    boxed = any(item.ticked is not None for item in items)
    group, depth, flat = category, -1, False
    for item, after in zip(items, (*items[1:], None), strict=True):
        if item.depth < depth or (item.depth == depth and not flat):
            group, depth = category, -1
        if item.ticked is None and _heads(item, after, boxed=boxed):
            group, depth = item.text.rstrip(" :"), item.depth
            flat = after is not None and after.depth == item.depth
        elif item.ticked is None and boxed and result and item.depth > result[-1][1].depth:
            result[-1] = (result[-1][0], _joined(result[-1][1], item))
        else:
            result.append((group, item))
    return result


def _heads(item: RawItem, after: RawItem | None, *, boxed: bool) -> bool:
    if after is None or after.depth < item.depth:
        return False
    boxes_follow = boxed and after.ticked is not None
    return boxes_follow and item.bold if after.depth == item.depth else boxes_follow or not boxed


def _joined(item: RawItem, detail: RawItem) -> RawItem:
    return replace(item, text=f"{item.text}\n– {detail.text}")


def levels(pairs: Sequence[tuple[str, RawItem]]) -> list[int]:
    """Return, for each item with its category, how many items to tick off it stands below."""
    result, above, before = list[int](), list[int](), ""
    for category, item in pairs:
        if category != before:
            above, before = [], category
        while above and above[-1] >= item.depth:
            above.pop()
        result.append(len(above))
        above.append(item.depth)
    return result
