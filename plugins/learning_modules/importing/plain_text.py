"""Texts that are no Markdown: articles and lessons saved from the web as plain text.

Each line stays where it is; short lines between empty ones become headings, bullets become lists.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning_modules.importing.lines import DraftLines
from learning_modules.model.roles import roles_of_title

_BULLET = re.compile(r"^\s*[•●▪‣◦∙·–]\s+")
_NOISE = re.compile(
    r"\W*(?:view full course|enroll now|sign up|subscribe|log ?in|read more|share(?: this)?"
    r"|tweet|cookie|menu"
    r"|back to top|previous|next|table of contents|advertisement|related (?:posts|articles)"
    r"|leave a comment"
    r"|skip to content|home|contact us)\b.{0,30}\W*",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"\b(?:enroll now|sign up (?:now|today)|sneak peek|subscribe (?:now|today|to our))\b",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"(?:references?|sources?|bibliography|works cited)\W*\Z", re.IGNORECASE)
_TAGS = re.compile(r"(?:tags|keywords|topics)\s*:?\s*\Z", re.IGNORECASE)
_READ = re.compile(r"(\d{1,3})\s*(?:min(?:ute)?s?)\s*read\b", re.IGNORECASE)
#: Who wrote a page, when, and how long it is.
_ABOUT = re.compile(
    r"^\s*by\s+[A-Z]|\b\d+\s*min(?:ute)?s?\s+read\b|^\W*(?:published|updated|posted)\b"
    r"|^\W*(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? [A-Z][a-z]{2,8} \d{4})\W*$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?:;,]['\"”’)]*$")
#: A heading is a line of at most so many words.
_HEADING_WORDS = 16


@dataclass(frozen=True)
class PlainText:
    """A plain text as lines of Markdown, with what stood around it on its page."""

    draft: DraftLines
    title: str = ""
    tags: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Run:
    """Lines without an empty one between them, from ``start`` up to ``end``."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        return all(_BULLET.match(line) for line in self.lines)

    @property
    def is_short(self) -> bool:
        text = self.lines[0].strip()
        words = text.split()
        return (
            len(self.lines) == 1
            and not _BULLET.match(self.lines[0])
            and 0 < len(words) <= _HEADING_WORDS
            and not (_END.search(text) and not text.endswith("?"))
        )


def is_plain(draft: DraftLines) -> bool:
    """Whether a text has no heading of Markdown, bold line or fence."""
    marks = re.compile(r" {0,3}#{1,6}\s+\S|\s*(?:\*\*|__)\S|\s*(?:```|~~~)|\s*\|.*\|")
    return not any(marks.match(line) for line in draft.lines)


def _runs(lines: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    begin = 0
    for index in range(len(lines) + 1):
        line = lines[index] if index < len(lines) else ""
        changes = index > begin and bool(line.strip()) and _kind(line) != _kind(lines[index - 1])
        if not line.strip() or changes:
            if index > begin:
                runs.append(_Run(begin, index, tuple(lines[begin:index])))
            begin = index if changes else index + 1
    return runs


def _kind(line: str) -> bool:
    return bool(_BULLET.match(line))


def read_plain_text(draft: DraftLines) -> PlainText:
    """Return a plain text as Markdown, line by line, and its title, tags and remarks."""
    draft = _without_noise(draft)
    runs = _runs(draft.lines)
    title = _title(runs)
    tags: tuple[str, ...] = ()
    about: list[str] = []
    first_prose = next((r.start for r in runs if _is_prose(r)), len(draft.lines))
    for number, run in enumerate(runs):
        before = runs[number - 1] if number else None
        beside = run.is_short and run is not title and not (title and _names_section(run))
        if run.start < first_prose and (run.is_list or beside):
            about += [_BULLET.sub("", line).strip() for line in run.lines]
            draft = _cleared(draft, run)
        elif run.is_list and before and _TAGS.match(before.lines[-1].strip()):
            tags = tuple(_BULLET.sub("", line).strip() for line in run.lines)
            draft = _cleared(_cleared(draft, run), before)
    kept = [run for run in _runs(draft.lines) if title is None or run.start != title.start]
    draft = _marked(draft, kept)
    if title:
        draft = draft.with_line(title.start, f"# {title.lines[0].strip()}")
    return PlainText(
        draft, title.lines[0].strip() if title else "", tags, tuple(dict.fromkeys(about))
    )


def _cleared(draft: DraftLines, run: _Run) -> DraftLines:
    """Empty the lines of a run whose words are kept elsewhere."""
    lines = (*draft.lines[: run.start], *[""] * (run.end - run.start), *draft.lines[run.end :])
    return replace(draft, lines=lines)


def _is_prose(run: _Run) -> bool:
    return not run.is_list and not run.is_short and len(" ".join(run.lines)) > 120


def _without_noise(draft: DraftLines) -> DraftLines:
    """Drop buttons and advertisements of the page that the text was saved from."""
    for run in _runs(draft.lines):
        text = " ".join(run.lines).strip()
        promotion = _PROMOTION.search(text) and len(text.split()) < 60
        if promotion or (len(run.lines) == 1 and len(text.split()) < 7 and _NOISE.fullmatch(text)):
            draft = draft.without(run.start, run.end)
    return draft


def _title(runs: Sequence[_Run]) -> _Run | None:
    """Return the title: the line that stands twice above the text, else the last one there."""
    above: list[_Run] = []
    for run in runs:
        if _is_prose(run):
            break
        if run.is_short and not _names_section(run) and not _ABOUT.search(run.lines[0]):
            above.append(run)
    texts = [run.lines[0].strip() for run in above]
    twice = [run for run in above if texts.count(run.lines[0].strip()) > 1]
    return (twice or above)[-1] if above else None


def _names_section(run: _Run) -> bool:
    """Whether a short line is the heading of a first section ("Introduction")."""
    return "introduction" in roles_of_title(run.lines[0].strip(), pillars={}, extra={})


def _marked(draft: DraftLines, runs: Sequence[_Run]) -> DraftLines:
    """Write headings and bullets as Markdown; a heading above a heading is its parent."""
    parents = _parents(runs)
    inside = False
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else None
        if run.is_list:
            for index in range(run.start, run.end):
                draft = draft.with_line(index, _BULLET.sub("- ", draft.lines[index]))
        elif run.is_short and after is not None:
            text = run.lines[0].strip()
            is_parent = number in parents
            apart = _stands_apart(runs, number)
            inside = is_parent or (inside and not apart)
            level = 2 if is_parent or not inside else 3
            draft = draft.with_line(run.start, f"{'#' * level} {text}")
    return draft


def _parents(runs: Sequence[_Run]) -> set[int]:
    """Return the numbers of short lines that another short line follows at once."""
    pairs = itertools.pairwise(runs)
    return {n for n, (run, after) in enumerate(pairs) if run.is_short and after.is_short}


def _stands_apart(runs: Sequence[_Run], number: int) -> bool:
    """Whether a heading is no subsection: the name of a part, or formed unlike those before it."""
    text = runs[number].lines[0].strip()
    roles = set(roles_of_title(text, pillars={}, extra={}))
    if roles & {"introduction", "conclusion", "next-steps", "sources"} or _SOURCES.match(text):
        return True
    return runs[number + 1].is_list  # subsections begin with a sentence


def reading_time(texts: Sequence[str]) -> str:
    """Return the time that a page names ("12 min read"), or an empty string."""
    found = next((match for match in map(_READ.search, texts) if match), None)
    return f"{found[1]} min" if found else ""
