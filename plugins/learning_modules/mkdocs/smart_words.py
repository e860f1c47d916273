"""Why an objective is SMART, letter by letter, in the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from learning_modules.checks.smart import Letter, Reason
from learning_modules.mkdocs.terms import Terms
from learning_modules.mkdocs.views import LEVELS, View, level_text
from learning_modules.model.module import Audience
from learning_modules.model.roles import all_pillars

#: How many names a reason shows before it stops.
_SHOWN = 6

#: Kinds whose names are words of the interface or of the author, and no titles.
_PLAIN = frozenset({"for", "treats"})


def letter_view(letter: Letter, terms: Terms, pillars: Mapping[str, str]) -> View:
    """Return a letter as the card shows it; ``pillars`` are the site's own.

    In English one that does not hold has the message of its finding, which says more.
    """
    texts = (_text(reason, terms, pillars) for reason in letter.reasons)
    text = terms.listed(text for text in texts if text)
    if letter.finding is not None and terms.english:
        text = letter.finding.message
    return {"letter": letter.letter.lower(), "text": text, "holds": letter.holds}


def _text(reason: Reason, terms: Terms, pillars: Mapping[str, str]) -> str:
    if reason.kind == "duration":
        return terms.minutes(reason.minutes) if reason.minutes else reason.names[0]
    if reason.kind == "path":
        return terms("smart-path", time=terms.minutes(reason.minutes))
    names = [_name(name, reason.kind, terms, pillars) for name in reason.names[:_SHOWN]]
    names += ["…"] * (len(reason.names) > _SHOWN)
    name = f"smart-{reason.kind}"
    if not names and "{names}" in (terms.get(name) or ""):
        return ""
    return terms(name, names=terms.listed(names))


def _name(name: str, kind: str, terms: Terms, pillars: Mapping[str, str]) -> str:
    if kind not in _PLAIN:
        return terms("quoted", text=name)
    if kind == "treats":
        return all_pillars(pillars).get(name, name)
    level = level_text(Audience(level=name), terms) if name.lower() in LEVELS else None
    return level or name
