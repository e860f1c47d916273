"""The list of sources of a draft: one raw text each, with its key if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_KEY = re.compile(
    r"^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\*\*|`)?\[(?P<key>[^\]\[\n]{1,80})\](?:\*\*"
    r"|`)?:?\s+(?P<text>\S.*)$"
)
#: A key without brackets: "@orr2020: ", "**orr2020**: ", "orr2020 - ".
_BARE_KEY = re.compile(
    r"^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?P<marks>\*\*|`|)(?P<key>@?[A-Za-z][\w.+-]*?(?:19|20)\d\d[\w-]*)"
    r"(?P=marks)(?:\s*:|\s+[–—-])(?P=marks)\s+(?P<text>\S.*)$"
)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?P<text>\S.*)$")
_YEAR = re.compile(r"\(\s*(?:\d{4}[a-z]?\b[^()]*|n\.\s?d\.?|in press)\)|\b(?:19|20)\d{2}\b")
#: A name, or names with initials, in front of a year in brackets.
_FORMED = re.compile(
    r"\W*(?:[^().]{2,400}\.?|[^()]{2,600}?,\s+(?:[^\W\d_]\.[\s-]*)+(?:\(Eds?\.\)\.?)?)"
    r"\s*\((?:\d{4}|n\.\s?d)"
)
_MORE = re.compile(
    r"doi|https?://|arxiv|et al|\bpp?\.|\*[^*]+\*|\b[A-Z]\.,|[\"“].+[\"”]", re.IGNORECASE
)


@dataclass(frozen=True)
class RawSource:
    """A source as the draft writes it: its key as written (empty: none), text and line.

    ``number`` is the place in its list that the draft writes in front of it.
    """

    key: str
    text: str
    line: int
    number: str = ""

    @property
    def name(self) -> str:
        """The key, unless it only counts the sources of its list."""
        return "" if self.key.isdigit() else self.key


def read_sources(lines: Sequence[str], first: int) -> tuple[list[RawSource], list[tuple[int, str]]]:
    """Return the sources in these lines, and the paragraphs that are none, with their lines.

    ``first`` is the number of the first line in the draft.
    """
    sources: list[RawSource] = []
    others: list[tuple[int, str]] = []
    for line, text in _paragraphs(lines, first):
        match = _key_of(text)
        if match and not _is_link(text):
            key = match["key"].strip().lstrip("@^")
            sources.append(RawSource(key, match["text"].strip(), line, _number(text, key)))
        elif looks_like_source(text):
            item = _ITEM.match(text)
            said = (item["text"] if item else text).strip()
            sources.append(RawSource("", said, line, _number(text, "")))
        else:
            others.append((line, text))
    return sources, others


def _key_of(text: str) -> re.Match[str] | None:
    bare = _BARE_KEY.match(text)
    return _KEY.match(text) or (bare if bare and looks_like_source(bare["text"]) else None)


def _number(text: str, key: str) -> str:
    """Return the number of a source in its list, empty if the list has none."""
    match = re.match(r"\s*(\d{1,3})[.)]\s", text)
    return key if key.isdigit() else (match[1] if match else "")


def _is_link(text: str) -> bool:
    return bool(re.match(r"^\s*(?:[-*+]\s+)?\[[^\]]*\]\(", text))


def looks_like_source(text: str) -> bool:
    """Whether a paragraph is a reference: a year, and another mark of one."""
    item = _ITEM.match(text)
    plain = (item["text"] if item else text).strip()
    with_year = bool(_YEAR.search(plain))
    formed = bool(_FORMED.match(plain))
    return with_year and len(plain.split()) < 150 and (formed or len(_MORE.findall(plain)) > 1)


def _each_whole(above: str, line: str) -> bool:
    """Whether two lines with nothing between them are a reference each."""
    begins = re.match(r"[^()]{2,400}\(\s*(?:\d{4}|n\.\s?d)", line.strip())
    return bool(begins) and looks_like_source(above) and looks_like_source(line)


def _paragraphs(lines: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """Yield each paragraph or item as one line of text, with the number of its first line."""
    begin = first
    held: list[str] = []
    for number, line in enumerate((*lines, ""), start=first):
        starts = not line.strip() or _key_of(line) or _ITEM.match(line)
        if held and (starts or _each_whole(held[-1], line)):
            yield begin, " ".join(held)
            held = []
        if line.strip() and not re.fullmatch(r"\s*(?:[-*_]\s*){3,}", line):
            begin = number if not held else begin
            held.append(line.strip())
