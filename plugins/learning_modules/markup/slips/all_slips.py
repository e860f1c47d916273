"""All slips of one text, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from learning_modules.bibliography.library import Library
from learning_modules.diagnostics import Finding
from learning_modules.markup.positions import Positions
from learning_modules.markup.slips.braces import braces
from learning_modules.markup.slips.brackets import brackets
from learning_modules.markup.slips.citing import CitingSlips
from learning_modules.markup.slips.drafting import drafting
from learning_modules.markup.slips.foreign import foreign
from learning_modules.markup.slips.lost_blocks import lost_blocks
from learning_modules.markup.slips.rows import rows
from learning_modules.markup.slips.words import Words
from learning_modules.model.module import CitationUse


class Slips:
    """Looks through the text below ``root``.

    ``forms`` are the elements of its templates, ``stubs`` those of sections without content;
    ``notes`` says that the site has footnotes.
    """

    def __init__(
        self,
        root: Element,
        positions: Positions,
        library: Library,
        forms: Sequence[Element],
        stubs: Sequence[Element] = (),
        *,
        notes: bool = True,
    ) -> None:
        self.words = Words(root, positions)
        self.library, self.notes = library, notes
        self.forms, self.stubs = _ids(forms), _ids(stubs)

    def in_tree(self) -> Iterator[Finding]:
        """Yield every slip that the tree shows."""
        words = self.words
        yield from lost_blocks(words, self.forms)
        yield from rows(words)
        yield from foreign(words)
        yield from braces(words)
        yield from brackets(words, self.library.entries.__contains__, notes=self.notes)
        yield from drafting(words, self.forms, self.stubs)

    def in_citations(self, uses: Sequence[CitationUse]) -> Iterator[Finding]:
        """Yield the slips around the citations of the text, once these are known."""
        yield from CitingSlips(self.library, self.words).findings(uses)


def _ids(elements: Sequence[Element]) -> frozenset[int]:
    """Return what names elements and all that is in them."""
    return frozenset(id(inner) for element in elements for inner in element.iter())
