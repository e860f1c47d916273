"""What a draft leaves open in its text: links that lead nowhere, marks that ask for a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.escapes import outside_code

_LINK = re.compile(r"(?P<image>!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<to>[^()\s<>]*)[^()]*\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#.", re.IGNORECASE)
_ASKS = re.compile(
    r"\[\s*(?:source|citation|reference|ref|data|statistic)s?\s+(?:needed|required|tbd|here)\b[^\]]*\]",
    re.IGNORECASE,
)


def loose_ends(path: str, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Yield a finding for each link to a file that is not there, and each mark for a source."""
    for block in blocks:
        for inner in block.walk():
            if inner.kind in {Kind.PARAGRAPH, Kind.TABLE}:
                yield from _of_text(path, inner)


def _of_text(path: str, block: Block) -> Iterator[Finding]:
    found: list[Finding] = []

    def look(text: str) -> str:
        found.extend(_links(path, block.line, text))
        found.extend(_asked(path, block.line, text))
        return text

    outside_code(block.text, look)
    yield from dict.fromkeys(found)


def _links(path: str, line: int, text: str) -> Iterator[Finding]:
    for match in _LINK.finditer(text):
        if _ELSEWHERE.match(match["to"]):
            continue
        kind = "image" if match["image"] else "link"
        message = f'the {kind} "{match["to"]}" leads to nothing in this course'
        hint = "put the file beside module.md, or correct the address, or take it out"
        yield Finding("import-link", Location(path, line), message, hint, match["to"])


def _asked(path: str, line: int, text: str) -> Iterator[Finding]:
    for match in _ASKS.finditer(text):
        message = f'"{match[0]}" asks for a source'
        hint = "cite one, and take the mark out"
        yield Finding("import-citation", Location(path, line), message, hint)
