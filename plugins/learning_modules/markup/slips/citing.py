"""Citations in the wrong brackets, without their comma, or typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from learning_modules.bibliography.library import Library
from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.slips.words import GAP, Block, Words
from learning_modules.model.module import CitationUse

_LABEL = r"(?:pp?|pgs?|pages?|ch(?:ap(?:ter)?)?|sec(?:tion)?|vol|fig|no|para|S)"
_NO_COMMA = re.compile(rf"(?::[ \t]*|[ \t]+)(?={_LABEL}\.?[ \t]*\d|\d)([^\[\];]*)")
_TIGHT = re.compile(r",[ \t]*(pp?)(\d[\d\u2013-]*)(?=[\s;\]])")
_ROUND = re.compile(r"([^()\[\]]*)\)")
_SQUARE = re.compile(r"([^\[\]]*)\]\]")
_SIGNS = re.compile(r"(?<![\w@\\])-?@+\Z")

#: What holds nothing but a key, perhaps with a page: ``[key, p. 7]``, ``(key)``, ``\cite{key}``.
_BARE = re.compile(
    r"\\(?:cite|citep|citet|parencite|textcite|autocite)\w*\*?\{([^{}\s,]+)\}"
    r"|\[\^([^\[\]\s]+)\]"
    r"|[(\[]#?([^()\[\]{}\s,;@^#]+)(?:[ \t]+et al\.?)?(,[ \t]*[^()\[\]{};,]{1,20})?[)\]]"
)
_TYPED = re.compile(
    r"[(\[](?P<name>[^\W\d_][\w'’-]+)"
    r"(?:(?:,? (?:&|and|und|et)[ \t]+[^()\[\]\d]{2,60})|[ \t]+et al\.?)?,?[ \t]+"
    r"(?P<year>[12]\d{3})(?P<letter>[a-z])?(?P<page>,[ \t]*[^()\[\]]{1,20})?[)\]]"
)


@dataclass
class CitingSlips:
    """Looks for citations that were meant otherwise than they are read."""

    library: Library
    words: Words

    def findings(self, uses: Sequence[CitationUse]) -> Iterator[Finding]:
        """Yield what is wrong around the citations of a text, and what was meant as one."""
        lines = self.words.positions.lines if uses else []
        for use in uses:
            if use.location.line is not None and use.location.column is not None:
                line = lines[use.location.line - self.words.positions.first_line]
                yield from _around(use, line, known=use.key in self.library.entries)
        for block in self.words.blocks:
            if any(sign in block.text for sign in "[(\\"):
                yield from self._meant(block)

    def _meant(self, block: Block) -> Iterator[Finding]:
        """Yield what looks like a citation in the text of a block."""
        for match in _BARE.finditer(block.text):
            key = match[1] or match[2] or match[3]
            if key in self.library.entries and not _is_plain(match):
                yield self._bare(block, match, f"[@{key}{match[4] or ''}]", key)
        for match in _TYPED.finditer(block.text):
            keys = self._typed.get((match["name"].casefold(), match["year"]), [])
            if len(keys) == 1 and GAP not in match[0]:
                message = f'"{match[0]}" is typed by hand, so it leads to no source'
                hint = f"write [@{keys[0]}{match['page'] or ''}]"
                where = self.words.place(block, match.start(), match[0])
                yield Finding("citation-typed", where, message, hint, key=keys[0])

    def _bare(self, block: Block, match: re.Match[str], cited: str, key: str) -> Finding:
        where = self.words.place(block, match.start(), match[0])
        message = f'"{match[0]}" names an entry of the library and cites nothing'
        return Finding("citation-bare-bracket", where, message, f"write {cited}", key=key)

    @cached_property
    def _typed(self) -> dict[tuple[str, str], list[str]]:
        """Keys by the first author's name, in small letters, and year."""
        found: dict[tuple[str, str], list[str]] = {}
        for key, entry in self.library.entries.items():
            people = entry.people("author") or entry.people("editor")
            issued = entry.dates.get("issued")
            if people and issued and issued.year:
                name = (people[0].surname.casefold(), str(issued.year))
                found.setdefault(name, []).append(key)
        return found


def _is_plain(match: re.Match[str]) -> bool:
    """Whether another check reports this: brackets with nothing but a key."""
    return match[0] == f"[{match[3]}]"


def _around(use: CitationUse, line: str, *, known: bool) -> Iterator[Finding]:
    """Yield what is wrong with the brackets and the comma of one citation."""
    key = re.escape(use.key)
    pattern = re.compile(rf"-?@(?:{key}(?!\w)|\{{{key}\}})")
    written = pattern.search(line, (use.location.column or 1) - 1)
    if written is None:
        return
    start, before = written.start(), line[max(0, written.start() - 20) : written.start()]
    after = line[written.end() :]
    signs = _SIGNS.search(before)
    if signs and known:  # a key that nobody knows has been reported
        yield _sign(use, line, start - len(signs[0]), written.end())
        return
    closed = _ROUND.match(after) if before.endswith("(") else None
    if closed and not before.endswith("]("):
        yield _brackets(use, line, start - 1, f"({written[0]}{closed[0]}", closed[1])
    elif before.endswith("[[") and (inner := _SQUARE.match(after)):
        yield _brackets(use, line, start - 2, f"[[{written[0]}{inner[0]}", inner[1])
    elif before.endswith("{") and after.startswith("}"):
        yield _brackets(use, line, start - 1, f"{{{written[0]}}}", "")
    elif line.rfind("[", 0, start) > line.rfind("]", 0, start):
        yield from _locator(use, start, written[0], after)


def _sign(use: CitationUse, line: str, start: int, end: int) -> Finding:
    shown = line[start:end]
    message = f'"{shown}" has more than one @ before the key, and readers see the rest of them'
    hint = f"write {re.sub('@+', '@', shown, count=1)}"
    return Finding("citation-syntax", _span(use.location, start, shown), message, hint, use.key)


def _brackets(use: CitationUse, line: str, start: int, shown: str, rest: str) -> Finding:
    where = _span(use.location, start, shown)
    message = f'"{shown}" is shown with brackets in brackets'
    sign = line[start + 1 : start + 1 + len(shown)].split(use.key, maxsplit=1)[0].strip("{[")
    return Finding("citation-brackets", where, message, f"write [{sign}{use.key}{rest}]", use.key)


def _locator(use: CitationUse, start: int, written: str, after: str) -> Iterator[Finding]:
    tight = _TIGHT.match(after)
    if tight:
        shown = written + tight[0]
        message = f'"{tight[1]}{tight[2]}" is read as one word, not as a page'
        hint = f"write {written}, {tight[1]}. {tight[2]}"
        yield Finding("citation-locator", _span(use.location, start, shown), message, hint, use.key)
        return
    bare = _NO_COMMA.match(after)
    if bare and not bare[1].startswith("@"):
        shown = written + bare[0].rstrip()
        page = re.sub(r"\.(?=\d)", ". ", bare[1].strip())
        page = f"p. {page}" if page[:1].isdigit() else page
        colon = bare[0].startswith(":")
        message = f"{'a colon' if colon else 'no comma'} stands between key and page"
        hint = f"write {written}, {page}"
        yield Finding("citation-comma", _span(use.location, start, shown), message, hint, use.key)


def _span(location: Location, start: int, shown: str) -> Location:
    line = location.line
    return Location(location.path, line, start + 1, line, start + 1 + len(shown))
