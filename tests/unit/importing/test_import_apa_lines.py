"""The reference that is formatted from an entry says what the line of the draft said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.bibliography.formatting import format_references
from learning_modules.importing.bibtex import entry_text
from learning_modules.importing.draft_reading import read
from learning_modules.importing.inventory import Inventory
from learning_modules.importing.library import merge, read_source
from learning_modules.importing.reference import markdown_emphasis, read_reference
from learning_modules.importing.source_list import RawSource

#: Lines of the corpus that are equal; the others name 31 authors (APA shows 20), and call
#: themselves hypothetical.
FLOOR = 61

_MARKS = str.maketrans("“”‘’–—", "\"\"''--")
_IN = re.compile(
    r"(?<=[.?!\U0001f99c]) in (?=[^()]*(?:\([^()]*\))?[^()]*(?:\(pp?\. [\d-]+\)|\.$|\. h))"
)


def formatted(text: str) -> str:
    """Return the APA reference that is made of one source of a draft."""
    (work,) = merge([read_source("draft.md", RawSource("key", text, 1))]).works
    (reference,) = format_references(entry_text(work), style="apa")
    return reference.text


def plain(text: str) -> str:
    """Return a reference without what drafts write otherwise than APA 7 does.

    These are the case of titles, straight quotation marks, hyphens in ranges of pages, emphasis,
    and dots for names that were left out.
    """
    text = " ".join(re.sub(r"[*_]", "", markdown_emphasis(text)).translate(_MARKS).split())
    return re.sub(r"\s*(?:\.{3}|…)(?: &)?", " …", text.casefold())


def in_form(text: str) -> str:
    """Return a reference in the form that the style gives preprints, numbers and proceedings.

    "arXiv preprint arXiv:N" is "arXiv" with an address; an article's number has the word "Article";
    proceedings without editors stand as a periodical, without "In", "pp." and publisher.
    """
    text = plain(text)
    number = re.search(r"arxiv preprint(?: arxiv:?\s*([\d.]+\d))?", text)
    if number:
        text = re.sub(r"arxiv preprint(?: arxiv:?\s*[\d.]+\d)?\.?", "arxiv.", text)
        text += "" if "http" in text or not number[1] else f" https://arxiv.org/abs/{number[1]}"
    text = text.replace(", article ", ", ")
    if "(eds.)" not in text:
        text = re.sub(
            r" \(pp?\. ([\d-]+)\)\.(?:[^:]*?\.(?= http|$))?", r", \1.", _IN.sub(" ", text)
        )
    return text


def lines_of(shared: Path) -> Iterator[str]:
    """Yield the sources of all drafts as they stand there."""
    for folder in ("modules", "other"):
        for file in sorted((shared / "corpus" / folder).iterdir()):
            draft = read(file.name, file.read_bytes(), Inventory())
            assert draft is not None
            yield from (source.text for source in draft.sources)


def test_lines_of_drafts_come_back(shared: Path) -> None:
    """As many lines as ever were equal are equal to the reference made of their entry."""
    lines = list(lines_of(shared))
    differing = [line for line in lines if in_form(line) != in_form(formatted(line))]
    assert len(lines) == 63
    assert len(lines) - len(differing) >= FLOOR, "\n".join(differing)


CASES = Path(__file__).resolve().parents[2] / "cases" / "importing" / "references.yml"
LINES: dict[str, list[Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", LINES["apa"])
def test_lines_in_apa_come_back_letter_by_letter(line: str) -> None:
    """A line that is APA 7 already is formatted as it was written, marks and case included."""
    assert formatted(line) == re.sub(r"\*", "", line)


@pytest.mark.parametrize("case", LINES["fields"], ids=lambda case: case["line"][:40])
def test_fields_of_lines(case: dict[str, Any]) -> None:
    """A line gives the type, people and fields that the case names, whatever its habit."""
    reference = read_reference(case["line"])
    found = {**reference.fields, "type": reference.type, "author": reference.people.bibtex}
    assert {name: found.get(name, "") for name in case["is"]} == case["is"]
