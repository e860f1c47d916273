"""What looks like a citation and was not taken for one: slips in keys, and bare brackets.

Runs when inline text is read and stamps still stand in it (tree processor 19.7).  What is in code,
links, raw HTML and addresses is no text of the tree by then, or left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from learning_modules.bibliography.citations import CitationText, read_key
from learning_modules.bibliography.library import Library
from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.positions import Positions

_SIGN = re.compile(r"@|\[(?!\^)")
_ADDRESS = re.compile(r"(?:://|\bwww\.|\bmailto:)[^\s<>]*\Z")
_KEYS = re.compile(r"[^\[\];@,\s]+(?:\s*;\s*[^\[\];@,\s]+)*")
_SKIPPED = frozenset({"a", "code", "pre", "script", "style"})


@dataclass
class Leftovers:
    """Looks through the texts of a tree; ``findings`` are what it met, each place once."""

    library: Library
    positions: Positions
    findings: list[Finding] = field(default_factory=list)
    _slips: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    _seen: set[tuple[str, Location]] = field(default_factory=set)

    def look(self, root: Element) -> None:
        """Look through all text below ``root`` that is neither code nor part of a link."""
        stack = [root]
        while stack:
            element = stack.pop()
            if element.text and element.tag not in _SKIPPED:
                self._text(element.text)
            if element.tail:
                self._text(element.tail)
            if element.tag not in _SKIPPED:
                stack.extend(reversed(element))

    def _text(self, text: str) -> None:
        if isinstance(text, AtomicString) or ("@" not in text and "[" not in text):
            return
        paired = CitationText(text)
        for match in _SIGN.finditer(text):
            start = match.start()
            finding = self._at(text, start) if match[0] == "@" else self._bare(paired, start)
            if finding and (finding.rule, finding.location) not in self._seen:
                self._seen.add((finding.rule, finding.location))
                self.findings.append(finding)

    def _place(self, text: str, start: int, shown: str) -> Location:
        stamps = self.positions.stamps
        stamp = text[max(0, start - stamps.length) : start]
        if stamps.pattern.fullmatch(stamp):
            return self.positions.up_to(self.positions.location(stamp), shown)
        return self.positions.up_to(self.positions.find_text(shown), shown)

    def _at(self, text: str, at: int) -> Finding | None:
        """Return a finding for a key in the text that is nearly one of the library."""
        key = read_key(text, at)
        if key is None or _ADDRESS.search(text, max(0, at - 500), at):
            return None
        if key.key in self.library.entries:
            return None
        near, hint = self._near(key.key)
        if near is None:
            return None
        return Finding(
            "citation-near-miss",
            self._place(text, key.start, f"@{key.key}"),
            f'"@{key.key}" is no citation: the library has no such entry',
            hint,
            key=key.key,
        )

    def _near(self, key: str) -> tuple[str | None, str]:
        if key not in self._slips:
            self._slips[key] = self._slip(key)
        return self._slips[key]

    def _slip(self, key: str) -> tuple[str | None, str]:
        near = self.library.keys.slip(key)
        if near:
            return near, f'did you mean "@{near}"? (write \\@ for a plain @)'
        shorter = next((part for part in _beginnings(key) if part in self.library.entries), None)
        return shorter, f'write "@{{{shorter}}}" where the key ends before "{key[-1:]}"'

    def _bare(self, paired: CitationText, start: int) -> Finding | None:
        """Return a finding for a bracket that holds nothing but keys of the library."""
        text, end = paired.text, paired.bracket_end(start)
        inside = self.positions.strip(text[start + 1 : end - 1]) if end else ""
        if not _KEYS.fullmatch(inside) or text[start - 1 : start] == "!":
            return None
        keys = [part.strip() for part in inside.split(";")]
        if not all(key in self.library.entries for key in keys):
            return None
        cited = "; ".join(f"@{key}" for key in keys)
        return Finding(
            "citation-bare-bracket",
            self._place(text, start, f"[{inside}]"),
            f'"[{inside}]" names an entry of the library and cites nothing',
            f"write [{cited}]",
            key=keys[0],
        )


def _beginnings(key: str) -> Iterator[str]:
    """Yield what stands before each punctuation mark of a key, the longest first."""
    for match in reversed(list(re.finditer(r"[^\w]+", key))):
        yield key[: match.start()]
