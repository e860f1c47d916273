"""Texts saved from a wiki: its headings, lists, bold and links become those of Markdown."""

from __future__ import annotations

import re

from learning_modules.importing.lines import DraftLines

_HEADING = re.compile(r"(?P<marks>={1,6})\s*(?P<title>[^=\s].*?)\s*(?P=marks)\s*$")
_ITEM = re.compile(r"(?P<marks>[*#]{1,4})\s*(?=[^*#\s])")
_INLINE = (
    (re.compile(r"'''(?=\S)(.+?)'''"), r"**\1**"),
    (re.compile(r"''(?=\S)(.+?)''"), r"*\1*"),
    (re.compile(r"\[\[[^\[\]|]*\|([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"\[\[([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"\[(https?://\S+)\s+([^\[\]]+)\]"), r"[\2](\1)"),
)


def is_wiki(draft: DraftLines) -> bool:
    """Whether a text has more than one heading of a wiki and none of Markdown."""
    marked = any(re.match(r" {0,3}#{1,6} \S", line) for line in draft.lines)
    return not marked and sum(bool(_HEADING.match(line)) for line in draft.lines) > 1


def with_markdown(draft: DraftLines) -> DraftLines:
    """Return a wiki's text as Markdown, line by line."""
    for index, line in enumerate(draft.lines):
        draft = draft.with_line(index, _line(line))
    return draft


def _line(line: str) -> str:
    heading = _HEADING.match(line)
    if heading:
        return f"{'#' * len(heading['marks'])} {heading['title']}"
    item = _ITEM.match(line)
    if item:
        marks = item["marks"]
        line = (
            f"{'    ' * (len(marks) - 1)}{'1.' if marks[-1] == '#' else '-'} {line[item.end() :]}"
        )
    for pattern, new in _INLINE:
        line = pattern.sub(new, line)
    return line
