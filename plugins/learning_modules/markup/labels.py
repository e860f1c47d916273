"""Labels that stand for a heading: bold words at the head of a paragraph, brackets in a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from learning_modules.markup.text import plain_text

_BLOCKS = frozenset({"p", "li", "dt", "td"})
_BOLD = frozenset({"strong", "b"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

#: What stands in brackets at the end of a title: "What can models do? (Applications for SMEs)".
_ASIDE = re.compile(r"\(([^()]+)\)\s*\Z")


def labelled_roles(root: Element, roles_of: Callable[[str], Sequence[str]]) -> frozenset[str]:
    """Return the roles that labels such as ``**Next Steps:**`` name; ``roles_of`` reads a title."""
    return frozenset(role for label in _labels(root) for role in roles_of(label))


def _labels(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in _HEADINGS and (aside := _ASIDE.search(plain_text(element))):
            yield aside[1]
        first = next(iter(element), None) if element.tag in _BLOCKS else None
        if first is None or first.tag not in _BOLD or (element.text or "").strip():
            continue
        text, tail = plain_text(first), (first.tail or "").strip()
        alone = not tail and len(element) == 1
        if text.endswith(":") or tail.startswith(":") or alone:
            yield text.rstrip(": ")
