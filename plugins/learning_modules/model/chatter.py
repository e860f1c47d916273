"""What a writing machine says about its text: "Okay, here is ...", "(End of Content)"."""

from __future__ import annotations

import re

_ANSWER = re.compile(
    r"(?:okay|ok|sure|certainly|absolutely|of course|great|alright|understood|thank you"
    r"|here(?:['’]s| is| are)|below (?:is|are)|i(?:['’]ve| have|['’]ll)\b|as requested"
    r"|this is (?:the|a) (?:draft|revised|complete|full)|based on (?:the|your)|following (?:the"
    r"|your))\b",
    re.IGNORECASE,
)
#: What an answer speaks of when it speaks of the draft and not of its subject.
_ABOUT = re.compile(
    r"\b(?:module|content|draft|document|guide|playbook|template|case study|markdown|lesson"
    r"|article|version|structure[d]?|format(?:ted)?|outline|requirements?|prompt)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"\W*(?:the )?end of (?:the |this )?(?:\w+ ){0,2}"
    r"(?:content|module|document|draft|playbook|guide|template|case study|lesson|file|markdown)\W*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\W*(?:i hope this|let me know|please let me know|would you like me|do you want me"
    r"|feel free to (?:ask|let me)|(?:approximate |total )?word count\b|is there anything)",
    re.IGNORECASE,
)
#: An offer in the last lines that does not say what it is about.
_OFFER = re.compile(
    r"\W*(?:i hope this helps|let me know if you(?:['’]d| would| want| need)"
    r"|would you like me to|is there anything else|(?:approximate |total )?word count\b)",
    re.IGNORECASE,
)
#: Words of an answer in front of a draft; a longer paragraph is more likely text.
_ANSWER_WORDS = 80


def is_answer(text: str) -> bool:
    """Whether ``text`` is an answer to whoever asked for the draft that follows."""
    plain = text.strip(" *_>\"'“")
    short = len(plain.split()) <= _ANSWER_WORDS
    return short and bool(_ANSWER.match(plain)) and bool(_ABOUT.search(plain))


def is_end(text: str) -> bool:
    """Whether a line only says that the text is over."""
    return bool(_END.fullmatch(text.strip()))


def is_closing(text: str) -> bool:
    """Whether a paragraph is the last words of an answer: offers, hopes, a count of words."""
    short = len(text.split()) <= _ANSWER_WORDS
    return short and bool(_CLOSING.match(text) and _ABOUT.search(text))


def chatter_in(text: str, *, first: bool, last: bool) -> str | None:
    """Return the first line of ``text`` if a machine says it about its draft, else None.

    ``first`` and ``last`` say whether the text stands where such answers begin and end.
    """
    line = text.split("\n", maxsplit=1)[0].strip()
    if is_end(text) or (first and is_answer(text)) or is_closing(text):
        return line
    return line if last and _OFFER.match(text) else None
