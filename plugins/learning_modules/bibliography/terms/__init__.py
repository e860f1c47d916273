"""The words of references in one language: labels, months, ordinals, quotation marks.

One file per language; the words are those of the CSL locales, with what APA 7 changes in them.
"""

from __future__ import annotations

from learning_modules.bibliography.terms.english import BRITISH, ENGLISH
from learning_modules.bibliography.terms.french import FRENCH
from learning_modules.bibliography.terms.german import GERMAN
from learning_modules.bibliography.terms.record import Terms

__all__ = ["Terms", "has_terms", "terms_for"]

_LANGUAGES = {"en": ENGLISH, "en-gb": BRITISH, "fr": FRENCH, "de": GERMAN}


def _base(language: str) -> str:
    return language.replace("_", "-").strip().lower().partition("-")[0]


def has_terms(language: str) -> bool:
    """Whether the words of references are known in this language (``de``, ``fr-CA``, ...)."""
    return _base(language) in _LANGUAGES


def terms_for(language: str) -> Terms:
    """Return the words of a language tag; American English for a language without any."""
    tag = language.replace("_", "-").strip().lower()
    return _LANGUAGES.get(tag) or _LANGUAGES.get(_base(tag)) or ENGLISH
