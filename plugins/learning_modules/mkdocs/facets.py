"""What the list of modules can be filtered by: level, audience, time, topic, template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from learning_modules.markup.outline import slug
from learning_modules.mkdocs.views import LEVELS, Frame, View

#: Times in minutes that learners can ask for: "at most so long".
_TIMES = (15, 30, 60, 120, 240, 480)


def facets(cards: Sequence[View], frame: Frame) -> list[View]:
    """Return the choices that tell these modules apart; a choice that all share is left out."""
    terms = frame.terms
    templates = [[template["title"] for template in card["templates"]] for card in cards]
    found = [
        {"name": "level", "label": terms("level"), "options": _levels(cards, frame)},
        {
            "name": "role",
            "label": terms("for-whom"),
            "options": _telling(c["roles"] for c in cards),
        },
        {"name": "minutes", "label": terms("time"), "options": _times(cards, frame)},
        {"name": "tag", "label": terms("topic"), "options": _telling(c["tags"] for c in cards)},
        {"name": "template", "label": terms("template"), "options": _telling(templates)},
    ]
    return [facet for facet in found if facet["options"]]


def topic_anchor(tag: str) -> str:
    """Return the anchor of a tag in the list of modules; tags that differ in case only share it."""
    return f"topic-{slug(tag)}"


def topics(cards: Sequence[View]) -> list[View]:
    """Return the tags of these modules in alphabetical order, each with the modules it names."""
    found: dict[str, View] = {}
    for name in sorted(
        {tag for card in cards for tag in card["tags"]}, key=lambda n: (n.lower(), n)
    ):
        topic = {"name": name, "anchor": topic_anchor(name), "modules": []}
        found.setdefault(topic_anchor(name), topic)
    for card in cards:
        for anchor in dict.fromkeys(topic_anchor(tag) for tag in card["tags"]):
            found[anchor]["modules"].append(card)
    return list(found.values())


def _levels(cards: Sequence[View], frame: Frame) -> list[View]:
    used = {card["level"] for card in cards if card["level"]}
    known = [level for level in LEVELS if level in used]
    others = sorted(used.difference(LEVELS))
    options = [{"value": n, "label": frame.terms(f"level-{n}")} for n in known]
    options += [{"value": name, "label": name} for name in others]
    return options if len(options) > 1 else []


def _telling(values: Iterable[Sequence[str]]) -> list[View]:
    """Return the values that some modules have and others have not, in the order of the path."""
    each = [tuple(own) for own in values]
    names = dict.fromkeys(name for own in each for name in own)
    return [{"value": n, "label": n} for n in names if not all(n in own for own in each)]


def _times(cards: Sequence[View], frame: Frame) -> list[View]:
    times = [card["minutes"] for card in cards if card["minutes"]]
    telling = [limit for limit in _TIMES if min(times, default=0) <= limit < max(times, default=0)]
    return [
        {"value": limit, "label": frame.terms("at-most", time=frame.terms.minutes(limit))}
        for limit in telling
    ]
