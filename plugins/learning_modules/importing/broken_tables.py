"""Tables whose rows stand apart, with an empty line between them: they are put together again."""

from __future__ import annotations

import re

from learning_modules.importing.lines import DraftLines

_ROW = re.compile(r" {0,3}\|.*\|\s*$")
_RULE = re.compile(r" {0,3}\|(?:\s*:?-+:?\s*\|)+\s*$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row))


def _rows_from(lines: tuple[str, ...], start: int) -> list[int]:
    """Return the numbers of the rows from ``start`` on that have at most one empty line between."""
    found = [start]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if _ROW.match(line) and _cells(line) == _cells(lines[start]):
            found.append(index)
        elif line.strip() or index > found[-1] + 1:
            break
    return found


def with_whole_tables(draft: DraftLines) -> DraftLines:
    """Return the draft with torn tables joined; the empty lines stand below them."""
    inside, done = False, 0
    for index in range(len(draft.lines)):
        inside = inside != bool(_FENCE.match(draft.lines[index]))
        if inside or index < done or not _ROW.match(draft.lines[index]):
            continue
        rows = _rows_from(draft.lines, index)
        done = rows[-1] + 1
        torn = done - index > len(rows)
        ruled = [row for row in rows if _RULE.match(draft.lines[row])]
        if torn and ruled == rows[1:2]:
            texts = [draft.lines[row] for row in rows]
            texts += [""] * (done - index - len(rows))
            for offset, text in enumerate(texts):
                draft = draft.with_line(index + offset, text)
    return draft
