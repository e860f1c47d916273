"""What stands behind a key in a citation: ``, pp. 33-35 and passim`` taken apart as Pandoc does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from learning_modules.bibliography.terms import Terms

#: Locators by name in the terms of a language; the first to fit a word wins.
LOCATORS = (
    "page", "chapter", "section", "paragraph", "part", "volume", "issue", "figure",
    "line", "note", "verse", "column", "folio", "book", "appendix", "article", "equation",
    "opus", "act", "scene", "sub-verbo",
)  # fmt: skip

_SYMBOLS = {"§": "section", "§§": "section", "¶": "paragraph", "¶¶": "paragraph"}
_ROMAN = r"[ivxlcdmIVXLCDM]+"
_DIGITS = r"[^\W\d_]*\d[\w.:/]*(?<![.:/])"
_ITEM = rf"\(?(?:{_DIGITS}|{_ROMAN}(?!\w))\)?[*+]?"
_BARE_ITEM = rf"\(?{_DIGITS}\)?[*+]?"
_MORE = rf"(?:\s*[-–—]{{1,3}}\s*{_ITEM}|\s*(?:,|&|\band\b)\s*{_ITEM}(?![\w]))*"
_LABELLED = re.compile(_ITEM + _MORE)
_UNLABELLED = re.compile(_BARE_ITEM + _MORE)
_BRACED = re.compile(r"\s*,?\s*\{([^{}]*)\}")


@dataclass(frozen=True)
class Locator:
    """The place in a work: ``label`` is a name of :data:`LOCATORS`, or empty for no word."""

    label: str
    value: str


@dataclass(frozen=True)
class Suffix:
    """A suffix taken apart: the locator, if there is one, and the words after it."""

    locator: Locator | None
    rest: str


@lru_cache(maxsize=8)
def _labels(terms: Terms) -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = dict(_SYMBOLS)
    for name in LOCATORS:
        for form in (name, f"{name}-short"):
            for word in (terms.term(form), terms.term(form, plural=True)):
                names.setdefault(word.lower(), name)
    names.pop("", None)
    words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    return re.compile(rf"({words})(?:\s+|(?=[\d({{])|(?<=[§¶])\s*)", re.IGNORECASE), names


def _label(text: str, languages: tuple[Terms, ...]) -> tuple[str, int]:
    """Return the locator that ``text`` begins with, and how far its word reaches."""
    for terms in languages:
        pattern, names = _labels(terms)
        match = pattern.match(text)
        if match:
            return names[match[1].lower()], match.end()
    return "", 0


def split_suffix(suffix: str, *languages: Terms) -> Suffix:
    """Return locator and rest of a suffix; labels are those of ``languages``, in order."""
    text = suffix.replace("\u00a0", " ")
    braced = _BRACED.match(text)
    if braced:
        return _forced(braced[1], text[braced.end() :], languages)
    start = re.match(r"\s*,?\s*", text)
    body = text[start.end() :] if start else text
    label, length = _label(body, languages)
    match = (_LABELLED if label else _UNLABELLED).match(body[length:])
    if not match:
        return Suffix(None, text)
    return Suffix(Locator(label or "page", match.group().strip()), body[length + match.end() :])


def _forced(inside: str, rest: str, languages: tuple[Terms, ...]) -> Suffix:
    """Return what braces mark as the locator; empty braces say that there is none."""
    label, length = _label(inside.strip(), languages)
    value = inside.strip()[length:].strip()
    return Suffix(Locator(label, value) if value else None, rest)
