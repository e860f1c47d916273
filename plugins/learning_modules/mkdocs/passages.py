"""The text of a page as readers see it, by section: passages without any markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from learning_modules.model.word_difference import CELL, INDENT

#: Elements that begin and end a passage.
_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt figcaption figure footer header hr li "
    "main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})

#: What readers do not read as text: its element, or its role or class.
_SILENT = frozenset({"script", "style", "svg", "template"})
_APART = frozenset({"doc-bibliography", "doc-backlink", "headerlink"})


@dataclass
class SectionText:
    """A section with its passages; ``id`` is empty for what stands before the first heading."""

    id: str
    title: str
    passages: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Takes the passages off the HTML of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [SectionText("", "")]
        self._words: list[str] = []
        self._heading: str | None = None
        self._silent: tuple[str, int] | None = None
        self._pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage, a section, or something that is not read."""
        given = {name: value or "" for name, value in attrs}
        if self._silent is not None:
            name, depth = self._silent
            self._silent = name, depth + (tag == name)
        elif tag in _SILENT or _APART & {given.get("role"), *given.get("class", "").split()}:
            self._silent = tag, 1
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.flush()
            self._heading = given.get("id", "") if tag in _HEADINGS else None
            self._pre = tag == "pre"
        else:
            self._inline(tag, given)

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        if tag in _CELLS and "".join(self._words).strip():
            self._words.append(CELL)
        elif tag == "img":
            self._words.append(f"[{given.get('alt') or given.get('src', '')}]")
        elif tag == "input":
            self._words.append("☑ " if "checked" in given else "☐ ")
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a passage, a heading, or what is not read."""
        if self._silent is not None:
            name, depth = self._silent
            depth -= tag == name
            self._silent = (name, depth) if depth else None
        elif tag in _HEADINGS and self._heading is not None:
            title = " ".join("".join(self._words).split())
            self.sections.append(SectionText(self._heading, title))
            self._words, self._heading = [], None
        elif tag in _BLOCKS:
            self.flush()
            self._pre = False

    def handle_data(self, data: str) -> None:
        """Take words; in a block of code each line is a passage."""
        if self._silent is not None:
            return
        first, *more = data.split("\n") if self._pre else [data]
        self._words.append(first)
        for line in more:
            self.flush()
            self._words.append(line)

    def flush(self) -> None:
        """End the passage that is being read."""
        text = "".join(self._words)
        passage = " ".join(text.split())
        if passage:
            self.sections[-1].passages.append(_indent(text) + passage if self._pre else passage)
        self._words = []


def _indent(line: str) -> str:
    """Return what a line of code is indented by, in a form that no browser folds."""
    line = line.expandtabs(4)
    return INDENT * (len(line) - len(line.lstrip()))


def section_texts(html: str) -> list[SectionText]:
    """Return the sections of the HTML of a text, in order, with their passages.

    The reference list is left out: it follows from the citations.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.sections
