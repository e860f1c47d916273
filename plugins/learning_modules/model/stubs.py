"""Placeholders: text that promises content instead of being it."""

from __future__ import annotations

import re

_PART = (
    r"(?:section|part|chapter|page|table|chart|diagram|template|checklist|worksheet|quiz|demo"
    r"|video|paragraph|text|content|space)"
)
_CONTAIN = (
    r"(?:allow|contain|cover|demonstrate|describe|discuss|explain|explore|feature|hold|include"
    r"|list|outline|present|provide|show)"
)
_DONE = (
    r"(?:added|adapted|announced|completed|confirmed|decided|defined|determined|developed"
    r"|displayed|done|embedded|filled in|filled|finalised|finalized|given|included|inserted"
    r"|linked|placed|provided|shown|supplied|updated|written)"
)

#: What a placeholder sentence looks like, wherever it stands in the sentence.
_PROMISES = re.compile(
    rf"\b(?:this|the) (?:\w+ )?(?:{_PART}|module) would (?:\w+ )?(?:be\b|{_CONTAIN}\b)"
    rf"|\bthis {_PART} (?:will|should|is to|could) (?:\w+ )?(?:be {_DONE}\b|{_CONTAIN}\b)"
    rf"|\bwould (?:\w+ )?(?:be {_DONE}|go|appear|follow|stand) here\b"
    r"|\blorem ipsum\b|\bunder construction\b|\bplaceholder\b|\bplatzhalter\b"
    r"|\b(?:content|text|description|details?) (?:goes|go|comes|follows|here)\b"
    r"|\binsert (?:\S+ ){1,8}here\b|\b(?:your|write) (?:\w+ )?(?:text|content|answer)? ?here\b"
)
#: What is a placeholder only where little else is said.
_SHORT = re.compile(
    rf"\bwould (?:\w+ )?(?:be {_DONE}|follow)\b|\bto be {_DONE}\b"
    r"|\bcoming soon\b|\bmore to come\b|\bto follow\b|\bwork in progress\b"
    r"|\bwatch this space\b|\bstay tuned\b|\b(?:tbd|tbc|tba|todo|fixme|xxx+)\b|\bn/a\b"
    r"|\b(?:fill|complete) (?:this )?(?:in )?later\b|\bnot (?:yet )?(?:written|available) yet\b"
    r"|\bnot yet (?:written|available|done)\b|\bfolgt(?: in kürze| noch)?$|\bà compléter\b"
)
_SHORT_WORDS = 10

_BRACKETS = re.compile(r"[\[<{(]([^\[\]<>{}()]*)[\])}>]")
_ORDERS = re.compile(
    r"(?:insert|add|enter|describe|provide|include|write|type|fill in|replace|your|name of"
    r"|placeholder|content|text|link to|image of|screenshot)\b",
)
#: What a bracket in running text names that an author meant to fill in.
_LEFT_NAMES = re.compile(
    r"(?:your |the |insert )?(?:company|firm|business|organi[sz]ation|product|tool|customer|client"
    r"|industry|sector|city|country|first|last|author|module|course)['’]?s?(?: name)?"
    r"|name|date|year|number|amount|percentage|x+|tbd|tba|tbc|todo|\.\.\.|…|_+"
)
#: Brackets that begin like an order and are none: a remark in a quotation.
_NOT_LEFT = re.compile(r"(?:your|content|text)\Z")
_DOTS = re.compile(r"[\s.…_?\-–—*]*\Z")
_ELABORATES = re.compile(r"(?:for example|e\.g\.|such as|it (?:would|could)|ideally|examples?:)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_LEFT_WORDS = 5


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`]", "", text).split())


def _quoted(text: str) -> str:
    """Return ``text`` as messages quote it: whole if short, else its first four words."""
    text = _plain(text).strip("()").rstrip(".")
    return text if len(text) <= 40 else " ".join(text.split()[:4]) + " ..."


def _is_promise(sentence: str) -> bool:
    small = sentence.casefold()
    short = len(small.split()) <= _SHORT_WORDS and bool(_SHORT.search(small))
    return short or bool(_PROMISES.search(small))


def _is_order(inner: str) -> bool:
    """Whether what stands in square brackets tells the author what to write there."""
    return bool(_ORDERS.match(inner.strip().casefold())) or _is_promise(inner)


def _is_placeholder(bracket: re.Match[str]) -> bool:
    """Whether a bracket is a placeholder as a whole."""
    is_round = bracket[0].startswith("(")
    return _is_promise(bracket[1]) or (not is_round and _is_order(bracket[1]))


def placeholder_of(text: str) -> str | None:
    """Return the words of the placeholder that ``text`` amounts to, ready to be quoted, or None.

    ``text`` is the plain text of a block or of all a section holds.  It amounts to a placeholder
    when next to nothing is left beside sentences and brackets that promise content.
    """
    found = [bracket[0] for bracket in _BRACKETS.finditer(text) if _is_placeholder(bracket)]
    rest = _BRACKETS.sub(lambda b: " " if _is_placeholder(b) else b[0], text) if found else text
    kept = []
    for sentence in _SENTENCE_END.split(rest):
        plain = _plain(sentence)
        if _is_promise(plain):
            found.append(sentence)
        elif not (found and _ELABORATES.match(plain.casefold())):
            kept.append(plain)
    if not found:
        return "..." if "".join(kept) and _DOTS.match(" ".join(kept)) else None
    left = sum(len(re.findall(r"\w+", part)) for part in kept)
    return _quoted(found[0]) if left <= _LEFT_WORDS else None


def is_gap(bracket: str) -> bool:
    """Whether a bracket of running text is a place that its author meant to fill in."""
    inner = bracket[1:-1].strip()
    small = inner.casefold()
    if _LEFT_NAMES.fullmatch(small) or _is_promise(inner):
        return True
    return bracket[:1] == "[" and bool(_ORDERS.match(small)) and not _NOT_LEFT.match(small)
