"""Whose draft it is: the module's id and title, from the file's name and the text.

The id stands in the file's name, on a label, or in the title; the title is the first heading.
Neither kind of document nor id is part of a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.labels import bold_text, is_bold_line, read_label
from learning_modules.importing.numbering import split_title, without_marks
from learning_modules.model.file_names import ascii_slug
from learning_modules.model.identity import MODULE_ID_LENGTH, is_module_id
from learning_modules.model.roles import roles_of_title

#: An id that needs no label: at least two groups of capitals, and a number.
_STRICT = re.compile(r"(?<![\w-])[A-Z]{2,10}(?:-[A-Z][A-Z0-9]{1,9})+-\d{1,4}(?![\w]|-\d)")
_IN_FILE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,10}(?:-[A-Z][A-Z0-9]{1,9})*-\d{2,4}(?![A-Za-z0-9])")
_IN_FILE_SMALL = re.compile(r"(?<![a-z0-9])[a-z]{2,5}(?:[-_][a-z]{2,5})+[-_]\d{3}(?!\d)")
_LABELLED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+")

#: Kinds of documents that titles begin with -> the type of module.
_TYPES = {
    "learning module": "learning-module",
    "course module": "learning-module",
    "training module": "learning-module",
    "module": "learning-module",
    "lesson": "learning-module",
    "case study": "case-study",
    "sector playbook": "sector-playbook",
    "industry playbook": "sector-playbook",
    "sector-specific playbook": "sector-playbook",
    "industry-specific playbook": "sector-playbook",
    "playbook": "sector-playbook",
    "template documentation": "template-documentation",
    "template guide": "template-documentation",
    "toolkit documentation": "template-documentation",
    "template/toolkit documentation": "template-documentation",
    "practical how-to guide": "how-to",
    "tool guide": "how-to",
    "technical guide": "",
    "user guide": "",
    "reference guide": "",
    "resource guide": "",
    "documentation": "",
    "blog post": "reading",
    "article": "reading",
    "template": "template-documentation",
    "how-to guide": "how-to",
    "how to guide": "how-to",
    "how-to": "how-to",
    "how to": "how-to",
    "tutorial": "how-to",
    "guide": "",
    "content": "",
    "title": "",
    "module title": "",
    "content title": "",
    "draft": "",
}
_PREFIX = re.compile(
    rf"(?P<kind>{'|'.join(sorted(_TYPES, key=len, reverse=True))})(?:\s+\d+(?:\.\d+)?)?"
    r"\s*(?::|\s[-–—|])\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Title:
    """A title as it is meant, the id that stood in it, and the type that its prefix names."""

    text: str
    id: str = ""
    type: str = ""
    line: int = 1


def type_of_words(words: str) -> str:
    """Return the type of module that the name of a kind of document gives, or an empty string."""
    plain = " ".join(words.lower().replace("_", " ").split())
    if plain in _TYPES:
        return _TYPES[plain]
    longest = sorted((kind for kind in _TYPES if _TYPES[kind]), key=len, reverse=True)
    return next((_TYPES[kind] for kind in longest if re.search(rf"\b{kind}s?\b", plain)), "")


#: Words of a title that name the kind of document, though they stand in no prefix.
_IN_TITLES = (
    (re.compile(r"how[- ]to\b", re.IGNORECASE), "how-to"),
    (re.compile(r".*\bplaybook\b", re.IGNORECASE), "sector-playbook"),
    (re.compile(r".*\bcase study\b", re.IGNORECASE), "case-study"),
    (
        re.compile(
            r".*\b(?:template|toolkit|checklist|calculator|worksheet|canvas|matrix)\b.*"
            r"\b(?:documentation|user guide)\b",
            re.IGNORECASE,
        ),
        "template-documentation",
    ),
)


def type_in_title(title: str) -> str:
    """Return the type of module that a title names ("How to ...", "... Playbook"), or nothing."""
    return next((kind for pattern, kind in _IN_TITLES if pattern.match(title)), "")


_SELF = re.compile(
    r"\b(?:this|the following) (learning module|module|lesson|case study|(?:sector "
    r"|industry )?playbook"
    r"|how-to guide|tutorial)\b",
    re.IGNORECASE,
)


def type_in_text(text: str) -> str:
    """Return the type of module that a text calls itself ("this case study"), or nothing."""
    match = _SELF.search(text)
    return type_of_words(match[1]) if match else ""


#: Kinds of documents, by which the first letters of an id may be an abbreviation.
_KINDS = ("learning module", "case study", "sector playbook", "template documentation", "how-to")


def type_in_id(module_id: str) -> str:
    """Return the type that the first letters of an id abbreviate (``TMP-...``), or nothing."""
    letters = module_id.split("-", maxsplit=1)[0].lower()
    for kind in _KINDS:
        rest = iter(kind)
        if len(letters) > 2 and letters[0] == kind[0] and all(c in rest for c in letters):
            return _TYPES[kind]
    return ""


def id_of_file(path: str, known: Sequence[str] = ()) -> str:
    """Return the id in a file's name, or an empty string; ``known`` are those of the inventory."""
    stem = PurePath(path).stem
    plain = stem.lower().replace("_", "-")
    named = [i for i in known if re.search(rf"(?<![a-z0-9]){re.escape(i.lower())}(?![0-9])", plain)]
    if named:
        return max(named, key=len)
    if match := _IN_FILE.search(stem.replace("_", "-")):
        return match[0]
    match = _IN_FILE_SMALL.search(stem)
    return match[0].upper().replace("_", "-") if match else ""


def id_in(text: str, *, labelled: bool = False) -> str:
    """Return the id in a text; behind a label any word with hyphens can be one."""
    match = _STRICT.search(text) or (_LABELLED.search(text) if labelled else None)
    return match[0] if match and is_module_id(match[0]) else ""


def _without_id(title: str, module_id: str) -> str:
    """Return a title without the id in it and the marks that set it off."""
    label = r"(?:content\s+)?(?:id\s*:?\s*)?"
    pattern = rf"\s*[\[(]\s*{label}{re.escape(module_id)}\s*[\])]|\s*{label}{re.escape(module_id)}"
    text = re.sub(pattern, " \0 ", title, count=1, flags=re.IGNORECASE)
    text = re.sub(r"[\s:|–—-]*\0[\s:|–—-]*$|^[\s:|–—-]*\0[\s:|–—-]*", "", text)
    return " ".join(text.replace("\0", " ").split())


def read_title(text: str, *, known: str = "") -> Title:
    """Return what a title says; ``known`` is the id by the file's name, which may stand in it."""
    title = without_marks(" ".join(text.split()))
    numbered = re.match(
        r"(?:part|chapter|section|unit)\s+(?:\d+|[IVX]+)\s*[:–—-]\s*", title, re.IGNORECASE
    )
    if numbered and _PREFIX.match(title[numbered.end() :]):
        title = title[numbered.end() :]
    found = id_in(title)
    if not found and known and re.search(rf"(?<!\w){re.escape(known)}(?!\w)", title, re.IGNORECASE):
        found = known
    kind = ""
    for _ in range(3):
        title = _without_id(title, found) if found else title
        prefix = _PREFIX.match(title)
        if prefix is None:
            break
        kind = kind or _TYPES[prefix["kind"].lower()]
        title = title[prefix.end() :].lstrip(" :|–—-")
    return Title(without_marks(title.strip()), found, kind)


def _is_section(block: Block) -> bool:
    """Whether a heading is one of a section and no title."""
    number, text = split_title(block.text)
    return bool(number) or bool(roles_of_title(text, pillars={}, extra={}))


def _is_label(block: Block) -> bool:
    label = read_label(block.text)
    return label is not None and label.field != "title"


def is_kind_heading(block: Block) -> bool:
    """Whether a heading names a kind of document or an id and nothing else ("# Case Study")."""
    return block.kind is Kind.HEADING and not _own_words(block)


def _own_words(block: Block) -> str:
    """Return what a title says beside the kind of document and the id, empty if nothing."""
    text = read_title(block.text).text
    return "" if text.lower() in _TYPES else text


def title_block(blocks: Sequence[Block]) -> Block | None:
    """Return the block that holds the title: the H1, else the H2 with an id, else a label."""
    headings = [b for b in blocks if b.kind is Kind.HEADING]
    headings = [b for b in headings if not _is_label(b) and not is_kind_heading(b)]
    firsts = [b for b in headings if b.level == 1]
    if firsts and (not _is_section(firsts[0]) or len(firsts) == 1):
        return firsts[0]
    named = next((b for b in headings[:2] if _names_draft(b)), None)
    if named:
        return named
    start = next((i for i, b in enumerate(blocks) if b in headings), len(blocks))
    return next(filter(_is_title_line, blocks[:start]), None) or _first_heading(headings)


def _names_draft(block: Block) -> bool:
    """Whether a heading holds an id, or the kind of document, and a title."""
    named = id_in(block.text) or _PREFIX.match(without_marks(block.text))
    return bool(named) and bool(read_title(block.text).text)


def _is_title_line(block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH:
        return False
    label = read_label(block.text.split("\n")[0])
    if label:
        return label.field == "title" and bool(label.value)
    if not is_bold_line(block.text):
        return False
    text = bold_text(block.text)
    return bool(_PREFIX.match(text)) or bool(id_in(text) and read_title(text).text)


def _first_heading(headings: Sequence[Block]) -> Block | None:
    """Return the first heading if it can be a title: it is no section, and others follow it."""
    first = headings[0] if len(headings) > 1 else None
    return first if first and not _is_section(first) and first.level <= headings[1].level else None


def _as_label(row: str) -> str:
    """Return a row of two cells as "first: second", any other row as nothing."""
    cells = [cell.strip(" *_:") for cell in row.strip().strip("|").split("|")]
    return ": ".join(cells) if len(cells) == 2 else ""


def labelled_ids(blocks: Sequence[Block]) -> Iterator[tuple[str, Location]]:
    """Yield each id behind a label, anywhere in the text, with the line it stands on."""
    for block in (inner for outer in blocks for inner in outer.walk()):
        if block.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE}:
            for offset, line in enumerate(block.text.split("\n")):
                label = read_label(_as_label(line) if block.kind is Kind.TABLE else line)
                found = id_in(label.value, labelled=True) if label and label.field == "id" else ""
                if found:
                    yield found, Location("", block.line + offset)
        if is_kind_heading(block) and (found := id_in(block.text)):
            yield found, Location("", block.line)


def made_id(path: str, title: str) -> str:
    """Return an id for a text that has none: its file's name, else its title."""
    stem = PurePath(path).stem
    if is_module_id(stem):
        return stem
    slug = ascii_slug(title or stem)[:MODULE_ID_LENGTH].strip("-")
    return slug if is_module_id(slug) else f"draft-{slug}"[:MODULE_ID_LENGTH].strip("-")


def id_conflicts(path: str, found: Sequence[tuple[str, int]], chosen: str) -> list[Finding]:
    """Return an error for each id that differs from the one that was taken."""
    others = {i.lower(): (i, line) for i, line in found if i.lower() != chosen.lower()}
    return [
        Finding(
            "import-id-conflict",
            Location(path, line),
            f'this draft names the id "{other}", but it is taken as "{chosen}"',
            "write one id in the file's name and in the text",
            key=other,
        )
        for other, line in others.values()
    ]
