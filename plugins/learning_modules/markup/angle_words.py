"""Words between angles, ``<your name>``: HTML to a parser, words to replace to their author.

Cleaning would take them away as unknown tags, and a browser shows nothing of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import MutableSequence
from xml.etree.ElementTree import Element

_LONE = re.compile(r"""<([A-Za-z][\w-]*)(?:[^\w<>="'/-][^<>="']*)?>""")
_CLOSING = re.compile(r"</([A-Za-z][\w-]*)\s*>")

#: Elements of HTML, those of old included, and of the drawings and formulas within it.
_ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink "
    "blockquote body br button canvas caption center cite code col colgroup data datalist dd del "
    "details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame "
    "frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label "
    "legend li line link main map mark marquee math menu meta meter mi mn mo mrow nav nobr "
    "noframes noscript object ol optgroup option output p param path picture polygon polyline pre "
    "progress q rect rp rt ruby s samp script search section select slot small source span strike "
    "strong style sub summary sup svg table tbody td template textarea tfoot th thead time title "
    "tr track tt u ul use var video wbr circle".split()
)
#: Elements whose name is a word that forms ask for; one that nothing closes is that word.
_WORDS = frozenset(
    "address article audio button canvas caption cite code data details dialog figure form label "
    "legend link main map mark menu object output picture search section source summary table "
    "template time title track video".split()
)


def is_words(tag: str) -> bool:
    """Whether a piece of HTML is one opening tag without attributes that no element has."""
    match = _LONE.fullmatch(tag)
    return match is not None and match[1].lower() not in _ELEMENTS - _WORDS


def show_words(blocks: MutableSequence[str | Element]) -> None:
    """Turn words between angles among pieces of raw HTML into text; a tag with an end is one."""
    texts = [block if isinstance(block, str) else "" for block in blocks]
    closed = {match[1].lower() for text in texts for match in _CLOSING.finditer(text)}
    for number, text in enumerate(texts):
        match = _LONE.fullmatch(text)
        if match and match[1].lower() not in closed and is_words(text):
            blocks[number] = html.escape(text, quote=False)
