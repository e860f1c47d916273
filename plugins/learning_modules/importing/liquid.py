"""Marks of a blog's own machinery (Jekyll): blocks of code become fences, the rest is left out."""

from __future__ import annotations

import re

from learning_modules.importing.lines import DraftLines

_HIGHLIGHT = re.compile(r"\s*\{%-?\s*highlight\s+(?P<language>[\w+-]+)[^%]*%\}\s*$")
_END = re.compile(r"\s*\{%-?\s*endhighlight\s*-?%\}\s*$")
#: A line of nothing but such marks: ``{% include x %}``, ``{{ page.title }}``, ``{: .note }``.
_ONLY = re.compile(r"\s*(?:\{%[^%]*%\}\s*|\{\{[^{}]*\}\}\s*|\{:[^{}]*\}\s*)+$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def without_liquid(draft: DraftLines) -> DraftLines:
    """Return the draft with highlighted code in fences, and lines of such marks dropped."""
    inside = False
    for index, line in enumerate(draft.lines):
        highlight = _HIGHLIGHT.match(line)
        if _FENCE.match(line):
            inside = not inside
        elif highlight:
            draft = draft.with_line(index, f"```{highlight['language']}")
        elif _END.match(line):
            draft = draft.with_line(index, "```")
        elif not inside and _ONLY.match(line):
            draft = draft.without(index, index + 1)
    return draft
