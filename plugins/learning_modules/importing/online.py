"""Pages, posts and newspapers told from reports, books and journals (APA 7, 10.1, 10.4, 10.16).

APA writes the site's name behind the title of a page, and what a source is in square brackets
(``[Video]``, ``[White paper]``) where a reader could not tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from learning_modules.importing.container import names_publisher

_MEDIUM = re.compile(
    r"\s*\[\s*(?P<text>[^\[\]]*\b(?:blog|posts?|videos?|podcasts?|webinars?|white ?papers?"
    r"|data ?sets?|software|code|repository|app|conference (?:paper|presentation)|press release"
    r"|slides|fact ?sheet|infographic|course|talk|lecture|manuscript|brochure|e-?book|audiobook"
    r"|film|language model|preprint|report|guide|documentation|web ?page|web ?site|article"
    r"|newsletter|standard|interview|map|image)\b[^\[\]]*?)\s*\]",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"white ?paper|report|working paper|fact ?sheet|press release|guide|brochure|standard",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(
    r"\b(?:journal|review|transactions|letters|quarterly|magazine|annals|bulletin|surveys|archives"
    r"|communications of|proceedings|newspaper|times|post|news|guardian|forbes|wired|economist"
    r"|fortune|bloomberg|reuters|weekly|daily|gazette|herald|tribune|chronicle|today|atlantic"
    r"|newsweek|nature|science|acta|observer|telegraph|monthly|new yorker|techcrunch|zdnet"
    r"|inc\.?)\b"
    r"|^(?:time|entrepreneur|fast company|business insider|venturebeat)$",
    re.IGNORECASE,
)
_NO_PERIODICAL = re.compile(r"\bblog\b|\bdata science\b|\bhelp\b|\bcent(?:er|re)\b", re.IGNORECASE)
_PAGE_TITLE = re.compile(
    r"\?$|^(?:how to|what|why|getting started|about|introduction to|introducing)\b"
    r"|\b(?:documentation|docs|polic(?:y|ies)|pricing|help|faq|tutorial|terms of)\b",
    re.IGNORECASE,
)
_PAGE_ADDRESS = re.compile(
    r"/(?:blogs?|docs?|help|learn|support|news|pricing|policies|glossary|topics?|articles?|about"
    r"|tutorials?|faq)(?:[/.?#]|$)|//(?:docs|help|support|blog|learn|developers?)\.",
    re.IGNORECASE,
)
#: The field that names the site where the type is wrong.
_SITE_FIELDS = {"article": "journal", "book": "publisher", "techreport": "institution"}
_REPORT = re.compile(
    r"\b(?:report|index|survey|state of|outlook|framework|guidelines|white ?paper|study|potential"
    r"|future of|principles|recommendation|regulation|act|strategy|assessment|handbook|brief"
    r"|review|toolkit|playbook|statistics|directive|proposal)\b",
    re.IGNORECASE,
)


def take_medium(text: str) -> tuple[str, str]:
    """Return a reference without the note that says what the source is, and that note."""
    match = _MEDIUM.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]}{text[match.end() :]}", match["text"]


def is_report(title: str, address: str) -> bool:
    """Whether what an organisation put on the web calls itself a report, or is a file to print."""
    return bool(re.search(r"\.pdf$|/reports?/", address, re.IGNORECASE)) or bool(
        _REPORT.search(title) and not _PAGE_TITLE.search(title)
    )


def _is_page(fields: Mapping[str, str]) -> bool:
    """Whether what an organisation put on the web is a page and no report.

    A page has a question or "how to" as its title, a day, or a day on which it was visited.
    """
    title, address = fields.get("title", ""), fields["url"]
    dated = "day" in fields or "urldate" in fields or "year" not in fields
    named = _PAGE_TITLE.search(title) or _PAGE_ADDRESS.search(address)
    return bool(dated or named) and not is_report(title, address)


def as_online(kind: str, fields: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return type and fields of a source that was read as an article or book, but is a page.

    A name without volume, pages or DOI behind it is that of a site, unless it names a newspaper or
    magazine; those keep the day on which they appeared.
    """
    found = dict(fields)
    numbered = any(name in found for name in ("volume", "number", "pages", "eid", "pubstate"))
    if "url" not in found or "doi" in found or numbered:
        return kind, found
    if kind == "article" and _is_periodical(found["journal"]):
        if "day" in found:
            found["entrysubtype"] = "magazine"
        return kind, found
    name = _SITE_FIELDS.get(kind, "")
    book = kind == "book" and ("edition" in found or names_publisher(found.get(name, "")))
    report = kind == "techreport" and ("type" in found or not _is_page(found))
    if not name or book or report:
        return kind, found
    found["organization"] = found.pop(name, "")
    return "online", found


def _is_periodical(name: str) -> bool:
    return bool(_PERIODICAL.search(name)) and not _NO_PERIODICAL.search(name)


def with_medium(kind: str, fields: Mapping[str, str], medium: str) -> tuple[str, dict[str, str]]:
    """Return type and fields of a source that says what it is."""
    found = {"type": medium, **fields}
    if _ISSUED.search(medium) and kind in {"", "online", "misc", "book"}:
        found["institution"] = found.pop("publisher", "") or found.pop("organization", "")
        return "techreport", found
    if kind == "article" and not _ISSUED.search(medium) and "volume" not in found:
        found["organization" if "url" in found else "publisher"] = found.pop("journal", "")
        return "online" if "url" in found else "misc", found
    if kind == "book":
        return "online" if "url" in found else "misc", found
    return kind, found
