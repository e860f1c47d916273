"""What stands under a ``.template`` heading, before any rule has said what is blank in it.

Texts are plain: Markdown is stripped, links are ``text (address)``, a line break is LF.
"""

from __future__ import annotations

from dataclasses import dataclass

from learning_modules.diagnostics import Location


@dataclass(frozen=True)
class RawCell:
    """A cell as the author wrote it.

    ``code`` says that all of its text stands in code spans, ``bold`` that all of it is bold;
    ``breaks`` counts the line breaks in it, those at its edges included.
    """

    text: str
    code: bool = False
    location: Location | None = None
    bold: bool = False
    breaks: int = 0


@dataclass(frozen=True)
class RawTable:
    """A table: the cells of its header, and its rows, each with a cell for each column.

    ``boxes`` says that it is a grid of boxes, each below its title.
    """

    header: tuple[RawCell, ...]
    rows: tuple[tuple[RawCell, ...], ...]
    boxes: bool = False


@dataclass(frozen=True)
class RawItem:
    """An item of a list: ``ticked`` is None without a box; ``depth`` counts from 0.

    ``number`` is its place in numbered lists within numbered ones, ``1.2``; else it is empty.
    ``bold`` says that all of its text is bold.
    """

    text: str
    ticked: bool | None = None
    depth: int = 0
    location: Location | None = None
    number: str = ""
    bold: bool = False


@dataclass(frozen=True)
class RawList:
    """A list, with the items of its nested lists in document order."""

    items: tuple[RawItem, ...]


@dataclass(frozen=True)
class RawField:
    """A label with a blank behind it, and what the author wrote into the blank.

    ``example`` is an answer as it could be, ``hint`` says what to write.
    """

    label: str
    example: str = ""
    hint: str = ""
    location: Location | None = None


@dataclass(frozen=True)
class RawText:
    """A paragraph: its text, its lines as written, whether all of it or its beginning is bold."""

    text: str
    lines: tuple[str, ...] = ()
    bold: bool = False
    location: Location | None = None
    begins_bold: bool = False


@dataclass(frozen=True)
class RawFence:
    """A block of code: its lines, without the fences."""

    lines: tuple[str, ...]
    location: Location | None = None


@dataclass(frozen=True)
class RawRule:
    """A horizontal rule, which is also how Markdown reads a line of underscores."""


@dataclass(frozen=True)
class RawHeading:
    """A heading below that of the template: its text, and its level where that is known."""

    text: str
    level: int = 0


RawBlock = RawTable | RawList | RawText | RawFence | RawRule | RawHeading
