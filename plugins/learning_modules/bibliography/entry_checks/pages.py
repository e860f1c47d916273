"""Pages of an entry: ranges that run backwards, stay open, or lost their dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.bibliography.bib_file import BibEntry, BibField
from learning_modules.bibliography.entry_checks.dates import plain
from learning_modules.diagnostics import Finding

_DASH = re.compile(r"\s*(?:-{1,3}|[‐-―−]|\\textendash|\\textemdash)\s*")
_RUN_TOGETHER = 60


def check_pages(entry: BibEntry) -> Iterator[Finding]:
    """Yield findings for pages that cannot be right."""
    found = entry.field("pages")
    if found is None:
        return
    text = plain(found)
    fault = next((f for part in re.split(r"[,;]", text) if (f := _fault(part.strip()))), None)
    if fault:
        hint = "write first and last page with two hyphens, such as 115--118"
        yield Finding("entry-pages-malformed", entry.place(found), fault, hint, key=entry.key)
    elif _lost_dash(entry, text):
        half = len(text) // 2
        yield _lost(entry, found, text[:half], text[half:])


def _fault(text: str) -> str | None:
    """Return what is wrong with one range of pages, or None."""
    parts = _DASH.split(text)
    if len(parts) == 1:
        return None
    if any(not part for part in parts):
        return f'the pages "{text}" lack one end' if text.strip("-–— ") else f'"{text}" is no page'
    if len(parts) > 2 or not all(part.isdigit() for part in parts):
        return None
    first, last = parts
    if len(last) < len(first):  # 115--8 is short for 115--118
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first):
        return f'the pages "{text}" run backwards'
    return None


def _lost_dash(entry: BibEntry, text: str) -> bool:
    """Whether a number is two page numbers run together; article numbers look alike.

    Journals that number their articles give no issue, or count from 100000.
    """
    if not re.fullmatch(r"\d{6}|\d{8}", text) or text.startswith("1000"):
        return False
    first, last = int(text[: len(text) // 2]), int(text[len(text) // 2 :])
    issue = entry.text("number", "issue")
    return bool(issue) and 0 < last - first <= _RUN_TOGETHER


def _lost(entry: BibEntry, found: BibField, first: str, last: str) -> Finding:
    return Finding(
        "entry-characters-lost",
        entry.place(found),
        f'the page "{first}{last}" seems to have lost its dash',
        f"write {first}--{last}, or, for an article number, eid instead of pages",
        key=entry.key,
    )
