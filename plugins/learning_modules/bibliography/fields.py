"""The fields of one entry, each decoded from LaTeX once."""

from __future__ import annotations

import re

from learning_modules.bibliography.latex import latex_text, plain_url, read_latex
from learning_modules.bibliography.names import split_top
from learning_modules.bibliography.richtext import Rich, Run, join, plain_text, rich
from learning_modules.bibliography.strings import words_for
from learning_modules.bibliography.titles import keep_case, sentence_case
from learning_modules.model.entry import RawEntry

#: Names of BibTeX and of other dialects, and biblatex's name for the same field.
_ALIASES = {
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "journal": "journaltitle",
    "address": "location",
    "annote": "annotation",
    "hyphenation": "langid",
    "pdf": "file",
}

#: Fields that only biblatex has: where one stands, ``and`` separates publishers and places.
_BIBLATEX_ONLY = frozenset(
    "date journaltitle location eprinttype origdate maintitle eventdate entrysubtype pubstate "
    "langid".split()
)
_AND = re.compile(r"\s+and\s+")
_ENDS = "!?.,:;"


class Fields:
    """An entry's fields by biblatex name, decoded where they are asked for."""

    def __init__(self, raw: RawEntry, *, recase: bool = True) -> None:
        self.type = raw.type
        self._values = {**raw.persons, **raw.fields}
        self.recase = recase
        for alias, name in _ALIASES.items():
            if self._values.get(alias, "").strip():
                self._values.setdefault(name, self._values[alias])
        self.is_biblatex = not _BIBLATEX_ONLY.isdisjoint(raw.fields)

    def source(self, name: str) -> str:
        """Return a field as written, without outer white space; empty if it is missing."""
        return self._values.get(name, "").strip()

    def has(self, *names: str) -> bool:
        """Whether any of the fields is there."""
        return any(self.source(name) for name in names)

    def plain(self, name: str) -> str:
        """Return a field as plain text."""
        return latex_text(self.source(name))

    def word(self, name: str) -> str:
        """Return a field as one lower-case word, for fields that hold a keyword."""
        return self.source(name).strip("{}").strip().lower()

    def text(self, name: str) -> Rich:
        """Return a field as formatted text whose capitals stay."""
        return keep_case(read_latex(self.source(name)))

    def title(self, name: str) -> Rich:
        """Return a title, in sentence case unless it is in a language other than English."""
        text = read_latex(self.source(name))
        return sentence_case(text) if self.recase else keep_case(text)

    def first_title(self, *names: str) -> Rich:
        """Return the first of these titles that is there."""
        return next((self.title(name) for name in names if self.source(name)), ())

    def literal_items(self, name: str) -> list[Rich]:
        """Return publishers or places; in biblatex entries ``and`` separates them."""
        source = self.source(name)
        if not (self.is_biblatex and _AND.search(source)):
            return [self.text(name)]
        return [keep_case(read_latex(part)) for part in split_top(source, _AND)]

    def literal_list(self, name: str) -> Rich:
        """Return publishers or places as one text."""
        return join(self.literal_items(name), "; ")

    def key_or_text(self, name: str) -> Rich:
        """Return the words for a key of biblatex's localisation, or the text itself."""
        words = words_for(self.source(name))
        return rich(words) if words != self.source(name) else self.text(name)

    def url(self, name: str) -> str:
        """Return an address without LaTeX."""
        return plain_url(self.source(name))


def concatenated(first: Rich, second: Rich, mark: str) -> Rich:
    """Return two texts with ``mark`` between them, unless the first ends with punctuation."""
    if not first or not second:
        return first or second
    return join((first, second), " " if first[-1].text[-1:] in _ENDS else f"{mark} ")


def up_to_colon(text: Rich) -> Rich:
    """Return a title up to its first colon, or nothing if it has none."""
    runs: list[Run] = []
    for run in text:
        before, colon, _ = run.text.partition(":")
        if before:
            runs.append(run._replace(text=before))
        if colon:
            return tuple(runs)
    return ()


def is_empty(text: Rich) -> bool:
    """Whether a text has nothing to show."""
    return not plain_text(text).strip()
