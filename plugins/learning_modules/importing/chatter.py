"""What a writing machine says about its draft: "Okay, here is ...", "(End of Content)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.importing.lines import DraftLines
from learning_modules.model.chatter import chatter_in, is_answer, is_closing, is_end

_HEADING = re.compile(r" {0,3}#{1,6}\s")
_RULE = re.compile(r" {0,3}(?:-\s*){3,}$|\s{0,3}(?:\*\s*){3,}$|\s{0,3}(?:_\s*){3,}$")
#: A longer last paragraph is text, though it may end with an offer.
_LEAVE_WORDS = 30
_ADDED = re.compile(
    r"##\s+(?:Sources|References|Source (?:Collection|Evaluation)\b.*)\s*$", re.IGNORECASE
)
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def _paragraphs(lines: tuple[str, ...], start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of lines that are not empty."""
    begin = None
    for index, line in enumerate((*lines[start:], ""), start=start):
        if line.strip() and begin is None:
            begin = index
        elif not line.strip() and begin is not None:
            yield begin, index
            begin = None


def _end_of_opening(lines: tuple[str, ...], start: int, end: int) -> int:
    """Return where an answer that begins the draft ends: after its rule, else its paragraph."""
    for index in range(start, len(lines)):
        if _HEADING.match(lines[index]) or _FENCE.match(lines[index]):
            break
        if _RULE.match(lines[index]):
            return index + 1
    else:
        return end
    return end


def without_opening(draft: DraftLines) -> DraftLines:
    """Drop an answer ("Okay, here is ...") in front of the draft, up to the rule below it."""
    first = next(_paragraphs(draft.lines), None)
    if first is None:
        return draft
    start, end = first
    for index in range(start, end):  # an answer need not be followed by an empty line
        if index > start and (
            _HEADING.match(draft.lines[index]) or _FENCE.match(draft.lines[index])
        ):
            end = index
            break
    if not is_answer(" ".join(draft.lines[start:end])):
        return draft
    return draft.without(start, _end_of_opening(draft.lines, end, end))


def without_endings(draft: DraftLines) -> DraftLines:
    """Drop lines that only say that the text is over, and the answer's last words."""
    for index, line in enumerate(draft.lines):
        if line.strip() and not _HEADING.match(line) and is_end(line):
            draft = draft.without(index, index + 1)
    last = _last_paragraph(draft.lines)
    for start, end in list(_paragraphs(draft.lines)):
        text = " ".join(draft.lines[start:end])
        if is_closing(text) or (start == last and _takes_leave(text)):
            draft = draft.without(start, end)
    return draft


def _takes_leave(text: str) -> bool:
    """Whether a last paragraph offers more, in its first sentence or, if short, a later one."""
    parts = re.split(r"(?<=[.!?])\s+", text) if len(text.split()) <= _LEAVE_WORDS else [text]
    return any(chatter_in(part, first=False, last=True) for part in parts)


def _last_paragraph(lines: tuple[str, ...]) -> int:
    """Return where the last paragraph in front of the content system's sections begins."""
    system = (n for n, line in enumerate(lines) if _ADDED.match(line))
    starts = [start for start, _ in _paragraphs(lines[: next(system, len(lines))])]
    return next((n for n in reversed(starts) if not _RULE.match(lines[n])), -1)


def without_format_name(draft: DraftLines) -> DraftLines:
    """Drop the word that named the format of a fence of which nothing else is left."""
    first = next((i for i, line in enumerate(draft.lines) if line.strip()), 0)
    named = draft.lines[first].strip().lower() in {"markdown", "md"}
    if named and first + 1 < len(draft.lines) and _HEADING.match(draft.lines[first + 1]):
        return draft.without(first, first + 1)
    return draft


def without_chatter(draft: DraftLines) -> DraftLines:
    """Return the draft without what its writer said about it; the report keeps those words."""
    return without_endings(without_opening(without_format_name(draft)))
