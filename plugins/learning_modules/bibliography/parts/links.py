"""DOIs and addresses as links: only http and https ever become one."""

from __future__ import annotations

import re
from urllib.parse import quote

from learning_modules.bibliography.richtext import Rich, linked, rich

_SAFE = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address."""
    return bool(_SAFE.fullmatch(text))


def address(url: str) -> Rich:
    """Return an address, linked to itself if it is one of the web."""
    text = rich(url)
    return linked(text, url) if is_web_address(url) else text


def doi_address(doi: str) -> str:
    """Return the address that resolves a DOI (DOI Handbook, 3.8), its odd characters encoded."""
    return "https://doi.org/" + quote(doi, safe="/:;()._-~!$&'*+,=@")


def doi_link(doi: str) -> Rich:
    """Return a DOI as the address APA 7 prints, linked."""
    return linked(rich(f"https://doi.org/{doi}"), doi_address(doi))


def bare_doi_link(doi: str) -> Rich:
    """Return a DOI without its address, linked."""
    return linked(rich(doi), doi_address(doi))
