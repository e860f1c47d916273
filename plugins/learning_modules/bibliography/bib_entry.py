"""Reads one entry of a .bib file, with a finding for each fault, and goes on behind the fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from learning_modules.bibliography.bib_file import BibEntry, BibField, Macros
from learning_modules.bibliography.bib_values import (
    Part,
    balanced,
    read_part,
    runs_on,
    skip_space,
    tidy,
    undefined_string,
)
from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText

_KEY = re.compile(r"\s*([^,{}\"\n]*)")
_FIELD_FOR_KEY = re.compile(r"[A-Za-z][\w-]*\s*=\s*(?=[{\"\d]|\Z)")
_NAME = re.compile(r"[A-Za-z_][^\s=,{}()\"#%']*")
_EQUALS = re.compile(r"\s*=\s*")
_FIELD_LINE = re.compile(r"\n[ \t]*(?=[A-Za-z_][\w-]*[ \t]*=|[})])")
_MORE_FIELDS = re.compile(r"\s*,?\s*(?=[A-Za-z_][\w-]*\s*=\s*[\"{\w])")
_STRAY_BRACE = re.compile(r"\s*\}")
_MACRO_TEXT = 200_000  # characters that macros may add to one field
_CLOSERS = {"{": "}", "(": ")"}


@dataclass
class EntryReader:
    """Reads the entry that a command opens; it ends before ``limit``, where the next one begins."""

    source: SourceText
    macros: Macros
    limit: int
    findings: list[Finding] = field(default_factory=list)

    def read(self, command: re.Match[str]) -> tuple[BibEntry | None, int]:
        """Return the entry, None if it has no key, and the index behind it."""
        self._text = self.source.text
        self._fields: list[BibField] = []
        self._broken = False
        self._closer = _CLOSERS[command[2]]
        self._start = command.start()
        key, key_start, position = self._key(command)
        position = self._body(position)
        while again := self._after(position):
            position = self._body(again)
        if not key:
            return None, position
        entry = BibEntry(
            source=self.source,
            type=command[1].lower(),
            key=unicodedata.normalize("NFC", key),
            start=self._start,
            key_start=key_start,
            fields=tuple(self._fields),
            damaged=self._broken,
        )
        return entry, position

    def _fault(self, start: int, end: int | None, message: str, hint: str) -> None:
        """Report a fault of the entry's syntax."""
        place = self.source.location(start, end)
        self.findings.append(Finding("library-syntax", place, f"syntax error: {message}", hint))
        self._broken = True

    def _key(self, command: re.Match[str]) -> tuple[str, int, int]:
        """Return the key, where it begins, and where the fields begin."""
        match = _KEY.match(self._text, command.end(), self.limit)
        key = match[1].rstrip() if match else ""
        start = match.start(1) if match else command.end()
        if self._closer == ")":
            key = key.partition(")")[0].rstrip()
        end = start + len(key)
        follows = skip_space(self._text, end, self.limit)
        sign = self._text[follows : follows + 1]
        if not key or _FIELD_FOR_KEY.match(key):
            self._fault(
                command.start(),
                command.end(),
                f"the entry @{command[1]} has no key",
                f"write a key and a comma first: @{command[1]}{{smith2020, ...",
            )
            return "", start, start if key else end
        if sign not in (",", self._closer):
            message = f'a comma is missing after the key "{key}"'
            self._fault(end, None, message, f'write "{key},"')
        elif re.search(r"\s", key):
            message = f'the key "{key}" has a space in it'
            self._fault(start, end, message, "write a key of letters, digits and hyphens")
        return key, start, end

    def _body(self, position: int) -> int:
        """Read fields from ``position`` on; return the index behind the end of the entry."""
        while True:
            position = skip_space(self._text, position, self.limit)
            sign = self._text[position : position + 1] if position < self.limit else ""
            if sign == self._closer:
                return position + 1
            if not sign:
                return self._not_closed(position)
            if sign == ",":
                position += 1
            else:
                position = self._field(position)

    def _field(self, start: int) -> int:
        """Read the field that begins at ``start``; return the index behind it."""
        name = _NAME.match(self._text, start, self.limit)
        if name is None:
            return self._unexpected(start)
        equals = _EQUALS.match(self._text, name.end(), self.limit)
        if equals is None:
            return self._no_equals(name)
        position, value_start = equals.end(), equals.end()
        parts: list[Part] = []
        while True:
            part = read_part(self._text, position, self.limit)
            if part is None:
                return self._no_value(name, position, parts)
            if runs_on(part):
                return self._cut(name[0], part.start, start)
            parts.append(part)
            follows = skip_space(self._text, part.end, self.limit)
            if not self._text.startswith("#", follows):
                break
            position = skip_space(self._text, follows + 1, self.limit)
        self._add(name, value_start, parts)
        return self._comma(name[0], parts[-1], follows)

    def _add(self, name: re.Match[str], value_start: int, parts: list[Part]) -> None:
        value = tidy("".join(self._values(parts)))
        plain = len(parts) == 1 and parts[0].kind in '{"' and value == parts[0].text
        self._fields.append(
            BibField(name[0].lower(), value, name.start(), value_start, parts[-1].end, plain)
        )

    def _values(self, parts: Sequence[Part]) -> Iterator[str]:
        """Yield the texts of the parts; macros add no more than a field can sensibly hold."""
        room = _MACRO_TEXT
        for part in parts:
            value = self._value(part)
            room -= len(value) if part.kind == "a" else 0
            yield value if room >= 0 else part.text

    def _value(self, part: Part) -> str:
        if part.kind != "a":
            return part.text
        value = self.macros.get(part.text)
        if value is not None:
            return value
        self.findings.append(undefined_string(self.source, part))
        return part.text

    def _comma(self, name: str, last: Part, follows: int) -> int:
        """Return where the next field is to be read; report a missing comma."""
        sign = self._text[follows : follows + 1] if follows < self.limit else ""
        if not sign or sign in (",", self._closer):
            return follows
        between = self._text[last.end : follows]
        if last.kind in '{"' and "\n" not in between and not between.strip():
            return self._runaway(name, last, follows)
        if last.kind in "0a" and "\n" not in between:
            return self._unquoted(name, last)
        self._fault(last.end, None, f'a comma is missing after the field "{name}"', 'write ","')
        return follows

    def _runaway(self, name: str, last: Part, follows: int) -> int:
        """Report what stands on the line behind a value: a quote or brace too many or too few."""
        if self._broken:
            return self._next_line(follows)
        if last.kind == '"' and "\n" in last.text:
            return self._cut(name, last.start, last.start, again=True)
        if _NAME.match(self._text, follows) and self._is_field(follows):
            self._fault(last.end, None, f'a comma is missing after the field "{name}"', 'write ","')
            return follows
        message = f'unexpected text after the value of "{name}"'
        self._fault(follows, None, message, "check its braces and quotation marks")
        return self._next_line(follows)

    def _is_field(self, position: int) -> bool:
        name = _NAME.match(self._text, position, self.limit)
        return name is not None and _EQUALS.match(self._text, name.end(), self.limit) is not None

    def _unquoted(self, name: str, last: Part) -> int:
        """Report a value of several words without braces; keep it as it stands."""
        end = self._line_end(last.start)
        value = self._text[last.start : end].rstrip().rstrip(",")
        message = f'the value of "{name}" has no braces'
        self._fault(last.start, last.start + len(value), message, f"write {name} = {{{value}}}")
        self._replace_last(name, value, last.start + len(value))
        return last.start + len(value)

    def _replace_last(self, name: str, value: str, end: int) -> None:
        old = self._fields.pop()
        self.findings[:] = [
            f for f in self.findings if f.rule != "string-undefined" or f.key != old.value
        ]
        self._fields.append(BibField(name.lower(), tidy(value), old.start, old.value_start, end))

    def _no_equals(self, name: re.Match[str]) -> int:
        if not self._broken:
            message = f'"=" is missing after "{name[0]}"'
            self._fault(name.start(), name.end(), message, f"write {name[0]} = {{...}}")
        return self._next_line(name.end())

    def _no_value(self, name: re.Match[str], position: int, parts: list[Part]) -> int:
        """Report a value that never ends, or that is not there."""
        if self._text[position : position + 1] in ("{", '"') and position < self.limit:
            return self._cut(name[0], position, name.start())
        if parts:
            self._add(name, parts[0].start, parts)
        message = f'the field "{name[0]}" has no value'
        self._fault(name.start(), name.end(), message, f"write {name[0]} = {{...}}, or delete it")
        return skip_space(self._text, position, self.limit)

    def _cut(self, name: str, opener: int, start: int, *, again: bool = False) -> int:
        """Report a value whose end is missing; take its first line and go on in the next."""
        end = self._line_end(opener)
        value = self._text[opener + 1 : end].rstrip().rstrip(",")
        if not self._broken:
            self._report_cut(name, value, opener, end)
        if again:
            self._fields.pop()
        value = tidy(balanced(value.removesuffix('"')))
        self._fields.append(BibField(name.lower(), value, start, opener, end))
        return end

    def _report_cut(self, name: str, value: str, opener: int, end: int) -> None:
        if self._text[opener] == "{":
            message = f'a closing brace is missing: the field "{name}" has no end'
            hint = "write } at the end of the value"
        elif value.endswith('"'):
            message = f'the braces in the field "{name}" do not match'
            hint = "write a { for each }"
        else:
            message = f'this quotation mark is never closed: the field "{name}" has no end'
            hint = 'write " at the end of the value'
        self._fault(opener, end, message, hint)

    def _unexpected(self, position: int) -> int:
        if not self._broken:
            end = self._line_end(position)
            shown = self._text[position : min(end, position + 20)]
            message = f'"{shown}" is no field'
            self._fault(position, end, message, "a field is a name, = and a value in braces")
        return self._next_line(position)

    def _next_line(self, position: int) -> int:
        """Return where the next line begins that may be a field or the end of the entry."""
        match = _FIELD_LINE.search(self._text, position, self.limit)
        return match.end() if match else self.limit

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position, self.limit)
        return self.limit if end < 0 else end

    def _not_closed(self, position: int) -> int:
        if not self._broken:
            message = f'this entry is not closed: the last "{self._closer}" is missing'
            self._fault(self._start, None, message, f'write "{self._closer}" behind its last field')
        return position

    def _after(self, position: int) -> int | None:
        """Return where the entry goes on although it was closed; report a brace too many."""
        if position >= self.limit or self._closer == ")":
            return None
        more = _MORE_FIELDS.match(self._text, position, self.limit)
        stray = _STRAY_BRACE.match(self._text, position, self.limit)
        if more or stray:
            brace = position - 1 if more else stray.end() - 1 if stray else position
            if not self._broken:
                message = "one closing brace too many"
                self._fault(brace, brace + 1, message, "delete it, or open a brace before it")
        if more:
            return more.end()
        return None
