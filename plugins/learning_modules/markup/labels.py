"""Bold labels at the head of a paragraph or an item, which stand for a heading there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from learning_modules.markup.text import plain_text

_BLOCKS = frozenset({"p", "li", "dt", "td"})
_BOLD = frozenset({"strong", "b"})


def labelled_roles(root: Element, roles_of: Callable[[str], Sequence[str]]) -> frozenset[str]:
    """Return the roles that labels such as ``**Next Steps:**`` name; ``roles_of`` reads a title."""
    return frozenset(role for label in _labels(root) for role in roles_of(label))


def _labels(root: Element) -> Iterator[str]:
    for element in root.iter():
        first = next(iter(element), None) if element.tag in _BLOCKS else None
        if first is None or first.tag not in _BOLD or (element.text or "").strip():
            continue
        text, tail = plain_text(first), (first.tail or "").strip()
        alone = not tail and len(element) == 1
        if text.endswith(":") or tail.startswith(":") or alone:
            yield text.rstrip(": ")
