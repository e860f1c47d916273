"""Citations that a draft has, written so that they resolve: ``[key]``, ``(Smith, 2020)``.

Nothing is cited that the draft does not cite: author and year must fit exactly one of its sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.escapes import outside_code
from learning_modules.importing.library import DraftSource
from learning_modules.importing.same_work import plain_words

_BRACKET = re.compile(r"(?<![\w\]\\!])\[(?P<inner>@?[^\[\]\n]{1,200})\](?![(\[:])")
#: A number that stands at a word, without a space: "text[1]".
_ATTACHED = re.compile(
    r"(?<=[\w.,;:!?”\"')%])\[(?P<inner>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\](?![(\[:])"
)
_ROUND = re.compile(r"\((?P<inner>[^()]*\b(?:19|20)\d{2}[a-z]?\b[^()]*|[^()]*\bn\.d\.[^()]*)\)")
_ONE = re.compile(
    r"^\s*(?P<lead>(?:see(?: also)?|e\.g\.,?|cf\.|also"
    r"|for example,?)\s+)?(?P<names>[^\d,;]+?(?:,\s*[^\d,;]+?)*?),?\s+"
    r"(?P<year>(?:19|20)\d{2}|n\.d\.)(?P<letter>[a-z])?(?P<tail>,\s*.+)?\s*$"
)
_NARRATIVE = re.compile(
    r"(?P<names>\b[A-ZÀ-Þ][\w'’-]+(?:(?:,?\s+(?:and|&)\s+|,\s+)[A-ZÀ-Þ][\w'’-]+)*(?:\s+et al\.?)?)"
    r"\s+\((?P<year>(?:19|20)\d{2})(?P<letter>[a-z])?(?P<tail>,\s*pp?\.[^()]*)?\)"
)
_HANDLE = re.compile(r"(?<![\w\\])\[@(?=[^\[\]]*\](?![(\[]))")


@dataclass(frozen=True)
class Cited:
    """The text with its citations, the keys cited, and what could not be resolved."""

    blocks: tuple[Block, ...]
    keys: frozenset[str]
    findings: tuple[Finding, ...] = ()


class _Citer:
    """Finds citations of one draft; ``keys`` gives the library's key of each of its sources."""

    def __init__(self, path: str, sources: Sequence[DraftSource], keys: Sequence[str]) -> None:
        self.path = path
        self.sources = list(zip(sources, keys, strict=True))
        self.written = {s.raw.key: key for s, key in self.sources if s.raw.key}
        self.written.update({key: key for _, key in self.sources})
        self.written.update(_numbered(self.sources))
        self.cited: set[str] = set()
        self.findings: list[Finding] = []

    def change(self, text: str, line: int) -> str:
        """Return a text with its citations in Pandoc's form; ``line`` is where it begins."""

        def outside(part: str) -> str:
            part = _BRACKET.sub(self._bracket, part)
            part = _ATTACHED.sub(self._attached, part)
            part = _ROUND.sub(lambda m: self._round(m, line), part)
            part = _NARRATIVE.sub(self._narrative, part)
            return _HANDLE.sub(self._handle, part)

        return outside_code(text, outside)

    def _cite(self, key: str) -> str:
        self.cited.add(key)
        return f"@{key}"

    def _bracket(self, match: re.Match[str]) -> str:
        """Return ``[a; b]`` as a cluster if every part is a key of the draft."""
        inner = re.sub(r"\b(\d{1,3})\s*[–-]\s*(\d{1,3})\b", _counted, match["inner"])
        parts = [part.strip().lstrip("@^") for part in re.split(r"[;,]", inner)]
        if not all(part in self.written for part in parts):
            return match[0]
        return "[" + "; ".join(self._cite(self.written[part]) for part in parts) + "]"

    def _attached(self, match: re.Match[str]) -> str:
        cited = self._bracket(match)
        return match[0] if cited == match[0] else f" {cited}"

    def _handle(self, match: re.Match[str]) -> str:
        """Return the beginning of a bracket that is no citation so that it stays text."""
        rest = match.string[match.end() :].split("]")[0]
        key = re.split(r"[\s;,]", rest)[0]
        return match[0] if key in self.written.values() else "[\\@"

    def _find(self, match: re.Match[str]) -> list[str]:
        """Return the keys of the sources that a citation's names and year can mean."""
        names, year, letter = match["names"], match["year"], match["letter"] or ""
        first = plain_words(re.split(r"\s+(?:and|&)\s+|,|\s+et al", names.strip())[0])
        found = []
        for source, key in self.sources:
            people = source.reference.people.surnames
            if not people or not first or (source.reference.text("year") or "n.d.") != year:
                continue
            known = plain_words(people[0])
            acronym = "".join(word[0] for word in known if word not in {"of", "and", "the", "for"})
            if known[-len(first) :] == first or first in (known, (acronym,)):
                found.append((key, source))
        exact = [pair for pair in found if pair[1].reference.text("letter") == letter]
        found = exact if letter or len(exact) == 1 else found
        alike = [pair for pair in found if _as_many(names, pair[1])]
        return list(dict.fromkeys(key for key, _ in (alike if len(alike) == 1 else found)))

    def _round(self, match: re.Match[str], line: int) -> str:
        """Return ``(Smith, 2020; Doe, 2021, p. 3)`` as a cluster if every part fits one source."""
        parts = [_ONE.match(part) for part in match["inner"].split(";")]
        found = [self._find(part) if part else [] for part in parts]
        if not any(found):
            return match[0]
        if not all(len(keys) == 1 for keys in found):
            message = f'"{match[0]}" is left as it is: not all of it names one source of the draft'
            self.findings.append(Finding("import-citation", Location(self.path, line), message))
            return match[0]
        cited = []
        for part, keys in zip(parts, found, strict=True):
            if part is not None:
                cited.append(f"{part['lead'] or ''}{self._cite(keys[0])}{part['tail'] or ''}")
        return f"[{'; '.join(cited)}]"

    def _narrative(self, match: re.Match[str]) -> str:
        """Return ``Smith and Doe (2020)`` as a citation in the text if it fits one source."""
        keys = self._find(match)
        if len(keys) != 1:
            return match[0]
        tail = (match["tail"] or "").lstrip(", ")
        return self._cite(keys[0]) + (f" [{tail}]" if tail else "")


def _counted(match: re.Match[str]) -> str:
    """Return "1, 2, 3" for "1-3"; what is no range of numbers stays."""
    first, last = int(match[1]), int(match[2])
    return ", ".join(map(str, range(first, last + 1))) if first < last < first + 20 else match[0]


def _as_many(names: str, source: DraftSource) -> bool:
    """Whether a citation names as many people as it would for this source."""
    people = source.reference.people
    count = 3 if people.others else min(len(people.names), 3)
    if "et al" in names:
        return count == 3
    return count == 1 + len(re.findall(r"\s+(?:and|&)\s+|,\s+(?=[A-Z])", names)) or count == 1


def _numbered(sources: Sequence[tuple[DraftSource, str]]) -> dict[str, str]:
    """Return the key of each number, if the draft counts its sources from 1 on."""
    numbers = [source.raw.number for source, _ in sources]
    counted = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return {source.raw.number: key for source, key in sources} if counted else {}


def with_citations(
    path: str, blocks: Sequence[Block], sources: Sequence[DraftSource], keys: Sequence[str]
) -> Cited:
    """Return a draft's blocks with its citations; ``keys`` are those of ``sources``, in order."""
    citer = _Citer(path, sources, keys)
    changed = tuple(_changed(block, citer) for block in blocks)
    return Cited(changed, frozenset(citer.cited), tuple(citer.findings))


def _changed(block: Block, citer: _Citer) -> Block:
    if block.kind in {Kind.PARAGRAPH, Kind.TABLE}:
        return replace(block, text=citer.change(block.text, block.line))
    if block.children:
        return replace(block, children=tuple(_changed(child, citer) for child in block.children))
    return block


def keys_by_line(sources: Sequence[DraftSource], keys: Mapping[tuple[str, int], str]) -> list[str]:
    """Return the library's key of each source, in their order."""
    return [keys[(source.draft, source.raw.line)] for source in sources]
