"""DOI, URL, ISBN and ISSN of an entry: what can be seen wrong in them without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from learning_modules.bibliography.bib_file import BibEntry, BibField
from learning_modules.diagnostics import Finding

_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:]\Z")
_LATEX = re.compile(r"\\(?:url|href|path)\s*\{|\\(?=[_%&#~{}$])|[{}]|\$")
_SCHEMES = frozenset({"http", "https", "ftp", "ftps", "urn", "doi", "file"})


def plain(text: str) -> str:
    """Return an address as it is meant: without the LaTeX around and in it."""
    return _LATEX.sub("", text).strip()


def check_doi(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for a DOI that is none (ISO 26324: ``10.``, registrant, ``/``, suffix)."""
    found = entry.field("doi")
    text = plain(found.value) if found else ""
    if not found or not text:
        return
    bare = _DOI_PREFIX.sub("", text, count=1) if _DOI_PREFIX.match(text) else text
    if _DOI.match(bare):
        return
    better = re.search(r"10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;:]", text)
    hint = f"write {better[0]}" if better else "a DOI begins with 10. and has a slash"
    message = f'"{text}" is no DOI'
    yield Finding("entry-doi-malformed", entry.place(found), message, hint, key=entry.key)


def check_url(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for a URL without scheme or host, with a space, or that runs a script."""
    found = entry.field("url")
    text = plain(found.value) if found else ""
    if not found or not text:
        return
    fault, hint = _url_fault(text)
    if fault:
        message = f'"{text[:100]}" is no web address: {fault}'
        yield Finding("entry-url-malformed", entry.place(found), message, hint, key=entry.key)


def _url_fault(text: str) -> tuple[str | None, str]:
    if re.search(r"\s", text):
        return "it has a space in it", "write one address, without spaces"
    try:
        parts = urlsplit(text)
    except ValueError:
        return "its host cannot be read", "copy it again from the browser"
    scheme = parts.scheme.lower()
    if not scheme or (scheme not in _SCHEMES and "." in scheme):
        return "it does not say how to get there", f"write https://{text}"
    if scheme not in _SCHEMES:
        return f'it begins with "{parts.scheme}:"', "write an address that begins with https://"
    if scheme.startswith(("http", "ftp")):
        host = parts.hostname or ""
        if not re.fullmatch(r"(?:[^\s.@:/?#]+\.)+[^\s.@:/?#]{2,}|localhost|\[?[\d:a-f.]+\]?", host):
            return "it names no host", "copy it again from the browser"
    return None, ""


def _isbn_digits(text: str) -> str:
    return re.sub(r"[\s\-‐‑–]", "", text).upper()


def _weighted(digits: str) -> int:
    """Return the sum of the digits (X is 10), each times its place from the end."""
    values = [10 if c == "X" else int(c) for c in digits]
    return sum(weight * value for weight, value in enumerate(reversed(values), start=1))


def is_isbn(digits: str) -> bool:
    """Whether 10 or 13 characters are an ISBN with the right check digit (ISO 2108)."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _weighted(digits) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(digits)) % 10 == 0
    return False


def is_issn(digits: str) -> bool:
    """Whether 8 characters are an ISSN with the right check digit (ISO 3297)."""
    return bool(re.fullmatch(r"\d{7}[\dX]", digits)) and _weighted(digits) % 11 == 0


def check_numbers(entry: BibEntry) -> Iterator[Finding]:
    """Yield findings for ISBN and ISSN whose check digit, or length, is wrong."""
    for found in entry.fields:
        if found.name == "isbn":
            yield from _number(entry, found, "ISBN")
        elif found.name == "issn":
            yield from _number(entry, found, "ISSN")


def _number(entry: BibEntry, found: BibField, kind: str) -> Iterator[Finding]:
    right = is_isbn if kind == "ISBN" else is_issn
    text = re.sub(r"\([^()]*\)|[{}]|ISBN(?:-1[03])?:?|ISSN:?|[eE]-?(?=ISSN)", " ", found.value)
    for part in re.split(r"[,;/]|\band\b|\s{2,}", text):
        digits = _isbn_digits(part)
        if not digits or _several(digits, kind):
            continue
        if not right(digits):
            rule = f"entry-{kind.lower()}-checksum"
            message = f'"{part.strip()}" is no {kind}: its check digit or its length is wrong'
            hint = "compare it with the imprint, digit by digit"
            yield Finding(rule, entry.place(found), message, hint, key=entry.key)


def _several(digits: str, kind: str) -> bool:
    """Whether these are several right numbers that only a space divided."""
    if kind == "ISSN":
        return len(digits) == 16 and is_issn(digits[:8]) and is_issn(digits[8:])
    splits = ((13, 10), (10, 13), (13, 13), (10, 10))
    return any(
        len(digits) == one + other and is_isbn(digits[:one]) and is_isbn(digits[one:])
        for one, other in splits
    )
