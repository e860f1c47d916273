"""Marks that git leaves in a file when a merge could not decide."""

from __future__ import annotations

import re

from learning_modules.diagnostics import Finding
from learning_modules.source.text import SourceText

_BEGINS, _ENDS = "<<<<<<< ", ">>>>>>> "
_DIVIDES, _BASE = "=======", "||||||| "
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def merge_conflict(source: SourceText) -> Finding | None:
    """Return the finding for the first conflict in a file; one shown in a fence is an example."""
    if f"\n{_BEGINS}" not in f"\n{source.text}":
        return None
    fence, begins = "", 0
    for number, line in enumerate(source.text.split("\n"), start=1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif line.startswith(_BEGINS):
            begins = begins or number
        elif line.startswith(_ENDS) and begins:
            return _finding(source, begins, number)
    return None


def one_side(source: SourceText) -> SourceText:
    """Return the text with blank lines for the marks of conflicts and for what was to be merged in.

    Lines keep their numbers, so that what else is wrong with the file is still found in its place.
    """
    kept, dropping = [], False
    for line in source.text.split("\n"):
        if line.startswith((_BEGINS, _ENDS)):
            dropping = False
            kept.append("")
            continue
        dropping = dropping or line.rstrip() == _DIVIDES or line.startswith(_BASE)
        kept.append("" if dropping else line)
    return SourceText(source.path, "\n".join(kept))


def _finding(source: SourceText, first: int, last: int) -> Finding:
    message = f"git left the marks of a merge conflict here, up to line {last}"
    hint = "keep what is right and delete the lines with <<<<<<<, ======= and >>>>>>>"
    return Finding("merge-conflict", source.location(source.offset(first)), message, hint)
