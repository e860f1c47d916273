"""What the search reads of a page: its text, not the tools around it.

Download cards, forms and the folded facts stand on every module page; in the index they would be
found for every module alike, and reading them takes the search plugin longer than the text.  They
are marked in the partials, left out while the search plugins read, and put back before the theme
does.
"""

from __future__ import annotations

import re

from mkdocs.structure.pages import Page

#: A piece between its marks, and what stands for the n-th of a page meanwhile.
_PIECE = re.compile(r"<!--lm:unsearched-->(.*?)<!--/lm:unsearched-->", re.DOTALL)
_PLACE = re.compile(r"<!--lm:piece (\d+)-->")


class Unsearched:
    """The pieces that one page lacks while it is searched."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def take(self, page: Page) -> None:
        """Take the marked pieces out of a page."""
        self._pieces = []
        page.content = _PIECE.sub(self._keep, page.content or "")

    def give_back(self, page: Page) -> None:
        """Put them back where they were, without their marks."""
        page.content = _PLACE.sub(self._piece, page.content or "")

    def _keep(self, piece: re.Match[str]) -> str:
        self._pieces.append(piece[1])
        return f"<!--lm:piece {len(self._pieces) - 1}-->"

    def _piece(self, place: re.Match[str]) -> str:
        number = int(place[1])
        return self._pieces[number] if number < len(self._pieces) else ""
