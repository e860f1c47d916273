"""The allow-list for the HTML of module text: what Markdown extensions make, and nothing live.

Built on nh3.  The list stands in ``docs/reference/limits.md``; a test holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

from learning_modules.markup.addresses import SAFE_SCHEMES, calls_host, plain_url

_TEXT = (
    "a abbr b bdi bdo br cite code dfn del em i ins kbd mark q rp rt ruby s samp small span strong "
    "sub sup time u var wbr"
)
_BLOCK = (
    "address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li ol p pre section summary ul"
)
_TABLE = "caption col colgroup table tbody td tfoot th thead tr"
_OTHER = "img input label svg path circle rect line polyline polygon g title"

TAGS = frozenset(f"{_TEXT} {_BLOCK} {_TABLE} {_OTHER}".split())

_EVERYWHERE = frozenset("id class title lang dir role hidden tabindex".split())
_SVG = frozenset(
    "viewbox viewBox d fill stroke stroke-width stroke-linecap stroke-linejoin cx cy r x y x1 x2 "
    "y1 y2 width height points transform xmlns fill-rule clip-rule".split()
)
_SVG_TAGS = "svg path circle rect line polyline polygon g".split()

ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_EVERYWHERE),
    "a": {"href", "rel", "download", "hreflang", "target"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "p": {"align"},
    "div": {"align", "style"},
    "input": {"type", "checked", "disabled", "name", "value"},
    "label": {"for"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers", "align", "style"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr", "align", "style"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open", "name"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "q": {"cite"},
    "blockquote": {"cite"},
    **{tag: set(_SVG) for tag in _SVG_TAGS},
}

SCHEMES = SAFE_SCHEMES
_INPUTS = frozenset({"checkbox", "radio"})
#: The style of a bar that shows how far something has come; cells keep their alignment.
_PROGRESS = re.compile(r"\s*width:\s*\d{1,3}(?:\.\d+)?%\s*;?\s*")
#: The element that holds what the scripts of forms say.
_WORDS_OF_FORMS = "lm-fill-words"
_OWN_IDS = ("__tabbed_", "__codelineno", "__span", "__code")


def _filter(seen: set[str]) -> Callable[[str, str, str], str | None]:
    """Return a filter of attribute values; ``seen`` collects ids, so that each stands once."""

    def keep(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            # The theme keeps ids with two underscores for its own switches.
            reserved = value.startswith("__") and not value.startswith(_OWN_IDS)
            reserved = reserved or value == _WORDS_OF_FORMS
            if reserved or not value or value in seen:
                return None
            seen.add(value)
        if tag == "input" and name == "type" and value.lower() not in _INPUTS:
            return "checkbox"
        return value if _is_allowed(tag, name, value) else None

    return keep


def _is_allowed(tag: str, name: str, value: str) -> bool:
    """Whether an attribute calls no other host, and does not steer the scripts of the theme."""
    if tag == "img" and name == "src":
        return not calls_host(plain_url(value))
    if name == "style":
        return tag != "div" or _PROGRESS.fullmatch(value) is not None
    if name == "target":
        return value == "_blank"
    return not name.startswith("data-md-") and not (tag in _SVG_TAGS and "url(" in value)


def clean(html: str) -> str:
    """Return ``html`` with everything left out that is not on the allow-list.

    Tags that are unknown lose their marks and keep their text; ``script`` and ``style`` lose both.
    An id that stands twice is left out the second time.
    """
    return nh3.clean(
        html.lstrip("\ufeff"),  # of several byte-order marks, the cleaner takes one
        tags=set(TAGS),
        clean_content_tags={"script", "style", "template", "noscript", "iframe", "object"},
        attributes=ATTRIBUTES,
        attribute_filter=_filter(set()),
        generic_attribute_prefixes={"data-", "aria-"},
        url_schemes=set(SCHEMES),
        link_rel=None,
        filter_style_properties={"text-align", "width"},
        strip_comments=True,
    )
