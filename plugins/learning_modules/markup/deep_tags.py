"""HTML tags inside each other: those that stand too deep are shown as text.

A parser of HTML looks through all open elements at each tag, so its time grows with the square of
their depth; no browser shows such a page either.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)(?=[\s/>])")

#: Elements without an end, and those whose end may be left out.
_FLAT = frozenset(
    "area br col embed hr img input link meta source track wbr "
    "caption colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr".split()
)


def without_deep_tags(text: str, most: int) -> tuple[str, int | None]:
    """Return the text with the ``<`` of tags more than ``most`` deep as wide signs.

    The number is the offset of the first one; None where the text is as it was.
    """
    deep = _deep(text, most) if text.count("<") > most else []
    if not deep:
        return text, None
    parts, done = [], 0
    for place in deep:
        parts += [text[done:place], "\uff1c"]
        done = place + 1
    return "".join([*parts, text[done:]]), deep[0]


def _deep(text: str, most: int) -> list[int]:
    """Return the places of tags that begin an element more than ``most`` deep."""
    depth, places = 0, []
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _FLAT:
            continue
        if tag[1]:
            depth = max(0, depth - 1)
        elif depth >= most:
            places.append(tag.start())
        else:
            depth += 1
    return places
