"""Text of one file of the author, and the way from an offset to line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from learning_modules.diagnostics import Finding, Location
from learning_modules.source.decode import decode
from learning_modules.source.regular import read_bytes, shown_path


@dataclass(frozen=True)
class SourceText:
    """The text of a file: decoded, with LF line ends and without byte-order mark.

    ``path`` is relative to the project's root, with forward slashes, and printable.
    """

    path: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """Offset of the first character of each line."""
        starts = [0]
        find, position = self.text.find, -1
        while (position := find("\n", position + 1)) >= 0:
            starts.append(position + 1)
        return starts

    @property
    def line_count(self) -> int:
        """Number of lines; what stands after the last line end is a line too, even if empty."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at ``offset`` (kept within the text)."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def location(self, offset: int, end: int | None = None) -> Location:
        """Return the place of the character at ``offset``, or of the span up to ``end``."""
        line, column = self.position(offset)
        if end is None:
            return Location(self.path, line, column)
        return Location(self.path, line, column, *self.position(max(end, offset)))

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line and column, both from 1, kept within the text."""
        start = self._starts[min(max(line, 1), len(self._starts)) - 1]
        return min(start + max(column, 1) - 1, len(self.text))

    def line(self, number: int) -> str:
        """Return the line of this number, from 1, without its line end; empty if there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


def read_text(
    file: Path, root: Path, *, max_bytes: int
) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """Read a text file of the project; what is wrong with it comes back as findings.

    A file in another encoding than UTF-8 is a finding and is read as what it seems to be, so
    that this one fault does not bring others with it.  None where there is nothing to read:
    no such file, not a regular file, no permission, too large, outside of ``root``, not a text.
    """
    path = shown_path(file, root)
    data, fault = read_bytes(file, root, max_bytes=max_bytes)
    if data is None:
        return None, (fault,) if fault else ()
    text, faults = decode(data, path)
    if text is None:
        return None, faults
    return SourceText(path, text), faults
