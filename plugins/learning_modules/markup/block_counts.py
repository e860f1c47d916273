"""How many list items, tables, quotations and blocks of code Python-Markdown sees in a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown import Markdown

#: The elements that are counted.
COUNTED = ("li", "table", "blockquote", "pre")


class _Counter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in COUNTED:
            self.count[tag] += 1


class BlockCounter:
    """Converts texts with the same extensions, one after the other, and counts their blocks."""

    def __init__(self, extensions: Sequence[str]) -> None:
        self._markdown = Markdown(extensions=list(extensions))

    def count(self, text: str) -> dict[str, int]:
        """Return the number of each counted element in the HTML of a text."""
        counter = _Counter()
        self._markdown.reset()
        counter.feed(self._markdown.convert(text))
        return {name: counter.count[name] for name in COUNTED}
