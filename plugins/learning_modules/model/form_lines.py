"""Labels with a blank behind them (``Name: ____``), read off lines of text and items of lists.

What is a blank anywhere is a line to write on, or words in brackets.  Where nothing else can be
filled in, or beside such a blank, less will do (*loose*): ``Name: e.g. Ann``, ``Name: ...``,
``Date: (day and month)``, ``Goal: What do you want?``, and a label with nothing behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from learning_modules.diagnostics import Location
from learning_modules.model.marks import (
    DATE_PATTERN,
    has_example,
    has_line,
    is_open,
    placeholder,
    split_example,
    with_mark,
    without_lines,
)
from learning_modules.model.raw_form import RawField, RawItem

#: A line to write on: underscores, a row of dots, or either in brackets.
_BLANK = re.compile(r"\[\s*_{2,}\s*\]|_{3,}|\.{5,}|…{3,}")
#: A blank, or what to write in its place: in square brackets, or between angles.
_HELD = re.compile(
    rf"{_BLANK.pattern}|\[([^\[\]]*)\]|<([^\W\d_][^<>/@:]{{1,80}})>"
    rf"|\b({DATE_PATTERN})\b"
)
_REFERENCE = re.compile(r"\w*\d\w*\Z")
_NUMBER = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
#: The strokes of a date behind a label (``Date: __/__/____``, as its marks leave it).
_WRITTEN = re.compile(r":[\s/._-]+\Z")
#: What a blank counts: before it a currency, behind it a sign or one or two words.
_UNIT_BEFORE = re.compile(r"(?P<label>.*[:?])\s*(?P<unit>[$€£#])\Z")
_UNIT_BEHIND = re.compile(r"\s*(?:/\s*\w{1,12}|[%€$£°]|[^\W\d_]{1,12}(?:\s[^\W\d_]{1,12})?)\Z")
_UNIT = re.compile(r"[$€£%#]\Z|[$€£]?\s?/?\s?[^\W\d_]{1,12}\Z|/\s?\d{1,4}\Z")
_WORD = re.compile(r"[^\W_]")
_NOTE_BEFORE = re.compile(r"(?:[%€$£°]|\([^()]*\))\s+")
_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_BARE = re.compile(r"[^\W\d_][^.!?:]{0,60}:\Z")
#: Empty items below a label, which Markdown reads as part of it.
_EMPTY_ITEMS = re.compile(r"(?<=:)(?:\s*(?:[-*+•]|\d{1,2}[.)]))+\s*\Z")
_QUESTION = re.compile(r"[^\W\d_¿][^.!:]{2,120}[?？؟]\Z|¿[^.!:]{2,120}\?\Z")
_LOOSE = re.compile(r"(?P<label>[^\W\d_][^:?]{0,80}[:?])\s*(?P<rest>\S.*)\Z", re.DOTALL)
_HINT = re.compile(r"\(([^()]{1,60})\)\Z")
#: Words in brackets or between angles within a sentence; a key such as ``[smith2020]`` is none.
_GAP = re.compile(r"\[(?!\w*\d\w*\])[^\W\d_][^\[\]@\n]{1,80}\]|<[^\W\d_][^<>/@:\n]{1,80}>")


def read_fields(
    line: str, location: Location | None = None, *, loose: bool = False
) -> tuple[RawField, ...]:
    """Return the fields that a line holds, in order; none if it holds no blank.

    A sentence with blanks in the midst of it is one field, labelled with the whole sentence.
    """
    text = _NUMBER.sub("", line.strip())
    if has_example(text):
        label, example = split_example(text)
        return (RawField(_label(label), example, location=location),) if _ends(label) else ()
    return (
        _labelled(text, location)
        or _sentence(text, location)
        or (_loosely(text, location) if loose else ())
    )


def _labelled(text: str, location: Location | None) -> tuple[RawField, ...]:
    """Return the fields of a line in which each blank has a label: ``Name: ____ Role: [role]``."""
    held = list(_HELD.finditer(text))
    words = [match[1] or match[2] or match[3] for match in held]
    if not held or any(word and _REFERENCE.match(word) for word in words):
        return ()
    edges = [0, *(at for match in held for at in match.span()), len(text)]
    parts = [text[a:b].strip(" ,;|·") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    rest = parts[-1].strip(" .;,")
    notes = [_leading_note(part) for part in parts[1:-1]]
    labels = [parts[0], *(p[len(n) :].strip() for p, n in zip(parts[1:-1], notes, strict=True))]
    labels = [_with_unit(label) for label in labels]
    if not all(map(_ends, labels)) or not _is_note(rest):
        return ()
    notes = [_note(note.strip()) for note in (*notes, rest)]
    return tuple(
        RawField(_label(label) + note, hint=_hint(word), location=location)
        for label, word, note in zip(labels, words, notes, strict=True)
    )


def _with_unit(label: str) -> str:
    """Return a label with the currency that stands before its blank in parentheses."""
    label = _WRITTEN.sub(":", label)
    unit = _UNIT_BEFORE.match(label)
    return f"{_label(unit['label'])} ({unit['unit']}):" if unit else label


def _leading_note(label: str) -> str:
    """Return what a label begins with that belongs to the blank before it: a sign or a note."""
    match = _NOTE_BEFORE.match(label)
    return match[0] if match else ""


def _is_note(rest: str) -> bool:
    """Whether what stands behind the last blank is nothing, a note in parentheses or a unit."""
    return not _NOTE.sub("", rest) or bool(_UNIT_BEHIND.match(rest))


def _note(rest: str) -> str:
    if not rest:
        return ""
    return f" {rest}" if rest.startswith("(") else f" ({rest})"


def _hint(word: str | None) -> str:
    inner = (word or "").strip(" ._…")
    return inner if len(inner) > 1 else ""


def _sentence(text: str, location: Location | None) -> tuple[RawField, ...]:
    """Return the field of a line with blanks that have no labels of their own."""
    parts = _BLANK.split(text)
    if len(parts) < 2 or not any(map(_WORD.search, parts)):
        return ()
    if len(parts) == 2 and not parts[1].strip(" .;,") and parts[0].strip():
        return (RawField(_label(parts[0]), location=location),)
    sentence = _BLANK.sub("____", text)
    return (RawField(sentence, location=location),) if sentence.strip("_ .") else ()


def _loosely(text: str, location: Location | None) -> tuple[RawField, ...]:
    """Return the field of a label with an example, dots, a hint or a question behind it."""
    match = _LOOSE.match(text)
    if not match:
        return ()
    label, rest = _label(match["label"]), match["rest"]
    _, example = split_example(with_mark(rest))
    if example:
        return (RawField(label, example, location=location),)
    hint = _HINT.match(rest)
    if hint or is_open(rest) or placeholder(rest):
        words = hint[1] if hint else placeholder(rest)
        return (RawField(label, hint=words, location=location),)
    asks = match["label"].endswith(":") and (_QUESTION.match(rest) or has_gap(rest))
    return (RawField(f"{label}: {rest}", location=location),) if asks else ()


def read_bare_label(line: str, location: Location | None = None) -> tuple[RawField, ...]:
    """Return the field of a line that is a label or question and nothing else: ``Team:``."""
    text = _EMPTY_ITEMS.sub("", _NUMBER.sub("", line.strip()))
    bare = _BARE.match(text) or _QUESTION.match(text)
    return (RawField(_label(text), location=location),) if bare else ()


def has_blank(line: str) -> bool:
    """Whether a line holds a line to write on."""
    return bool(_BLANK.search(line))


def has_gap(text: str) -> bool:
    """Whether a text holds words to replace: ``Dear [name of the customer],``."""
    return bool(_GAP.search(text))


def lone_blank(text: str) -> RawField | None:
    """Return the blank that a text is as a whole, as a field without a label; None if it is none.

    It may be open (``...``), say what to write (``[two sentences]``) or be an example.
    """
    written = text.strip()
    _, example = split_example(with_mark(written))
    if example:
        return RawField("", example)
    if written and (is_open(written) or placeholder(written)):
        return RawField("", hint=placeholder(written))
    unit = without_lines(written) if has_line(written) else ""
    return RawField("", hint=unit) if unit and _UNIT.match(unit) else None


def _ends(label: str) -> bool:
    return label.endswith((":", "?", "؟", "："))


def _label(text: str) -> str:
    return text.strip().rstrip(":：").strip()


def fields_of_lines(
    lines: tuple[str, ...], location: Location | None = None, *, loose: bool = False
) -> tuple[tuple[RawField, ...], tuple[str, ...]]:
    """Return the fields of a paragraph, and its other lines.

    A line that is only a label is a field below another one, or where all lines are labels.
    """
    written = [line for line in lines if line.strip()]
    strict = [read_fields(line, location) for line in written]
    if not any(strict) and not loose:
        return (), tuple(written)
    found = [
        fields or read_fields(line, location, loose=True)
        for fields, line in zip(strict, written, strict=True)
    ]
    bare = [read_bare_label(line, location) for line in written]
    if len(written) > 1 and (any(found) or all(bare)):
        first = next((n for n, fields in enumerate(found) if fields), -1)
        found = [
            fields or (label if number > first else ())
            for number, (fields, label) in enumerate(zip(found, bare, strict=True))
        ]
    others = tuple(line for line, fields in zip(written, found, strict=True) if not fields)
    return tuple(field for fields in found for field in fields), others


def fields_of_items(
    items: Sequence[RawItem], *, loose: bool = False
) -> tuple[tuple[RawField, ...], tuple[RawItem, ...]]:
    """Return the fields of a list, and its other items; no fields if it is no form.

    Blanks below a label are numbered fields of it.  Without a blank that is one anywhere, a list
    is a form only if all of its items are fields.
    """
    fields, others, strict = list[RawField](), list[RawItem](), False
    below = _blanks_below(items)
    group = RawItem("", depth=-1)
    for number, item in enumerate(items):
        if number in below:
            strict = True
            fields.extend(below[number])
            continue
        if item.depth <= group.depth:
            group = RawItem("", depth=-1)
        text = item.text.replace("\n", " ")
        found = read_fields(text, item.location)
        strict = strict or bool(found)
        found = found or read_fields(text, item.location, loose=True)
        deeper = number + 1 < len(items) and items[number + 1].depth > item.depth
        heads = deeper and group.depth < 0
        found = found or (() if heads else read_bare_label(text, item.location))
        if heads and not found:
            group = item
            continue
        prefix = f"{_label(group.text)}: " if group.text else ""
        fields.extend(replace(field, label=prefix + field.label) for field in found)
        if not found:
            others.append(replace(item, text=prefix + item.text))
    if strict or (loose and not others):
        return tuple(fields), tuple(others)
    return (), tuple(items)


def fields_among_items(
    items: Sequence[RawItem],
) -> tuple[tuple[RawField, ...], tuple[RawItem, ...]]:
    """Return the fields in a list of items to tick off, and the others: a field has no box."""
    found = [
        () if item.ticked is not None or item.depth else read_fields(item.text, item.location)
        for item in items
    ]
    others = tuple(item for item, fields in zip(items, found, strict=True) if not fields)
    return tuple(field for fields in found for field in fields), others


def _blanks_below(items: Sequence[RawItem]) -> dict[int, tuple[RawField, ...]]:
    """Return the fields of each label that has nothing but blanks below it.

    The blanks themselves have none: their number leads to an empty tuple.
    """
    found: dict[int, tuple[RawField, ...]] = {}
    for number, item in enumerate(items):
        if number in found or not read_bare_label(item.text):
            continue
        end = next((n for n in range(number + 1, len(items)) if items[n].depth <= item.depth), None)
        inner = range(number + 1, len(items) if end is None else end)
        blanks = [lone_blank(items[n].text) for n in inner]
        if blanks and all(blanks):
            found[number] = numbered(item.text, [blank for blank in blanks if blank])
            found.update(dict.fromkeys(inner, ()))
    return found


def numbered(title: str, blanks: Sequence[RawField]) -> tuple[RawField, ...]:
    """Return the fields of several blanks under one title: ``Risks 1``, ``Risks 2``.

    Without a title each is named by what it asks for.
    """
    label = _label(title)
    return tuple(
        RawField(
            (label if len(blanks) == 1 else f"{label} {n}".strip())
            if label
            else blank.hint or f"{n}",
            blank.example,
            blank.hint if label else "",
            blank.location,
        )
        for n, blank in enumerate(blanks, 1)
    )
