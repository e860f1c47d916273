"""Short TeX formulas in titles as formatted text: letters, digits, Greek, sub- and superscripts."""

from __future__ import annotations

import re

from learning_modules.bibliography.latex_symbols import MATH, MATH_RELATIONS
from learning_modules.bibliography.richtext import ITALIC, SUBSCRIPT, SUPERSCRIPT, Rich, Run

_TOKEN = re.compile(r"\\([A-Za-z]+|.)|([_^])|([{}])|(\d+(?:\.\d+)?)|(\s+)|(.)", re.DOTALL)
_UPRIGHT = {"mathrm", "mathbb", "mathsf", "text", "textrm", "mbox", "operatorname", "mathbf"}
_NOTHING = {",", "!", ";", ":", " ", "left", "right", "displaystyle", "mathit", "mathcal"}


def read_formula(source: str) -> Rich | None:
    """Return a formula as text, or None if it needs more than one line of signs."""
    runs: list[Run] = []
    level: list[int] = [0]
    pending = 0
    for match in _TOKEN.finditer(source):
        command, script, brace, number, space, other = match.groups()
        marks = sum(level) | pending
        if space:
            continue
        if script:
            pending = SUBSCRIPT if script == "_" else SUPERSCRIPT
            continue
        if brace == "{":
            level.append(pending if not level[-1] & pending else 0)
        elif brace == "}":
            if len(level) == 1:
                return None
            level.pop()
        elif not _token(runs, marks, command=command, text=number or other or ""):
            return None
        pending = 0
    return tuple(runs)


def _token(runs: list[Run], marks: int, *, command: str | None, text: str) -> bool:
    """Write one command or character; say whether it has a plain form."""
    if command in _UPRIGHT or command in _NOTHING:
        return True
    if command in MATH:
        runs.append(Run(MATH[command], marks | ITALIC))
    elif (command or text) in MATH_RELATIONS:
        sign = MATH_RELATIONS[command or text]
        runs.append(Run(sign if marks else f" {sign} ", marks))
    elif command in ("%", "&", "#", "$", "{", "}"):
        runs.append(Run(command, marks))
    elif command is None:
        runs.append(Run(text, marks | (ITALIC if text.isalpha() else 0)))
    else:
        return False
    return True
