"""The texts of the interface, in the language of the site."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import babel
from babel.dates import format_date

LANGUAGES = ("en", "fr", "de", "es", "ar")

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "dv", "ckb"})


def primary(language: str) -> str:
    """Return the first part of a language tag in lower case: ``pt`` of ``pt-BR``."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()


def direction(language: str) -> str:
    """Return the direction of a language's script as HTML writes it: ``ltr`` or ``rtl``."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"


@cache
def _texts(language: str) -> dict[str, str]:
    file = resources.files(__package__) / "terms" / f"{language}.json"
    texts: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return texts


@dataclass(frozen=True)
class Terms:
    """The interface in one language; English stands in where a language has no text.

    ``language`` is a language tag such as ``en`` or ``pt-BR``.
    """

    language: str

    def __call__(self, name: str, **values: object) -> str:
        """Return the text of this name, with ``values`` filled in; KeyError if there is none."""
        text = self.get(name)
        if text is None:
            raise KeyError(name)
        return text.format(**values)

    def get(self, name: str) -> str | None:
        """Return the text of this name as it is, or None if there is none."""
        base = primary(self.language)
        own = _texts(base) if base in LANGUAGES else {}
        return own.get(name, _texts("en").get(name))

    @property
    def direction(self) -> str:
        """The direction of the interface: ``ltr`` or ``rtl``; a language we lack is English."""
        return direction(self.language) if primary(self.language) in LANGUAGES else "ltr"

    @property
    def english(self) -> bool:
        """Whether the interface is in English, by choice or because we lack its language."""
        return primary(self.language) not in LANGUAGES or primary(self.language) == "en"

    def date(self, date: datetime.date) -> str:
        """Return the date in words, such as ``20 November 2026``."""
        try:
            locale = babel.Locale.parse(self.language.replace("-", "_"))
        except (ValueError, babel.UnknownLocaleError):
            locale = babel.Locale("en")
        if locale.language == "en" and locale.territory is None:
            return format_date(date, "d MMMM y", locale=locale)
        text = format_date(date, "long", locale=locale)
        is_first = locale.language == "fr" and date.day == 1
        return f"1er{text[1:]}" if is_first else text  # CLDR writes "1", French readers "1er"

    def minutes(self, minutes: int) -> str:
        """Return a time in hours and minutes, such as ``2 h 30 min``."""
        hours, rest = divmod(minutes, 60)
        parts = [self("hours", count=hours)] if hours else []
        parts += [self("minutes", count=rest)] if rest or not hours else []
        return " ".join(parts)

    def size(self, size: int) -> str:
        """Return a file size in kilobytes (1,000 bytes), at least 1 kB."""
        return self("kilobytes", count=max(1, round(size / 1000)))

    def listed(self, names: Iterable[str]) -> str:
        """Return the names in a row, with the comma of the language's script.

        Where that runs from right to left, each name keeps its own direction (Unicode's isolates).
        """
        if self.direction == "rtl":
            names = (name if name.startswith("«") else f"\u2068{name}\u2069" for name in names)
        return self("comma").join(names)
