"""A work as a style sees it: an entry together with the words of a language."""

from __future__ import annotations

from collections.abc import Callable

from learning_modules.bibliography.languages import is_english
from learning_modules.bibliography.richtext import (
    CLOSE,
    CLOSE_OUTSIDE,
    OPEN,
    Rich,
    from_markup,
    plain_text,
    rich,
)
from learning_modules.bibliography.terms import Terms
from learning_modules.bibliography.titles import capitalise_first, title_case
from learning_modules.model.entry import Date, Entry, Name


class Work:
    """Gives the variables of an entry as formatted text; what the entry lacks is empty."""

    def __init__(self, entry: Entry, terms: Terms) -> None:
        self.entry = entry
        self.terms = terms
        self.type = entry.type
        self._texts: dict[str, Rich] = {}

    def text(self, variable: str) -> Rich:
        """Return a text variable, its quotation marks open to the language's own."""
        if variable not in self._texts:
            source = self.entry.fields.get(variable, "")
            self._texts[variable] = from_markup(self._with_open_quotes(source))
        return self._texts[variable]

    def _with_open_quotes(self, source: str) -> str:
        count = source.count("“")
        if not count or count != source.count("”"):
            return source
        close = CLOSE if self.terms.punctuation_inside else CLOSE_OUTSIDE
        return source.replace("“", OPEN).replace("”", close)

    def plain(self, variable: str) -> str:
        """Return a text variable without its formatting."""
        return plain_text(self.text(variable))

    def has(self, *variables: str) -> bool:
        """Whether the entry has any of these texts, names or dates."""
        entry = self.entry
        return any(v in entry.fields or v in entry.names or v in entry.dates for v in variables)

    def people(self, variable: str) -> tuple[Name, ...]:
        """Return the names of a role."""
        return self.entry.people(variable)

    def date(self, variable: str) -> Date | None:
        """Return a date, or None."""
        return self.entry.dates.get(variable)

    def term(
        self, name: str, change: Callable[[Rich], Rich] | None = None, *, plural: bool = False
    ) -> Rich:
        """Return a word of the language, with its case changed."""
        word = rich(self.terms.term(name, plural=plural))
        return change(word) if change else word

    def label(self, name: str, *, plural: bool = False) -> Rich:
        """Return a word of the language with a capital."""
        return self.term(name, capitalise_first, plural=plural)

    def titled(self, variable: str) -> Rich:
        """Return a text in title case, if the work and the list are in English."""
        language = self.entry.language or self.terms.language
        text = self.text(variable)
        return title_case(text) if is_english(language) else text
