"""Sentences that state objectives: the lead goes, and two objectives in one become two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from learning_modules.importing.objective_ids import objective_id
from learning_modules.model.verbs import Verb, read_statement

_ABLE = re.compile(
    r"\b(?:will|should|can|['’]ll|would|must|shall)\s+(?:\w+\s+){0,2}?(?:be\s+(?:able|equipped"
    r"|ready|prepared|empowered)"
    r"|have\s+the\s+(?:ability|skills))\s+to\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:by (?:the end of|completing|finishing|working through|reading)|in this(?= )|after"
    r"|upon|on|at the end of|when you(?:['’]ve| have)?|once you(?:['’]ve| have)?|having|following)"
    r"\s.{0,80}?"
    r"\b(?:module|lesson|guide|course|section|playbook|template|content|tutorial|case study"
    r"|document|session|unit|program|training)\b"
    r"|\bby the end(?: of (?:it|this))?,",
    re.IGNORECASE,
)
_LEARN = re.compile(r"\byou(?:['’]ll| will)\s+(?:also\s+)?learn\s+(?:how\s+)?to\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”*_)]*\s+(?=[A-Z\"“*(])")
_SMART = re.compile(
    r"\W*(specific|measurable|achievable|attainable|relevant|realistic|time[- ]?bound"
    r"|timely)\b[^:]{0,20}:",
    re.IGNORECASE,
)
#: Marks of a list that stands on one line: "(a)", "(2)", "b)", ticks and arrows.
_LETTERS = re.compile(
    r"(?:,?\s+(?:and|or))?(?:^|(?<=[\s;:,]))\(?(?:[a-h]|[1-9]|i{1,3}|iv)\)\s+"
    r"|(?:^|\s)[✅✔☑➤→▶👉🎯]\ufe0f?\s+"
)
_JOINT = re.compile(
    r"[\s,;]*(?:\b(?:and|then|also|as well as)\b|&)?[\s,;]*(?:\bthen\b)?\s*$", re.IGNORECASE
)
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?)])[*_](?!\w)|`")


def plain(text: str) -> str:
    """Return a sentence without bold, italic and code marks, on one line."""
    return " ".join(_MARKS.sub("", text).split())


def is_objective_sentence(text: str) -> bool:
    """Whether a sentence says what learners will be able to do at the end."""
    text = plain(text)
    return bool(_AFTER.search(text) and (_ABLE.search(text) or _LEARN.search(text)))


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return [part for part in _SENTENCE.split(" ".join(text.split())) if part.strip()]


def _head(verbs: Sequence[Verb]) -> Sequence[Verb]:
    """Return the verbs without the "learn" of "learn how to"."""
    return verbs[1:] if len(verbs) > 1 and verbs[0].base == "learn" else verbs


def _finished(text: str) -> str:
    text = re.sub(r"[\s,;]+(?:and|or)$", "", text.strip().strip(",;: ")).rstrip()
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".!?" else f"{text}."


def _without_to(text: str) -> str:
    """Return "describe X, and to estimate Y" without the "to", where a verb follows it."""
    shorter = re.sub(r",?\s+and\s+to\s+(?=[a-z])", " and ", text)
    return shorter if len(read_statement(shorter).verbs) > len(read_statement(text).verbs) else text


def _has_object(piece: str) -> bool:
    """Whether more than an adverb follows the verb."""
    words = piece.split()
    return len(words) > 1 and not (len(words) == 2 and words[1].endswith("ly"))


def split_statement(text: str) -> tuple[str, ...]:
    """Return the objectives of a sentence, each begun by its verb and ended by a full stop.

    "Explain X and identify Y" gives two; "design and build a form" is one, for its first verb has
    no object of its own.
    """
    text = _without_to(plain(text))
    verbs = _head(read_statement(text).verbs)
    if not verbs:
        rest = _ABLE.split(text)[-1] if _ABLE.search(text) else text
        return (_finished(rest),) if rest.strip(" .:") else ()
    starts = [verb.offset for verb in verbs]
    ends = [*(_JOINT.sub("", text[:start]) for start in starts[1:]), text]
    pieces = [end[start:] for start, end in zip(starts, ends, strict=True)]
    if all(_has_object(piece) for piece in pieces):
        return tuple(_finished(piece) for piece in pieces)
    return (_finished(text[starts[0] :]),)


def _smart_items(texts: Sequence[str]) -> list[str]:
    """Return the texts that are objectives where items go through the letters of SMART."""
    texts = [re.sub(r"(?<!\w)\*\*([A-Z])\*\*(?=[a-z])", r"\1", text) for text in texts]
    letters = [text for text in texts if _SMART.match(text)]
    if len(letters) < 3:
        return list(texts)
    others = [
        text for text in texts if not _SMART.match(text) and not text.rstrip("* ").endswith(":")
    ]
    specific = [
        _SMART.sub("", t, count=1) for t in letters if t.lower().lstrip("*_ ").startswith("spec")
    ]
    return others or [text.strip("*_ ") for text in specific]


def statements_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the objectives that a label's line, paragraph or items state, each once."""
    found: list[str] = []
    for text in _smart_items(list(texts)):
        found += _of_text(text)
    return tuple(dict.fromkeys(found))


def _of_text(text: str) -> Iterator[str]:
    """Yield the objectives of one text; what only leads to a list, or comments, gives none."""
    pieces = [piece for piece in _LETTERS.split(text) if piece.strip()]
    if len(pieces) > 1 and len(_LETTERS.findall(text)) > 1:
        yield from (one for piece in pieces for one in _of_text(piece.strip().rstrip(";,")))
        return
    parts = sentences(_LETTERS.sub("", text, count=1) if _LETTERS.match(text) else text)
    stated = [part for part in parts if _states(part)] or parts[:1]
    for part in stated:
        if not plain(part).endswith(":"):
            yield from split_statement(part)


def _states(sentence: str) -> bool:
    """Whether a sentence is an objective: it says "able to", or begins with a verb in base form."""
    text = plain(sentence)
    if _ABLE.search(text) or _LEARN.search(text):
        return True
    verbs = read_statement(text).verbs
    return bool(verbs) and verbs[0].known and verbs[0].offset < 40


def with_ids(statements: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return each statement with an id of its own, made of its verb and the words after it."""
    used: set[str] = set()
    result = []
    for statement in statements:
        wanted = objective_id(statement)
        name, number = wanted, 1
        while name in used:
            number += 1
            name = f"{wanted}-{number}"
        used.add(name)
        result.append((name, statement))
    return tuple(result)
