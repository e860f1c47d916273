"""The words of a text, block by block, each with the way back to its place in the source.

Headings, cells and items of task lists know their places (``positions.py``).  For paragraphs and
other items the source is walked along with the tree, one line after the other; that is done only
once something has been found, so that a text without slips costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

from learning_modules.diagnostics import Location
from learning_modules.markup.fences import fenced_lines
from learning_modules.markup.positions import Positions
from learning_modules.markup.text import is_citation, unescape

#: What stands in the words of a block for what is no text of it: code, a citation, an image.
GAP = "\ufffc"

#: Elements that hold words of their own.
_LEAVES = frozenset({"p", "li", "td", "th", "dt", "dd", "summary"}) | {f"h{n}" for n in range(1, 7)}
#: Elements whose stamp stands at their first word; that of a paragraph may stand further down.
_STAMPED = frozenset({"td", "th"}) | {f"h{n}" for n in range(1, 7)}
#: Elements whose text is no running text.
_GAPS = frozenset({"code", "pre", "img", "script", "style", "input", "svg", "math"})
#: Elements inside a leaf whose words are those of other leaves.
_OTHERS = _LEAVES | {"ul", "ol", "table", "blockquote", "div", "dl", "details", "pre"}

_MARGIN = re.compile(r"[ \t>]*")
_PREFIX = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}|\[[ xX]\][ \t]|:[ \t])*")
_SIGNS = re.compile(r"\[(?=[^\]]*\]\()|\]\([^)]*\)|[\W_]+")
_LOOK = 16
#: How many letters are enough to know a line by what stands in it.
_ENOUGH = 3
#: How many lines are looked at for one block.
_REACH = 400


@dataclass(frozen=True)
class Block:
    """The own words of one element, in pieces; a piece that is a gap holds code or nothing."""

    element: Element
    pieces: tuple[tuple[str, bool], ...]

    @property
    def tag(self) -> str:
        """The name of the element, such as ``p``."""
        return self.element.tag

    @cached_property
    def text(self) -> str:
        """The words, with :data:`GAP` for each gap."""
        return "".join(GAP if gap else words for words, gap in self.pieces)

    @cached_property
    def whole(self) -> str:
        """The words with code in its place."""
        return "".join(words for words, _ in self.pieces)

    @property
    def begins_with_gap(self) -> bool:
        """Whether a citation or an image stands before the first word."""
        return next(
            (gap and not words for words, gap in self.pieces if gap or words.strip()), False
        )

    def before(self, start: int) -> str:
        """Return what stands in :attr:`whole` before offset ``start`` of :attr:`text`."""
        found, left = "", start
        for words, gap in self.pieces:
            length = 1 if gap else len(words)
            if left < length:
                return found + ("" if gap else words[:left])
            found, left = found + words, left - length
        return found


@dataclass
class Words:
    """All blocks of a tree in document order, and where something in them stands."""

    root: Element
    positions: Positions
    _places: dict[int, Location] = field(default_factory=dict)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that hold words."""
        return tuple(_blocks(self.root))

    def place(self, block: Block, start: int, shown: str) -> Location:
        """Return the place of ``shown``, which begins at ``start`` of the block's text.

        Where its words stand otherwise in the source, it is the place of the block.
        """
        begin = self.begin(block)
        if begin.line is None:
            return begin
        number = block.before(start).count(shown)
        reach = 3 * len(block.whole) + 500
        return self.positions.nth(shown, begin, number=number, reach=reach) or begin

    def begin(self, block: Block) -> Location:
        """Return the place of the first word of a block."""
        return self.place_of(block.element) or Location(self.positions.path)

    def place_of(self, element: Element) -> Location | None:
        """Return the place of the first word of an element; None if it has no words of its own."""
        if not self._places:
            self._walk()
        return self._places.get(id(element))

    def _walk(self) -> None:
        """Find each block in the source, one behind the other."""
        source = _Source(self.positions.lines)
        first = self.positions.first_line
        for block in self.blocks:
            place = self.positions.recorded(block.element)
            if place is not None and place.line is not None and block.tag in _STAMPED:
                source.number = place.line - first
            else:
                place = place or Location(self.positions.path)
                found = source.find(block.whole, inside=block.begins_with_gap)
                if found is not None:
                    place = replace(place, line=first + found[0], column=found[1] + 1)
            self._places[id(block.element)] = place


@dataclass
class _Source:
    """The lines of a source, walked from its top to its end."""

    lines: Sequence[str]
    number: int = 0
    _known: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    @cached_property
    def fenced(self) -> Sequence[bool]:
        """For each line whether it belongs to a fence."""
        return fenced_lines(self.lines)

    def find(self, text: str, *, inside: bool = False) -> tuple[int, int] | None:
        """Return line and column, from 0, of the block that begins with ``text``; walk there.

        ``inside`` says that what no text is may stand before it.
        """
        wanted = _signature(text)[:_LOOK]
        if not wanted:
            return self._exact(text)
        looked = 0
        for number in range(self.number, len(self.lines)):
            if self.fenced[number] or not self.lines[number].strip():
                continue
            looked += 1
            if looked > _REACH:
                break
            for begin, signature in self._begins(number):
                held = inside and len(wanted) >= _ENOUGH and wanted in signature
                if held or _fits(signature[: len(wanted)], wanted):
                    self.number = number + 1
                    return number, begin
        return None

    def _exact(self, text: str) -> tuple[int, int] | None:
        """Return the place of a block whose first line holds no letters, such as ``+---+``."""
        wanted = text.strip().split("\n", maxsplit=1)[0].strip()
        near = range(self.number, min(self.number + _REACH, len(self.lines)))
        for number in near if wanted else ():
            line = self.lines[number]
            if line.strip(" \t>") == wanted and not self.fenced[number]:
                self.number = number + 1
                return number, line.index(wanted)
        return None

    def _begins(self, number: int) -> Sequence[tuple[int, str]]:
        """Return where the words of a line may begin, with the letters from there on."""
        if number not in self._known:
            line = self.lines[number]
            ends = (m.end() for m in (_MARGIN.match(line), _PREFIX.match(line)) if m)
            self._known[number] = [(end, _signature(line[end:])) for end in ends]
        return self._known[number]


def _fits(signature: str, wanted: str) -> bool:
    """Whether a line begins as what is looked for; a shorter one may end where its code begins."""
    enough = len(signature) == len(wanted) or len(signature) > 2
    return enough and wanted.startswith(signature)


def _signature(text: str) -> str:
    """Return letters and digits of the first line of a text, in small letters."""
    first = text.strip().split("\n", maxsplit=1)[0]
    return _SIGNS.sub("", first[:200]).casefold()


def _blocks(root: Element) -> Iterator[Block]:
    for element in root:
        if element.tag in _LEAVES:
            block = _block(element)
            if block.text.strip():
                yield block
        if element.tag not in _GAPS:
            yield from _blocks(element)


def _block(element: Element) -> Block:
    return Block(element, tuple(_pieces(element)))


def _pieces(element: Element) -> Iterator[tuple[str, bool]]:
    """Yield the texts in an element that are its own, each with whether it is a gap."""
    yield _clean(element.text), False
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _OTHERS:
            yield "\n", False
        elif child.tag in _GAPS or is_citation(child):
            yield ("".join(child.itertext()) if child.tag == "code" else ""), True
        else:
            yield from _pieces(child)
        yield _clean(child.tail), False


def _clean(text: str | None) -> str:
    return HTML_PLACEHOLDER_RE.sub("", unescape(text)) if text else ""
