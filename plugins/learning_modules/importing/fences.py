"""Fences that a draft broke: nested ones, a fence around all of it, one that is never closed.

CommonMark ends a fence at the first bare one, so a draft that shows a fence inside a fence comes
out inside out: text as code, code as text.  The headings that the content system adds at the end
show which reading is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning_modules.diagnostics import Finding
from learning_modules.importing.lines import DraftLines

_FENCE = re.compile(r"^(?P<lead>[ \t]*(?:>[ \t]?)*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_HEADING = re.compile(r" {0,3}#{1,6}\s+\S")
#: A heading that can be no comment in a program: second level or below, or one of the system's.
_SECTION = re.compile(r"#{2,6}\s+\S")
_SYSTEM = re.compile(r"##\s+(?:Sources|Source (?:Collection|Evaluation)\b.*)\s*$", re.IGNORECASE)
_WRAPPERS = frozenset({"", "markdown", "md", "text", "txt"})


@dataclass(frozen=True)
class Fence:
    """A fence line: its index, its marks, and the words behind them."""

    index: int
    lead: str
    marks: str
    info: str

    @property
    def bare(self) -> bool:
        """Whether it can close a fence: no words behind the marks."""
        return not self.info.strip()


@dataclass(frozen=True)
class Span:
    """A fenced part: the line that opens it, the one that closes it (None: none does)."""

    start: Fence
    end: Fence | None
    depth: int = 0

    def holds(self, index: int) -> bool:
        """Whether the line with this index stands in it."""
        return self.start.index < index and (self.end is None or index < self.end.index)


def _fences(lines: Sequence[str]) -> list[Fence]:
    found = ((index, _FENCE.match(line)) for index, line in enumerate(lines))
    return [Fence(i, m["lead"], m["marks"], m["info"]) for i, m in found if m]


def _closes(fence: Fence, opener: Fence) -> bool:
    return fence.bare and fence.marks.startswith(opener.marks)


def _as_commonmark(fences: Sequence[Fence]) -> list[Span]:
    """Return the spans as CommonMark reads them: the first bare fence closes."""
    spans: list[Span] = []
    opener: Fence | None = None
    for fence in fences:
        if opener is None:
            opener = fence
        elif _closes(fence, opener):
            spans.append(Span(opener, fence))
            opener = None
    return [*spans, Span(opener, None)] if opener else spans


def _as_nested(fences: Sequence[Fence]) -> list[Span]:
    """Return the spans when a fence with words always opens and a bare one closes the last."""
    spans: list[Span] = []
    stack: list[Fence] = []
    for fence in fences:
        if stack and fence.bare and fence.marks[0] == stack[-1].marks[0]:
            spans.append(Span(stack.pop(), fence, len(stack)))
        else:
            stack.append(fence)
    return [*spans, *(Span(fence, None, depth) for depth, fence in enumerate(stack))]


def _around_empty(draft: DraftLines, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those joined that a bare fence inside a text to copy tore apart.

    The outer one is a text (``markdown``); behind it CommonMark sees code with nothing in it, which
    is the end of the inner fence and that of the outer one.
    """
    result: list[Span] = []
    for span in spans:
        before = result[-1] if result else None
        empty = span.end and not any(
            line.strip() for line in draft.lines[span.start.index + 1 : span.end.index]
        )
        if before and before.end and empty and _is_text(before.start) and span.start.bare:
            result[-1:] = [Span(before.start, span.end), Span(before.end, span.start, 1)]
        else:
            result.append(span)
    return result


def _is_text(fence: Fence) -> bool:
    return fence.info.strip().lower() in _WRAPPERS - {""}


def _swallowed(draft: DraftLines, spans: Sequence[Span]) -> bool:
    """Whether a heading of the system stands in a fence."""
    system = [i for i, line in enumerate(draft.lines) if _SYSTEM.match(line)]
    return any(span.holds(index) for span in spans for index in system)


def _nests(fences: Sequence[Fence], spans: Sequence[Span]) -> bool:
    """Whether a fence with words stands in a fence that is no longer than it."""
    return any(
        span.holds(f.index) and not f.bare and f.marks.startswith(span.start.marks)
        for span in spans
        for f in fences
    )


def without_wrapper(draft: DraftLines) -> DraftLines:
    """Take away a fence that was put around the whole text."""
    fences = _fences(draft.lines)
    first = fences[0] if fences else None
    if first is None or first.info.strip().lower() not in _WRAPPERS:
        return draft
    if any(_HEADING.match(line) for line in draft.lines[: first.index]):
        return draft
    below = next((line for line in draft.lines[first.index + 1 :] if line.strip()), "")
    if not (_HEADING.match(below) or below.startswith(("**", "---", "> ", "<!--"))) or first.lead:
        return draft
    limit = next((i for i, line in enumerate(draft.lines) if _SYSTEM.match(line)), len(draft.lines))
    last = [f for f in fences[1:] if f.bare and f.index < limit and _ends_text(draft, f, limit)]
    finding = Finding("import-fence", draft.at(first.index), "a fence stood around the whole text")
    draft = draft.without(first.index, first.index + 1).reporting([finding])
    return draft.without(last[-1].index, last[-1].index + 1) if last else draft


def _ends_text(draft: DraftLines, fence: Fence, limit: int) -> bool:
    """Whether nothing but empty lines and rules follows a fence up to line ``limit``."""
    return all(not line.strip(" -") for line in draft.lines[fence.index + 1 : limit])


def _lengthened(draft: DraftLines, spans: Sequence[Span]) -> DraftLines:
    """Give each fence that holds others more marks than they have."""
    for span in sorted(spans, key=lambda s: -s.depth):
        inner = [s for s in spans if s.depth > span.depth and span.holds(s.start.index)]
        if not inner or span.end is None:
            continue
        longest = max(len(s.start.marks) for s in inner) + max(s.depth for s in inner) - span.depth
        marks = span.start.marks[0] * longest
        finding = Finding(
            "import-fence", draft.at(span.start.index), "a fence was closed by one inside it"
        )
        start, end = span.start, span.end
        draft = draft.with_line(start.index, f"{start.lead}{marks}{start.info}")
        draft = draft.with_line(end.index, f"{end.lead}{marks}").reporting([finding])
    return draft


def _closed(draft: DraftLines, span: Span) -> DraftLines:
    """Close a fence in front of the first heading below it."""
    lines = draft.lines
    place = next(
        (
            i
            for i in range(span.start.index + 1, len(lines))
            if _SECTION.match(lines[i]) and not lines[i - 1].strip()
        ),
        len(lines),
    )
    message = "this fence is never closed"
    at = draft.at(span.start.index)
    if place == len(lines):
        return draft.reporting([Finding("import-fence", at, message, "close it")])
    hint = f"it is now closed before line {place + 1}; check that all code stands above"
    closed = draft.with_line(place - 1, f"{span.start.lead}{span.start.marks}")
    return closed.reporting([Finding("import-fence", at, message, hint)])


def with_mended_fences(draft: DraftLines) -> DraftLines:
    """Return the draft with every fence that can surely be mended; the others are reported."""
    draft = without_wrapper(draft)
    fences = _fences(draft.lines)
    spans = _as_commonmark(fences)
    joined = _around_empty(draft, spans)
    if any(span.depth for span in joined):
        return _lengthened(draft, joined)
    if not _swallowed(draft, spans) and not _nests(fences, spans):
        return draft
    nested = _as_nested(fences)
    balanced = all(span.end for span in nested) and not _swallowed(draft, nested)
    if balanced and any(span.depth for span in nested):
        return _lengthened(draft, nested)
    if spans and spans[-1].end is None:
        return _closed(draft, spans[-1])
    at = draft.at(fences[0].index)
    message = "the fences of this draft do not fit together"
    return draft.reporting(
        [Finding("import-fence", at, message, "check where code begins and ends")]
    )
