"""Signs that may begin a tag which nothing closes: each is looked for to the end of the text."""

from __future__ import annotations

import re

#: So many characters may be read in search of the ends of tags (some hundredths of a second).
_READ = 2_000_000

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_OPEN = re.compile(r"<(?![^<>]*>)")


def without_open_tags(text: str) -> tuple[str, int | None]:
    """Return the text with the ``<`` of open tags as wide signs where they are too many.

    The number is the offset of the first one; None where the text is as it was.
    """
    if _reading(text) <= _READ:
        return text, None
    first = _OPEN.search(text)
    return (_OPEN.sub("\uff1c", text), first.start()) if first else (text, None)


def _reading(text: str) -> int:
    """Return how many characters are read until each tag has its end."""
    total, close = 0, -1
    for match in _TAG.finditer(text):
        if close < match.start():
            close = text.find(">", match.start())
            close = len(text) if close < 0 else close
        total += close - match.start()
    return total
