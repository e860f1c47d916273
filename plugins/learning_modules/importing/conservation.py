"""Whether every word of a draft went somewhere: into the module, the data file or a citation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.draft import Draft

_WORD = re.compile(r"[^\W_]+")
#: Numbers of items, and anchors of links: both are written anew.
_MARKS = re.compile(r"^\s*\d+[.)]|\(#[^()\s]+", re.MULTILINE)
#: Words of marks that a blog's machinery needs and a module does not.
_TAGS = "highlight endhighlight"
_SMALL = frozenset({"of", "and", "the", "for"})
#: How many lost words a finding names.
_NAMED = 12
#: Parts of the data that are copies of what stands in the module too.
_COPIES = frozenset({"headings", "inventory", "id", "version", "draft"})


def words_of(text: str) -> Counter[str]:
    """Return the words and numbers of a text in small letters, with how often each occurs."""
    return Counter(word.lower() for word in _WORD.findall(text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield str(name)
            yield from _texts(item)
    elif isinstance(value, Iterable):
        for item in value:
            yield from _texts(item)


def lost_words(draft: Draft, module: str, data: Mapping[str, object]) -> Counter[str]:
    """Return the words of a draft that stand in no file that was made of it.

    Numbers of headings, items and anchors may go, and words of citations, which the library has.
    """
    kept = " ".join(_texts({name: value for name, value in data.items() if name not in _COPIES}))
    numbers = " ".join(heading.number for heading in draft.headings)
    cited = " ".join(f"{source.text} {_acronym(source.text)}" for source in draft.sources)
    marks = " ".join(_MARKS.findall(draft.text))
    free = words_of(f"{numbers} {marks} section chapter part and et al br {_TAGS} {cited}")
    lost = words_of(draft.text) - words_of(module) - words_of(kept)
    return Counter({word: count for word, count in lost.items() if word not in free})


def _acronym(source: str) -> str:
    """Return the first letters of the name that a source begins with: citations may use them."""
    name = source.split("(", maxsplit=1)[0]
    return "".join(word[0] for word in _WORD.findall(name) if word not in _SMALL)


def conservation(draft: Draft, module: str, data: Mapping[str, object]) -> list[Finding]:
    """Return a finding that names the words of a draft that got lost, if there are any."""
    lost = sorted(lost_words(draft, module, data).elements())
    if not lost:
        return []
    named = ", ".join(lost[:_NAMED]) + (", ..." if len(lost) > _NAMED else "")
    message = f"{len(lost)} words of this draft stand in no file: {named}"
    hint = "look them up in the draft, and put them where they belong"
    return [Finding("import-words", Location(draft.path, 1), message, hint)]
