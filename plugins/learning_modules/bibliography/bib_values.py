"""Values of BibTeX fields: text in braces or quotation marks, numbers and macros, joined by #."""

from __future__ import annotations

import re
from dataclasses import dataclass

from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText

_BRACED = re.compile(r"\{((?:[^{}]++|\{[^{}]*+\})*+)\}")
_QUOTED = re.compile(r'"([^"{}]*+)"')
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'["{}]')
_WORD = re.compile(r"[^\s#,{}()=\"%]+")
_SPACE = re.compile(r"(?:\s+|%[^\n]*\n)*+")

#: A line inside a value that begins a field: the value runs on because nothing closed it.
_NEXT_FIELD = re.compile(
    r"\n[ \t]*(?:author|editor|title|booktitle|journal|journaltitle|publisher|year|date|volume"
    r"|number|pages|doi|url|month|school|institution|address|location|edition|series|isbn|issn"
    r"|note|keywords|abstract)[ \t]*=[ \t]*(?:[{\"]|\d|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a value: its text, its kind (``{``, ``"``, number ``0``, macro ``a``), its span."""

    text: str
    kind: str
    start: int
    end: int


def skip_space(text: str, position: int, end: int) -> int:
    """Return the index behind white space and comments (``%`` to the end of the line)."""
    match = _SPACE.match(text, position, end)
    return match.end() if match else position


def read_part(text: str, start: int, end: int) -> Part | None:
    """Return the part of a value that begins at ``start``; None if it has no end before ``end``."""
    opener = text[start : start + 1]
    if opener == "{":
        stop = _braced_end(text, start, end)
    elif opener == '"':
        stop = _quoted_end(text, start, end)
    else:
        match = _WORD.match(text, start, end)
        return (
            Part(match[0], "0" if match[0].isdigit() else "a", start, match.end())
            if match
            else None
        )
    return None if stop is None else Part(text[start + 1 : stop - 1], opener, start, stop)


def _braced_end(text: str, start: int, end: int) -> int | None:
    match = _BRACED.match(text, start, end)
    if match:
        return match.end()
    depth = 0
    for brace in _BRACE.finditer(text, start, end):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return None


def _quoted_end(text: str, start: int, end: int) -> int | None:
    match = _QUOTED.match(text, start, end)
    if match:
        return match.end()
    depth = 0
    for sign in _QUOTE_OR_BRACE.finditer(text, start + 1, end):
        if sign[0] == '"' and depth == 0:
            return sign.end()
        if sign[0] != '"':
            depth += 1 if sign[0] == "{" else -1
        if depth < 0:
            return None
    return None


def runs_on(part: Part) -> bool:
    """Whether a value holds the beginning of another field, so that its end is missing."""
    return part.kind in '{"' and "\n" in part.text and _NEXT_FIELD.search(part.text) is not None


def tidy(text: str) -> str:
    """Return a value on one line, each run of white space as one space."""
    return " ".join(text.split())


def balanced(text: str) -> str:
    """Return ``text`` without closing braces that nothing opened, and with those it lacks."""
    depth, kept = 0, []
    for sign in re.findall(r"[^{}]+|[{}]", text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth >= 0:
            kept.append(sign)
        depth = max(depth, 0)
    return "".join(kept) + "}" * depth


def undefined_string(source: SourceText, part: Part, where: str = "") -> Finding:
    """Return the finding for a word without braces that no ``@string`` gives a value."""
    defined = f"no @string defines it {where}".rstrip()
    return Finding(
        "string-undefined",
        source.location(part.start, part.end),
        f'undefined string "{part.text}": it has no braces, and {defined}',
        f"put the value in braces: {{{part.text}}}",
        key=part.text,
    )
