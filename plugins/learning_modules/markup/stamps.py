"""Stamps: short runs of private-use characters that carry a number through a conversion.

A stamp is start characters and three digits.  They come from plane 16 of Unicode, which no font
uses, and from a part of it that the author's text does not use.  A stamp is as long as a whole
number of tab stops, so that it moves no tab behind it to another column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from markdown.util import AMP_SUBSTITUTE

_BASE = 128
_DIGITS = 3
_SIZE = _BASE + 3
_FIRST, _LAST = 0x100000, 0x10FFFD


@dataclass(frozen=True)
class Stamps:
    """The characters that stamps of one text are written in; ``base`` is the first of them."""

    base: int = _FIRST
    tab_length: int = 4

    @classmethod
    def unused_in(cls, text: str, tab_length: int = 4) -> Stamps:
        """Return stamps whose characters do not occur in ``text``."""
        taken = {ord(c) for c in set(re.findall(f"[{chr(_FIRST)}-{chr(_LAST)}]", text))}
        base = _FIRST
        while not taken.isdisjoint(range(base, base + _SIZE)) and base + 2 * _SIZE <= _LAST:
            base += _SIZE
        return cls(base, max(1, tab_length))

    @property
    def most(self) -> int:
        """How many different stamps there are."""
        return int(_BASE**_DIGITS)

    @cached_property
    def length(self) -> int:
        """Number of characters of a stamp."""
        return -(-(_DIGITS + 1) // self.tab_length) * self.tab_length

    @cached_property
    def start(self) -> str:
        """The character that every stamp begins with."""
        return chr(self.base)

    @property
    def _zero(self) -> int:
        """Code of the character for the digit 0."""
        return self.base + 3

    @cached_property
    def _starts(self) -> str:
        return self.start * (self.length - _DIGITS)

    @cached_property
    def bracket(self) -> str:
        """The character that stands for a ``[`` that is only itself."""
        return chr(self.base + 1)

    @cached_property
    def at(self) -> str:
        """The character that stands for an ``@`` that is only itself."""
        return chr(self.base + 2)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for one stamp."""
        first, last = chr(self._zero), chr(self._zero + _BASE - 1)
        return re.compile(f"{self._starts}[{first}-{last}]{{{_DIGITS}}}")

    @cached_property
    def _entity(self) -> re.Pattern[str]:
        """A pattern for characters that Python-Markdown wrote as numbers, as in an address."""
        return re.compile(f"{re.escape(AMP_SUBSTITUTE)}#(\\d{{7}});")

    def write(self, number: int) -> str:
        """Return the stamp for ``number``, which is below :attr:`most`."""
        rest, last = divmod(number, _BASE)
        first, middle = divmod(rest, _BASE)
        zero = self._zero
        return self._starts + chr(zero + first) + chr(zero + middle) + chr(zero + last)

    def read(self, stamp: str) -> int:
        """Return the number that a stamp carries."""
        number = 0
        for digit in stamp[-_DIGITS:]:
            number = number * _BASE + ord(digit) - self._zero
        return number

    def strip(self, text: str) -> str:
        """Return ``text`` without stamps, and with plain brackets and signs again."""
        if self.start in text:
            text = self.pattern.sub("", text)
        if AMP_SUBSTITUTE in text:
            text = self._entity.sub(self._without_own, text)
        if self.bracket in text:
            text = text.replace(self.bracket, "[")
        return text.replace(self.at, "@") if self.at in text else text

    def _without_own(self, match: re.Match[str]) -> str:
        own = self.base <= int(match[1]) < self.base + _SIZE
        return "" if own else match[0]
