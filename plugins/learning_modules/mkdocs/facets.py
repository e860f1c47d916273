"""What the list of modules can be filtered by: level, audience, time."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.mkdocs.views import LEVELS, Frame, View

#: Times in minutes that learners can ask for: "at most so long".
_TIMES = (15, 30, 60, 120, 240, 480)


def facets(cards: Sequence[View], frame: Frame) -> list[View]:
    """Return the choices that tell these modules apart; a choice that all share is left out."""
    terms = frame.terms
    found = [
        {"name": "level", "label": terms("level"), "options": _levels(cards, frame)},
        {"name": "role", "label": terms("for-whom"), "options": _roles(cards)},
        {"name": "minutes", "label": terms("time"), "options": _times(cards, frame)},
    ]
    return [facet for facet in found if facet["options"]]


def _levels(cards: Sequence[View], frame: Frame) -> list[View]:
    used = {card["level"] for card in cards if card["level"]}
    known = [level for level in LEVELS if level in used]
    others = sorted(used.difference(LEVELS))
    options = [{"value": n, "label": frame.terms(f"level-{n}")} for n in known]
    options += [{"value": name, "label": name} for name in others]
    return options if len(options) > 1 else []


def _roles(cards: Sequence[View]) -> list[View]:
    roles = dict.fromkeys(role for card in cards for role in card["roles"])
    telling = [r for r in roles if not all(r in card["roles"] for card in cards)]
    return [{"value": role, "label": role} for role in telling]


def _times(cards: Sequence[View], frame: Frame) -> list[View]:
    times = [card["minutes"] for card in cards if card["minutes"]]
    telling = [limit for limit in _TIMES if min(times, default=0) <= limit < max(times, default=0)]
    return [
        {"value": limit, "label": frame.terms("at-most", time=frame.terms.minutes(limit))}
        for limit in telling
    ]
