"""Check boxes as authors write them: ``[ ] yes [x] no``, ``[_]``, ``☐``."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Brackets with a unit beside them hold a number: ``[X]%``, ``$[ ]``.
_BOX = re.compile(
    r"(?<![$€£])\[([ \u00a0xX_✓✔]?)\](?![(\[])(?!\s?[%€£])"
    r"|([☐☑☒□▢■⬜◻○◯●])|\(([ \u00a0])\)|(?<!\S)\(([xX])\)(?=\s)"
)
_TICKED = frozenset("xX✓✔☑☒■●")
#: Signs that are ticks only where their empty counterpart stands beside them.
_COUNTERPARTS = (
    ("■", re.compile("[□▢]")),
    ("●", re.compile("[○◯]")),
    ("(", re.compile(r"\([ \u00a0]\)")),
)
_AROUND = " \t\n\u00a0,;/|·•"


@dataclass(frozen=True)
class BoxGroup:
    """The boxes of one cell: each label with whether it is ticked, and the text around them."""

    boxes: tuple[tuple[str, bool], ...]
    text: str = ""


def read_boxes(text: str) -> BoxGroup | None:
    """Return the boxes in ``text``, or None if it has none.

    A label stands after its box, or before it where the text ends with a box.
    """
    matches = _matches(text)
    if not matches:
        return None
    ticks = [_is_ticked(match) for match in matches]
    edges = [0, *(at for match in matches for at in match.span()), len(text)]
    parts = [text[a:b].strip(_AROUND) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    before, after = parts[:-1], parts[1:]
    if parts[0] and not parts[-1]:
        return BoxGroup(tuple(zip((label.rstrip(":") for label in before), ticks, strict=True)))
    return BoxGroup(tuple(zip(after, ticks, strict=True)), parts[0])


def _matches(text: str) -> list[re.Match[str]]:
    """Return the boxes of ``text``: a full square or a bracketed x alone is none."""
    found = list(_BOX.finditer(text))
    if not found:
        return found
    lone = [sign for sign, counterpart in _COUNTERPARTS if not counterpart.search(text)]
    return [match for match in found if match[0][0] not in lone]


def _is_ticked(match: re.Match[str]) -> bool:
    return any(group in _TICKED for group in match.groups() if group)


def is_bare_box(text: str) -> bool:
    """Whether ``text`` is a box that is neither ticked nor labelled."""
    group = read_boxes(text)
    return group is not None and group == BoxGroup((("", False),))


def leading_box(text: str) -> tuple[bool | None, str]:
    """Return whether the box that ``text`` begins with is ticked (None: no box), and the rest."""
    written = text.lstrip()
    first = next(iter(_matches(written)), None)
    if first is None or first.start() > 0:
        return None, text
    return _is_ticked(first), written[first.end() :].strip()
