"""The text of fields: names cut short, characters lost on the way, HTML, unprotected capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.bibliography.bib_file import NAME_FIELDS, BibEntry, BibField
from learning_modules.bibliography.entry_checks.proper_nouns import PROPER_NOUNS
from learning_modules.bibliography.languages import is_english, language_tag
from learning_modules.diagnostics import Finding

#: Fields that no reference shows, or that hold addresses and code.
_UNSEEN = frozenset(
    "abstract file keywords keyword annote annotation review comment comments url doi timestamp "
    "owner groups bibsource biburl pdf crossref xdata ids key langid options".split()
)

#: Fields that hold names of people and places, and those that hold words and no addresses.
_WITH_NAMES = NAME_FIELDS | {"publisher", "address", "location", "school", "institution"}
_IN_WORDS = _WITH_NAMES | {"title", "subtitle", "booktitle", "journal", "journaltitle", "series"}

_CUT = re.compile(
    r"(?P<cut>(?:,|\band\b|;)?\s*(?:\.{3,}|…|\\[l]?dots\b(?:\{\})?|\{?et\.?\s+al\.?\}?|u\.\s*a\.|"
    r"and\s+(?:\d+\s+)?(?:other|more)s?(?<!others)|\bet\s+alii))\s*\.?\s*\Z",
    re.IGNORECASE,
)
_SECOND_BYTE = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_DOUBLE_ENCODED = re.compile(f"[ÃÂÄÅ][{_SECOND_BYTE}]|â€[{_SECOND_BYTE}]?")
_REPLACED = re.compile(r"\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_])")
_LOST_LETTER = re.compile(
    r"\b(?:[BCDFGHJKLMNPQRSTVWZ]([lntksp])\1[a-z]*|Schrder|Schrdinger|Gdel|Kln|Zrich|"
    r"Mnchen|Bhm|Brger|Jrgensen|Srensen|Jrgen|Gnther|Gnter|Khler|Khn|Lwe|Vlker|Wrzburg|Dsseldorf|"
    r"Jrg|Krger|Mnster|Nrnberg|Schfer|Kster|Grner|Knig|Hfer|Hlder|Hller)\b"
)
_TAGS = (
    "a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|iframe|img|inf|input|jats:\\w+|li|math|mml:\\w+|ol|p|"
    "pre|s|sc|scp|script|small|span|strike|strong|style|sub|sup|svg|table|td|tr|tt|u|ul|video"
)
_HTML = re.compile(
    rf"</?(?:{_TAGS})(?=[\s/>])[^<>]*>|(?<!\\)&(?:[A-Za-z][A-Za-z0-9]+|#\d+|#x[0-9a-fA-F]+);"
)
_TITLE_WORD = re.compile(r"(?<![\w\\{$-])[A-Z][a-z]+(?![\w}])")


def check_names(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for a list of names that says itself that it is not complete."""
    for found in entry.fields:
        if found.name not in NAME_FIELDS:
            continue
        match = _CUT.search(found.value)
        if match and match["cut"].strip():
            place = entry.part(found, match.start(), match.end())
            message = f'the names end in "{match["cut"].strip(" ,;")}"'
            hint = "write all names, or end the list with: and others"
            yield Finding("entry-names-truncated", place, message, hint, key=entry.key)


def check_characters(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for each field with characters that were lost or encoded twice."""
    for found in _seen(entry):
        match = _DOUBLE_ENCODED.search(found.value)
        if match is None and found.name in _IN_WORDS and "://" not in found.value:
            match = _REPLACED.search(found.value)
        if match is None and found.name in _WITH_NAMES:
            match = _LOST_LETTER.search(found.value)
        if match:
            word = _word_at(found.value, match.start())
            place = entry.part(found, match.start(), match.end())
            message = f'characters of "{word}" were lost or read in a wrong encoding'
            hint = "type the word again, with its accents"
            yield Finding("entry-characters-lost", place, message, hint, key=entry.key)


def check_html(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for each field with HTML in it, which is shown as it stands."""
    for found in _seen(entry):
        match = _HTML.search(found.value) if "<" in found.value or "&" in found.value else None
        if match:
            place = entry.part(found, match.start(), match.end())
            message = f'HTML in the field "{found.name}": "{match[0][:40]}"'
            hint = "write LaTeX, such as \\emph{...} or \\&, or the character itself"
            yield Finding("entry-html", place, message, hint, key=entry.key)


def check_capitals(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for a proper noun in a title that a style would write in small letters."""
    found = entry.field("title")
    language = entry.text("langid", "language", "hyphenation")
    if found is None or (language and not is_english(language_tag(language))):
        return
    for match in _TITLE_WORD.finditer(_without_braces(found.value)):
        if match[0] in PROPER_NOUNS and match.start() > 0:
            place = entry.part(found, match.start(), match.end())
            message = f'a style may write "{match[0]}" with a small letter'
            hint = f"put it in braces: {{{match[0]}}}"
            yield Finding("entry-capitals-unprotected", place, message, hint, key=entry.key)
            return


def _seen(entry: BibEntry) -> Iterator[BibField]:
    yield from (f for f in entry.fields if f.name not in _UNSEEN)


def _word_at(text: str, index: int) -> str:
    start = max(text.rfind(sign, 0, index) for sign in " ,{") + 1
    match = re.match(r"[^\s,{}]*", text[start:])
    return match[0] if match else text[start : start + 20]


def _without_braces(text: str) -> str:
    """Return ``text`` with what stands in braces blanked out, each character by a space."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        kept.append(" " if depth or sign == "}" else sign)
    return "".join(kept)
