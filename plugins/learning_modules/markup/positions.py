"""Places in the source for what a conversion meets: elements, citations, texts.

The source is stamped before Python-Markdown reads it (``stamps.py``, ``openers.py``), and the
stamps are read and taken away while it works (``stamping.py``), so that Python-Markdown alone
decides what is code, a heading or a link.  What bears no stamp is looked for in the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from learning_modules.diagnostics import Location
from learning_modules.markup.fences import fenced_lines, unclosed_fence
from learning_modules.markup.openers import Kind, Opener, find_openers
from learning_modules.markup.stamps import Stamps
from learning_modules.source.text import SourceText

#: An id in the braces at the end of a heading.
_WRITTEN_ID = re.compile(r"\{:?[^{}]*#([^\s}]+)[^{}]*\}[ \t#]*\Z")
_PLAIN_ID = re.compile(r"[\w:.-]+")


class Positions:
    """Where the parts of one text stand in its file.

    ``path`` is that of the file, relative to the project's root; ``first_line`` is the line the
    text begins in (front matter stands above it); ``is_key`` knows the keys of the library.
    """

    def __init__(
        self, path: str = "", *, first_line: int = 1, is_key: Callable[[str], bool] | None = None
    ) -> None:
        self.path = path
        self.first_line = first_line
        self.is_key = is_key
        self.stamps = Stamps()
        self._openers: list[Opener] = []
        self._elements: dict[int, tuple[Element, Location]] = {}
        self._cursors: dict[str, int] = {}
        self._absent: set[str] = set()
        self._passed: dict[tuple[str, int, int], tuple[int, int]] = {}
        self._taken: set[int] = set()
        self._source = SourceText(path, "")

    def stamp(
        self, lines: Sequence[str], *, tab_length: int = 4, scanned: Sequence[str] | None = None
    ) -> list[str]:
        """Return the lines of a new text with a stamp at each opener; forgets the text before.

        ``scanned`` are the lines to look for openers in, where that is not all of them.
        """
        text = "\n".join(lines)
        self._source = SourceText(self.path, text)
        self.stamps = Stamps.unused_in(text, tab_length)
        openers = find_openers(lines if scanned is None else scanned, self.is_key)
        self._openers = openers[: self.stamps.most]
        self._elements, self._cursors, self._taken = {}, {}, set()
        self._absent, self._passed = set(), {}
        stamped = list(lines)
        numbered = enumerate(self._openers)
        for line, found in groupby(numbered, key=lambda item: item[1].line):
            parts, done = [], 0
            for number, opener in found:
                parts += [lines[line][done : opener.column], self.stamps.write(number)]
                done = opener.column
            stamped[line] = "".join([*parts, lines[line][done:]])
        return stamped

    def location(self, stamp: str) -> Location:
        """Return the place that a stamp carries."""
        opener = self._openers[self.stamps.read(stamp)]
        return Location(self.path, self.first_line + opener.line, opener.column + 1)

    def kind(self, stamp: str) -> Kind | None:
        """Return what a stamp stands at; None if it is not one of this text."""
        number = self.stamps.read(stamp)
        return self._openers[number].kind if number < len(self._openers) else None

    def take(self, text: str, *kinds: Kind) -> tuple[str, Location | None]:
        """Return ``text`` without its stamps of these kinds (all, if none is named), and the place.

        The place is that of the first stamp that was taken; None if there was none.
        """
        if self.stamps.start not in text:
            return text, None
        taken: list[Location] = []

        def drop(match: re.Match[str]) -> str:
            kind = self.kind(match[0])
            if kinds and kind not in kinds:
                return match[0]
            if kind is not None:
                taken.append(self.location(match[0]))
                self._taken.add(self.stamps.read(match[0]))
            return ""

        return self.stamps.pattern.sub(drop, text), taken[0] if taken else None

    def lost_cells(self) -> Iterator[Location]:
        """Yield the first cell of each row that Python-Markdown left out: it has no column."""
        blocks = ((n, o) for n, o in enumerate(self._openers) if o.kind is Kind.BLOCK)
        for _, row in groupby(blocks, key=lambda item: item[1].line):
            cells = list(row)
            kept = [number in self._taken for number, _ in cells]
            if kept[0] and not all(kept):
                opener = cells[kept.index(False)][1]
                yield Location(self.path, self.first_line + opener.line, opener.column + 1)

    def unclosed_fence(self) -> Location | None:
        """Return the place of a fence that nothing closes, or None."""
        lines = self._source.text.split("\n")
        number = unclosed_fence(lines)
        if number is None:
            return None
        column = len(lines[number]) - len(lines[number].lstrip()) + 1
        return Location(self.path, self.first_line + number, column)

    def unclosed_comment(self) -> Location | None:
        """Return the place of a comment that begins a line and that nothing closes, or None."""
        text = self._source.text
        begin = text.rfind("<!--")
        if (
            begin < 0
            or "-->" in text[begin:]
            or text[text.rfind("\n", 0, begin) + 1 : begin].strip()
        ):
            return None
        number = text.count("\n", 0, begin)
        if fenced_lines(text.split("\n"))[number]:
            return None
        column = begin - text.rfind("\n", 0, begin)
        return Location(self.path, self.first_line + number, column)

    def odd_id(self, place: Location) -> str | None:
        """Return the id in braces at the end of a line, where it has signs that no id has."""
        lines = self._source.text.split("\n")
        number = (place.line or 0) - self.first_line
        found = _WRITTEN_ID.search(lines[number]) if 0 <= number < len(lines) else None
        return found[1] if found and not _PLAIN_ID.fullmatch(found[1]) else None

    def strip(self, text: str) -> str:
        """Return ``text`` without any stamp."""
        return self.stamps.strip(text)

    def record(self, element: Element, location: Location) -> None:
        """Remember the place of an element."""
        self._elements[id(element)] = (element, location)

    def locate(self, element: Element) -> Location:
        """Return the place of an element; without line where it is not known."""
        if id(element) not in self._elements:
            found = self.find_text("".join(element.itertext()).strip())
            address = element.get("href") or element.get("src")
            if found.line is None and address:
                found = self.find_text(address)  # where a reference to it is defined
            self.record(element, found)
        return self._elements[id(element)][1]

    @property
    def lines(self) -> list[str]:
        """The lines of the text as its author wrote them."""
        return self._source.text.split("\n")

    def recorded(self, element: Element) -> Location | None:
        """Return the place of an element that a stamp gave; None where none did."""
        found = self._elements.get(id(element))
        return found[1] if found else None

    def nth(self, text: str, after: Location, *, number: int, reach: int) -> Location | None:
        """Return the place of occurrence ``number`` (from 0) of ``text``, with its end, or None.

        It is looked for from a place on, in ``reach`` characters.
        """
        begin = self._offset(after)
        passed, found = self._passed.get((text, begin, reach), (-1, begin - 1))
        if passed >= number:
            passed, found = -1, begin - 1
        for _ in range(number - passed):
            found = self._source.text.find(text, found + 1, begin + reach)
            if found < 0:
                return None
        self._passed[text, begin, reach] = number, found
        place, end = self._location(found), self._location(found + len(text))
        return replace(place, end_line=end.line, end_column=end.column)

    def find_text(self, text: str, after: Location | None = None) -> Location:
        """Return the place of ``text`` at or after a place, or that place if it is not there.

        Without a place, each call with the same text finds its next occurrence.
        """
        start = self._offset(after) if after else self._cursors.get(text, 0)
        found = self._find(text, start)
        if found < 0:
            return after or Location(self.path)
        if after is None:
            self._cursors[text] = found + 1
        return self._location(found)

    def _find(self, text: str, start: int) -> int:
        """Return where the text, or what of it stands in the source, is next; -1 if nowhere."""
        for part in _needles(text):
            if part in self._absent:
                continue
            found = self._source.text.find(part, start)
            if found >= 0 or part in self._source.text:
                return found
            self._absent.add(part)
        return -1

    def bracket_before(self, location: Location) -> Location:
        """Return the place of the ``[`` that stands right before a place, or that place itself."""
        offset = self._offset(location)
        before = self._source.text[:offset].rstrip()
        return self._location(len(before) - 1) if before.endswith("[") else location

    def up_to(self, location: Location, text: str) -> Location:
        """Return a place with its end: that of ``text`` in the same line, if it stands there."""
        if location.line is None:
            return location
        start = self._offset(location)
        line_end = self._source.text.find("\n", start)
        found = self._source.text.find(text, start, line_end if line_end >= 0 else None)
        if found < 0:
            return location
        end = self._location(found + len(text))
        return replace(location, end_line=end.line, end_column=end.column)

    def _location(self, offset: int) -> Location:
        line, column = self._source.position(offset)
        return Location(self.path, self.first_line + line - 1, column)

    def _offset(self, location: Location) -> int:
        return self._source.offset((location.line or 1) - self.first_line + 1, location.column or 1)


def _needles(text: str) -> list[str]:
    """Return what to look for: the text, else its first line, else the beginning of that."""
    first = text.strip().split("\n", maxsplit=1)[0].strip()
    return [part for part in (text, first, first[:40], first[:12]) if len(part.strip()) > 1]
