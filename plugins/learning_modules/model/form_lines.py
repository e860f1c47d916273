"""Labels with a blank behind them (``Name: ____``), read off lines of text."""

from __future__ import annotations

import re

from learning_modules.diagnostics import Location
from learning_modules.model.marks import has_example, split_example
from learning_modules.model.raw_form import RawField

#: A line to write on: underscores, a row of dots, or either in brackets.
_BLANK = re.compile(r"\[\s*_{2,}\s*\]|_{3,}|\.{5,}|…{3,}")
_BRACKET = re.compile(r"(?P<label>[^\[\]]*[:?])\s*\[(?P<text>[^\[\]]*)\]\Z")
_ANGLES = re.compile(r"(?P<label>[^<>]*[:?])\s*<(?P<text>[^\W\d_][^<>/@:]{1,80})>\Z")
_REFERENCE = re.compile(r"\w*\d\w*\Z")
_NUMBER = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
#: The strokes of a date behind a label (``Date: __/__/____``, as its marks leave it).
_WRITTEN = re.compile(r":[\s/.-]+\Z")
_BARE = re.compile(r"[^\W\d_][^.!?:]{0,60}:\Z")
_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")


def read_fields(line: str, location: Location | None = None) -> tuple[RawField, ...]:
    """Return the fields that a line holds, in order; none if it holds no blank.

    A sentence with blanks in the midst of it is one field, labelled with the whole sentence.
    """
    text = _NUMBER.sub("", line.strip())
    if bracket := _in_brackets(text, location):
        return (bracket,)
    parts = _BLANK.split(text)
    if len(parts) < 2:
        return ()
    labels, rest = [part.strip() for part in parts[:-1]], parts[-1].strip(" .;,")
    labels = [_WRITTEN.sub(":", label) for label in labels]
    if all(label.endswith((":", "?")) for label in labels) and not _NOTE.sub("", rest):
        notes = [""] * (len(labels) - 1) + [f" {rest}" if rest else ""]
        return tuple(
            RawField(_label(label) + note, location=location)
            for label, note in zip(labels, notes, strict=True)
        )
    if len(labels) == 1 and not rest and labels[0]:
        return (RawField(_label(labels[0]), location=location),)
    sentence = _BLANK.sub("____", text)
    return (RawField(sentence, location=location),) if sentence.strip("_ .") else ()


def read_bare_label(line: str, location: Location | None = None) -> tuple[RawField, ...]:
    """Return the field of a line that is a label and nothing else: ``Team:``."""
    text = _NUMBER.sub("", line.strip())
    return (RawField(_label(text), location=location),) if _BARE.match(text) else ()


def has_blank(line: str) -> bool:
    """Whether a line holds a line to write on."""
    return bool(_BLANK.search(line))


def _in_brackets(text: str, location: Location | None) -> RawField | None:
    """Return the field of ``Label: [what to write here]`` or ``Label: <what>``, or None."""
    if has_example(text):
        label, example = split_example(text)
        if not label.endswith((":", "?")):
            return None
        return RawField(_label(label), example, location=location)
    match = _BRACKET.match(text) or _ANGLES.match(text)
    if not match or _REFERENCE.match(match["text"]):
        return None
    inner = match["text"].strip(" ._…")
    hint = inner if len(inner) > 1 else ""
    return RawField(_label(match["label"]), hint=hint, location=location)


def _label(text: str) -> str:
    return text.strip().rstrip(":").strip()


def fields_of_lines(
    lines: tuple[str, ...], location: Location | None = None
) -> tuple[tuple[RawField, ...], tuple[str, ...]]:
    """Return the fields of a paragraph, and its other lines."""
    found = [(line, read_fields(line, location)) for line in lines if line.strip()]
    others = tuple(line for line, fields in found if not fields)
    return tuple(field for _, fields in found for field in fields), others
