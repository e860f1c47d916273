"""Reads .bib files: every fault is reported where it is, and what is left of an entry is kept.

An entry ends at the latest where a line begins the next one, so that a missing brace costs one
field and not the rest of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from learning_modules.bibliography.bib_entry import EntryReader
from learning_modules.bibliography.bib_file import BibEntry, Macros
from learning_modules.bibliography.bib_values import read_part, skip_space, tidy, undefined_string
from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText

_COMMAND = re.compile(r"@\s*([A-Za-z][\w-]*)\s*([{(])")
_WORD = re.compile(r"@\s*([A-Za-z]+)")
_BOUNDARY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*\n?[ \t]*[{(]", re.MULTILINE)
_STRING = re.compile(r"@\s*string\s*[{(]\s*([^\s=,{}()\"#%]+)\s*=\s*", re.IGNORECASE)
_MACRO_LENGTH = 2_000
_MACRO_ROOM = 5_000_000  # characters of all macros together
_TYPES_WITHOUT_BRACE = re.compile(
    r"(?i)(?:article|book|booklet|inbook|incollection|inproceedings|conference|manual|misc|online"
    r"|mastersthesis|phdthesis|thesis|proceedings|report|techreport|unpublished|string|dataset)\Z"
)


@dataclass
class BibReader:
    """Reads one file; ``findings`` are the faults of its syntax."""

    source: SourceText
    macros: Macros
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._text = self.source.text
        self._open_comment = False
        self._boundaries = [match.start() for match in _BOUNDARY.finditer(self._text)]

    def entries(self) -> Iterator[BibEntry]:
        """Yield the entries in the order of the file."""
        position = 0
        while (at := self._text.find("@", position)) >= 0:
            command = _COMMAND.match(self._text, at)
            if self._is_comment(position, at):
                position = self._line_end(at)
            elif command is None:
                self._without_brace(position, at)
                position = at + 1
            elif command[1].lower() in ("comment", "preamble", "string"):
                position = self._skip(command)
            else:
                reader = EntryReader(self.source, self.macros, self._limit(command.end()))
                entry, position = reader.read(command)
                self.findings.extend(reader.findings)
                if entry is not None:
                    yield entry

    def _limit(self, position: int) -> int:
        """Return where the next entry begins, at the latest the end of the file."""
        index = bisect_right(self._boundaries, position)
        return self._boundaries[index] if index < len(self._boundaries) else len(self._text)

    def _is_comment(self, position: int, at: int) -> bool:
        """Whether the line before ``at`` begins with a percent sign."""
        between = self._text[position:at]
        line = between.rpartition("\n")[2]
        return line.lstrip().startswith("%")

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end

    def _without_brace(self, position: int, at: int) -> None:
        """Report a line that begins like an entry and has no brace; other text is no fault."""
        word = _WORD.match(self._text, at)
        line = self._text[position:at].rpartition("\n")[2]
        if word and not line.strip() and _TYPES_WITHOUT_BRACE.match(word[1]):
            self.findings.append(
                Finding(
                    "library-syntax",
                    self.source.location(at, word.end()),
                    f'syntax error: "{{" is missing after "@{word[1]}"',
                    f"write @{word[1]}{{key, ...}}",
                )
            )

    def _skip(self, command: re.Match[str]) -> int:
        """Return the index behind a comment, preamble or macro."""
        start = command.end() - 1
        if command[1].lower() == "string":
            return self._skip_string(command)
        part = read_part(self._text, start, self._limit(start)) if command[2] == "{" else None
        if part is None and command[2] == "{" and not self._open_comment:
            part = read_part(self._text, start, len(self._text))
            self._open_comment = part is None  # looked for to the end of the file only once
        return part.end if part else self._line_end(start)

    def _skip_string(self, command: re.Match[str]) -> int:
        definition = _STRING.match(self._text, command.start())
        limit = self._limit(command.end())
        if definition:
            part = read_part(self._text, definition.end(), limit)
            if part:
                return part.end
        place = self.source.location(command.start(), command.end())
        message = "syntax error: this @string is not complete"
        hint = 'write @string{name = "value"}'
        self.findings.append(Finding("library-syntax", place, message, hint))
        return self._line_end(command.end())


def read_macros(sources: Iterable[SourceText]) -> Macros:
    """Return the macros that the ``@string`` commands of all files define.

    One that is made of others and very long stays empty, since each may double the one before;
    the first such is reported.
    """
    macros, room, cut = Macros(), _MACRO_ROOM, False
    for source in sources:
        for match in _STRING.finditer(source.text):
            value = _macro_value(source, match.end(), macros)
            if value is None:
                continue
            if len(value) > min(room, _MACRO_LENGTH):
                macros.findings.extend([] if cut else [_too_long(source, match)])
                value, cut = "", True
            room -= len(value)
            macros.define(match[1], value)
    return macros


def _too_long(source: SourceText, match: re.Match[str]) -> Finding:
    return Finding(
        "entry-too-long",
        source.location(*match.span(1)),
        f'the string "{match[1]}" is too long; it stays empty',
        f"shorten it to {_MACRO_LENGTH:,} characters, those of strings inside it included",
    )


def _macro_value(source: SourceText, position: int, macros: Macros) -> str | None:
    text, parts = source.text, list[str]()
    end = min(len(text), position + _MACRO_LENGTH)
    while part := read_part(text, position, end):
        known = macros.get(part.text) if part.kind == "a" else part.text
        parts.append(part.text if known is None else known)
        if known is None:
            macros.findings.append(undefined_string(source, part, "before this line"))
        position = skip_space(text, part.end, end)
        if not text.startswith("#", position):
            return tidy("".join(parts))
        position = skip_space(text, position + 1, end)
    return None
