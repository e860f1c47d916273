"""Addresses in a reference: DOI, arXiv number, URL, date of access."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_URL = re.compile(r"<?(https?://[^\s<>\"“”]+)>?")
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)(10\.[\w.]{2,}/[^\s<>\"“”]+)", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:arxiv(?:\s+preprint)?[*_]*\s*[:,]?\s*(?:arxiv\s*:\s*|abs/)?|arxiv\.org/(?:abs"
    r"|pdf)/)(?:\s*)(?P<id>\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\d{4}\.\d{4,5})", re.IGNORECASE)
_ACCESS = re.compile(
    r"\(?\b(?:retrieved|accessed|last accessed|date accessed)\s*(?:on"
    r"|:)?\s*(?P<date>[^().]*?\d{4})?,?\s*(?:from|at)?:?\s*\)?\.?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:available\s+(?:at|from|online)|retrieved\s+from|url|link|online at)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WebParts:
    """The addresses of a reference as BibTeX fields: doi, url, eprint, archiveprefix, urldate."""

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def _trimmed(address: str) -> str:
    """Return an address without the marks of the sentence around it."""
    address = address.rstrip(".,;:*_'’”\"")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;")
    while address.endswith("]") and address.count("]") > address.count("["):
        address = address[:-1]
    return address


def take_web_parts(text: str) -> tuple[str, WebParts]:
    """Return a reference without its addresses, and the addresses."""
    fields: dict[str, str] = {}
    text = _LINK.sub(lambda m: m[2] if m[1].strip() in {"", m[2]} else f"{m[1]} {m[2]}", text)
    doi = _DOI.search(text)
    if doi:
        fields["doi"] = _trimmed(doi[1])
        text = _cut(text, doi.start(), doi.start(1) + len(fields["doi"]))
    arxiv = _ARXIV.search(text)
    by_doi = _ARXIV_DOI.search(fields.get("doi", ""))
    if arxiv or by_doi:
        fields["eprint"] = arxiv["id"] if arxiv else (by_doi[1] if by_doi else "")
        fields["archiveprefix"] = "arXiv"
        text = re.sub(r"\s*\(arXiv:[^()]*\)", "", text, flags=re.IGNORECASE)
    url = _URL.search(text)
    if url:
        fields["url"] = _trimmed(url[1])
        text = _cut(text, url.start(), url.start(1) + len(fields["url"]))
    access = _ACCESS.search(text)
    if access:
        text = _cut(text, access.start(), access.end())
        if access["date"]:
            fields["urldate"] = access["date"].strip(" ,")
    if "url" in fields and "doi" not in fields and (again := _DOI.search(fields["url"])):
        fields["doi"] = _trimmed(again[1])
    return " ".join(text.split()), WebParts(MappingProxyType(_iso(fields)))


def _cut(text: str, start: int, end: int) -> str:
    """Return a text without a span and the words that only lead to it."""
    head = _LEAD.sub("", text[:start].rstrip(" <(["))
    tail = text[end:].lstrip(">])*_")
    tail = re.sub(r"^\s*[.,;]\s*", " ", tail)
    return f"{head.rstrip()} {tail.strip()}".strip()


_MONTHS = (
    "january february march april may june july august september october november december".split()
)


def _iso(fields: dict[str, str]) -> dict[str, str]:
    """Write a date of access as YYYY-MM-DD where it is complete; other words stay."""
    date = fields.get("urldate", "")
    words = re.findall(r"[A-Za-z]+|\d+", date)
    month = next(
        (
            n
            for w in words
            for n, m in enumerate(_MONTHS, 1)
            if len(w) > 2 and m.startswith(w.lower())
        ),
        0,
    )
    numbers = [w for w in words if w.isdigit()]
    day = next((n for n in numbers if len(n) <= 2), "")
    year = next((n for n in numbers if len(n) == 4), "")
    if month and day and year:
        fields["urldate"] = f"{year}-{month:02d}-{int(day):02d}"
    return fields
