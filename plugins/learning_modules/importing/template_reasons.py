"""Why a block of a draft is a template: its label says so, its section, or that it is left open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.fillable import (
    has_boxes,
    has_fields,
    has_open_column,
    has_places,
    is_open_table,
    is_question_list,
    table_rows,
)

_NAMES = re.compile(
    r"\b(?:templates?|check-?\s?lists?|worksheets?|work-?books?|road-?maps?|canvas(?:es)?"
    r"|matri(?:x|ces)|rubrics?"
    r"|calculators?|guides?|planners?|trackers?|score-?cards?|questionnaires?|registers?"
    r"|(?:\w+ )forms?$)(?!\w)",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:templates?|check-?\s?lists?|worksheets?|work-?books?|canvas(?:es)?|questionnaires?"
    r"|score-?cards?)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:check-?\s?lists?|worksheets?|rubrics?|questionnaires?|score-?cards?)\b", re.IGNORECASE
)
_COMPARES = re.compile(
    r"\b(?:comparisons?|compar(?:e|es|ed|ing)|versus|vs\.?|differences?|differs?|results?"
    r"|outcomes?|findings"
    r"|before and after|overview|glossary|terms|pros and cons|features?|at a glance|summary)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"\b(?:examples?|samples?|case stud(?:y|ies)|illustrations?)\b", re.IGNORECASE)
_FILLED = re.compile(
    r"\b(?:completed|filled(?:[- ](?:in|out))?|worked) \w+|\bexamples? of\b|\bsamples? of\b",
    re.IGNORECASE,
)
_QUIZ = re.compile(
    r"\b(?:quiz|test your|knowledge check|answer key|(?:correct|model|sample|possible) answers?"
    r"|(?:and|&) answers)\b|^\W*answers?\b",
    re.IGNORECASE,
)
_UMBRELLA = re.compile(
    r"^(?:practical (?:components?|activities|exercises?|tools?)|templates?(?: and \w+)?"
    r"|tool-?kit|tools|resources"
    r"|appendi(?:x|ces)|worksheets?|checklists?)\b",
    re.IGNORECASE,
)
#: Words behind a fence's marks that leave it a text to copy.
_TEXTS = frozenset({"", "text", "txt", "markdown", "md", "prompt", "plaintext", "plain"})
_NOTE = re.compile(r"\s*\([^()]*\)")


def reason_for(block: Block, words: str, *, practical: bool) -> str:
    """Return why a block is a template, or an empty string; ``words`` are its label's."""
    match block.kind:
        case Kind.TABLE:
            return _table_reason(block, words, practical=practical)
        case Kind.LIST:
            return _list_reason(block, words)
        case Kind.FENCE:
            return _fence_reason(block, words, practical=practical)
        case Kind.PARAGRAPH if has_boxes(block) or has_fields(block):
            return "has blanks to fill in"
        case _:
            return ""


def _table_reason(block: Block, words: str, *, practical: bool) -> str:
    header, rows = table_rows(block)
    if len(header) < 2 and not is_open_table(block):
        return ""
    if is_open_table(block) and rows:
        return "leaves most of its cells open"
    if has_open_column(block):
        return "has a column to fill in"
    return _called(header, words, practical=practical)


def _called(header: Sequence[str], words: str, *, practical: bool) -> str:
    """Return why a table that is filled in is a template: by its name or its place."""
    if _FILLED.search(words):
        return ""
    if _COMPARES.search(words) or _COMPARES.search(" ".join(header[1:])):
        sure = _SURE.search(words)
        return f'is called "{sure[0]}"' if sure else ""
    if name := _name_in(words):
        return f'is called "{name}"'
    return "stands in a practical section" if practical and not _SHOWS.search(words) else ""


def _name_in(words: str) -> str:
    """Return the word that names a form; a note in brackets ("conceptual guide") does not."""
    name = _NAMES.search(_NOTE.sub("", words)) or _SURE.search(words)
    return name[0] if name else ""


def _list_reason(block: Block, words: str) -> str:
    if has_boxes(block):
        return "has boxes to tick"
    if has_fields(block):
        return "has blanks to fill in"
    listed = _LISTED.search(words)
    if listed:
        return f'is called "{listed[0]}"'
    name = _name_in(words)
    return f'is called "{name}" and asks questions' if name and is_question_list(block) else ""


def _fence_reason(block: Block, words: str, *, practical: bool) -> str:
    is_text = block.info.split(" ")[0].strip("{}.").lower() in _TEXTS
    sure = _SURE.search(words)
    name = sure[0] if sure else _name_in(words) if is_text else ""
    if name:
        return f'is called "{name}"'
    if is_text and practical and not _SHOWS.search(words):
        return "is a text to copy in a practical section"
    return "has places to fill in" if is_text and practical and has_places(block.text) else ""


def is_quiz(words: str) -> bool:
    """Whether a label names questions with right answers."""
    return bool(_QUIZ.search(words))


def names_many(title: str) -> bool:
    """Whether a heading stands for a collection: its labels name the templates."""
    return bool(_UMBRELLA.match(title))


def names_form(title: str) -> bool:
    """Whether a title has a word for something to fill in."""
    return bool(_NAMES.search(title))


def names_one(title: str) -> bool:
    """Whether a title surely names one thing to fill in, and not a collection."""
    sure = _SURE.search(_NOTE.sub("", title))
    return sure is not None and not names_many(title) and not sure[0].lower().endswith("s")


def without_notes(title: str) -> str:
    """Return a title without notes in brackets."""
    return _NOTE.sub("", title)
