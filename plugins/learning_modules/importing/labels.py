"""Header lines of a draft (``**Target Audience:** SME owners``): which labels there are.

A label stands alone, in bold, before or after its colon, as an item of a list, as the first cell
of a table's row, or as a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from learning_modules.importing.numbering import without_symbols

_KIND = (
    r"(?:content|module|document|template|course|lesson|item|case study|playbook|learning"
    r"|guide|resource|unit)"
)

#: Field -> the labels that name it, without colon, in small letters.
_NAMES = {
    "id": rf"(?:{_KIND} )?(?:id|identifier|code)",
    "title": rf"(?:{_KIND} )?(?:title|name)",
    "audience": r"(?:(?:target|intended|primary|main) )?(?:audiences?|learners?|readers?|users?)"
    r"|who (?:(?:is )?(?:this|it)|should)(?: \w+){0,3}(?: for| read)?|for whom|designed for"
    r"|intended for|who",
    "level": r"(?:(?:technical|difficulty|skill|audience|experience|knowledge|learning|course"
    "|module"
    r"|target|expertise) )*level|difficulty",
    "role": r"(?:target )?roles?(?:\s*[/&]\s*contexts?)?|role and context",
    "constraints": r"(?:resource |key )?constraints?|resources? available",
    "objectives": rf"(?:(?:{_KIND}|smart|measurable|main|primary|key|overall|your|our|the"
    r"|specific) )*"
    r"(?:objectives?|goals?|outcomes?)(?: of this \w+)?"
    r"|what you(?: wi|')ll (?:learn|be able to do|achieve)",
    "duration": r"(?:(?:estimated|approximate|approx|expected|total|recommended|average) )*"
    r"(?:(?:completion|reading|learning|study|module|course) )?(?:time|duration)"
    r"(?: (?:required|needed|commitment|to complete|to read|estimate|investment))?",
    "prerequisites": r"prerequisites?(?: modules?| knowledge)?(?: (?:&|and) (?:estimated )?time)?"
    r"|dependenc(?:y|ies)|required modules?|what you(?: wi|')ll need|before you (?:start|begin)",
    "pillars": r"(?:(?:primary|secondary|main|key|core|related) )*(?:mission )?pillars?"
    r"(?: alignment| focus| \d)?(?: \(\w+\))?",
    "type": rf"(?:{_KIND} )?type",
    "version": rf"(?:{_KIND} )?version",
    "date": r"(?:(?:last|date|publication|published|creation) )?(?:date|updated|created|revised"
    "|published)"
    r"(?: on)?",
    "authors": r"authors?|written by|created by|prepared by|by",
    "tags": r"tags|keywords?|topics?|categories",
    "section": r"section|subsection|track|category|series|part of",
    "status": rf"(?:{_KIND} |review )?status|priority",
    "collected": r"collection date|collected(?: on)?|source collection date",
}

_PATTERNS = {field: re.compile(rf"(?:{names})\Z") for field, names in _NAMES.items()}
_MARKER = re.compile(r"^\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
#: A longer text before a colon is a sentence.
_LABEL_LENGTH = 60


@dataclass(frozen=True)
class Label:
    """A label and what follows it on its line; ``name`` is as written, without marks."""

    field: str
    name: str
    value: str


def field_of(name: str) -> str | None:
    """Return the field that a label names, or None."""
    plain = " ".join(re.sub(r"[*_`#]", "", name).replace("’", "'").lower().split()).strip(" :-")
    plain = without_symbols(plain)
    for text in (plain, _NOTE.sub("", plain)):
        found = next((f for f, pattern in _PATTERNS.items() if pattern.match(text)), None)
        if found:
            return found
    return None


_HEADINGS = re.compile(
    r"\b(?:objectives?|learning (?:goals?|outcomes?)|(?:module|your|course) goals?|what you"
    r"|audience|who\b|for whom"
    r"|(?:content|module) id|level|duration|(?:estimated|completion) time)",
    re.IGNORECASE,
)


def field_of_heading(title: str) -> str | None:
    """Return the field that a heading names, or None; "Outcomes" is a section."""
    bare = re.sub(r"^\d{1,2}\s+", "", title)  # "2 Objectives": a number without a mark
    return field_of(bare) if _HEADINGS.search(bare) else None


def split_label(line: str) -> tuple[str, str] | None:
    """Return name and value of ``**Name:** value``, or None.

    A name in bold or italic needs no colon if nothing or a question mark stands behind it.
    """
    text = _MARKER.sub("", line.strip(), count=1)
    marks = re.match(r"(\*{1,3}|_{1,3})(?=\S)", text)
    opening = marks[1] if marks else ""
    inner = text[len(opening) :]
    alone = re.match(rf"([^:*_]+?)([?]?){re.escape(opening)}(?:\s+|$)", inner) if opening else None
    if alone and (alone[2] or alone.end() == len(inner)) and len(alone[1]) <= _LABEL_LENGTH:
        return alone[1].strip(), inner[alone.end() :].strip()
    name, colon, rest = inner.partition(":")
    if not colon or not name.strip() or len(name) > _LABEL_LENGTH:
        return None
    closed_before = bool(opening) and name.rstrip().endswith(opening)
    name = name.rstrip().removesuffix(opening) if opening else name
    value = rest.strip()
    if opening and not closed_before:
        value = _without_closing(value, opening)
    return name.strip(), value


def _without_closing(value: str, marks: str) -> str:
    """Take away the marks that close the label: behind its colon, or at the end of the line."""
    if value.startswith(marks):
        return value[len(marks) :].strip()
    if value.endswith(marks):
        return value.removesuffix(marks).strip()
    return value


def read_label(line: str) -> Label | None:
    """Return the label that a line begins with, or None if it names no field."""
    split = split_label(line)
    field = field_of(split[0]) if split else None
    return Label(field, split[0], split[1]) if split and field else None


def read_any_label(line: str) -> Label | None:
    """Return the label that a line begins with; one in bold that names no field is ``other``."""
    split = split_label(line)
    bold = re.match(r"^\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?(?:\*\*|__)(?=\S)", line)
    if split is None or not split[0]:
        return None
    field = field_of(split[0])
    if field is None and not (bold and split[1]):
        return None
    return Label(field or "other", *split)


def is_other_label(line: str) -> bool:
    """Whether a line begins with a label in bold that names no field."""
    label = read_any_label(line) if line.lstrip().startswith(("**", "__")) else None
    return label is not None and label.field == "other"


def is_bold_line(text: str) -> bool:
    """Whether all of a paragraph is bold, as a heading that was not marked as one."""
    text = text.strip()
    whole = re.fullmatch(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1:?", text)
    return whole is not None and "**" not in whole[2] and not whole[2].startswith("__")


def bold_text(text: str) -> str:
    """Return the text of a bold line, without its marks and its colon."""
    return text.strip().strip(":").strip("*_").strip().rstrip(":").strip()
