"""Links inside a draft: "Section 4" becomes a link, old anchors lead to the sections they meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.importing.blocks import Block, Kind
from learning_modules.importing.escapes import outside_code
from learning_modules.importing.headings import Heading
from learning_modules.model.file_names import ascii_slug

_REFERENCE = re.compile(
    r"(?P<word>\b(?:sections?|chapters?|parts?)\s+)(?P<first>\d{1,2}(?:\.\d{1,2})*)(?![\d%]|\.\d)"
    r"(?P<more>(?:\s*(?:,|and|or|&|to|-|–)\s*\d{1,2}(?:\.\d{1,2})*(?![\d%]|\.\d))*)"
    r"(?!\s+of\s+(?:the\s+)?[A-Z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_LINK = re.compile(r"(!?\[(?:[^\[\]]|\[[^\[\]]*\])*\])\(\s*#([^()\s]+)(\s+\"[^\"]*\")?\s*\)")
_ANY_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*\)|\[[^\[\]]*\])")
_NAMED = re.compile(r"<a\s+(?:name|id)\s*=\s*[\"']([^\"']+)[\"']\s*/?>(?:\s*</a>)?", re.IGNORECASE)


def github_slug(text: str) -> str:
    """Return the anchor that GitHub makes of a heading: small letters, hyphens for spaces."""
    text = unicodedata.normalize("NFC", re.sub(r"[*_`]", "", text).strip().lower())
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


@dataclass
class _Targets:
    """The headings that links may lead to; those that are used get an id."""

    headings: Sequence[Heading]
    ids: dict[int, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def number(self, number: str) -> Heading | None:
        """Return the heading with this number, if only one has it."""
        found = [h for h in self.headings if h.number == number]
        return found[0] if len(found) == 1 else None

    def anchor(self, anchor: str) -> Heading | None:
        """Return the heading that an anchor means: by the slug of its old or new text."""
        wanted = anchor.strip("#").lower()
        plain = _bare(wanted)
        exact = [h for h in self.headings if wanted in _slugs(h)]
        if exact:
            return exact[0]
        slugs = {_bare(github_slug(h.written)): h for h in reversed(self.headings)}
        slugs.update({_bare(github_slug(h.title)): h for h in reversed(self.headings)})
        begun = {h.line: h for slug, h in slugs.items() if slug.startswith(f"{plain}-")}
        if "-" in plain and len(begun) == 1:  # the anchor of a title that was shorter once
            return next(iter(begun.values()))
        near = difflib.get_close_matches(plain, sorted(slugs), n=1, cutoff=0.85)
        return slugs[near[0]] if near else None

    def id_of(self, heading: Heading) -> str:
        """Return the id of a heading, giving it one if it has none."""
        if heading.line not in self.ids:
            self.ids[heading.line] = unused(ascii_slug(heading.title), self.taken)
        return self.ids[heading.line]


def _slugs(heading: Heading) -> tuple[str, str]:
    return github_slug(heading.written), github_slug(heading.title)


def _bare(slug: str) -> str:
    """Return a slug without the number in front and doubled hyphens."""
    return re.sub(r"-+", "-", re.sub(r"^\d+(?:-\d+)*-", "", slug)).strip("-")


def unused(wanted: str, taken: set[str]) -> str:
    """Return an id that is not in ``taken``, and put it there."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


@dataclass(frozen=True)
class Linked:
    """Blocks with working links, the ids of headings by line, and what could not be mended."""

    blocks: tuple[Block, ...]
    ids: Mapping[int, str]
    findings: tuple[Finding, ...]


def with_links(path: str, blocks: Sequence[Block], headings: Sequence[Heading]) -> Linked:
    """Return the blocks with references to sections as links; ``path`` is the draft's name."""
    written = {b.line: b.id for b in blocks if b.kind is Kind.HEADING and b.id}
    anchors = {name for b in blocks for each in b.walk() for name in _NAMED.findall(each.text)}
    targets = _Targets(headings, dict(written), {*written.values(), *anchors})
    findings: list[Finding] = []

    def change(text: str, line: int) -> str:
        def mend(match: re.Match[str]) -> str:
            if match[2] in targets.taken or match[2] in anchors:
                return match[0]
            heading = targets.anchor(match[2])
            if heading is None:
                message = f'the link "#{match[2]}" leads to no section'
                findings.append(
                    Finding("import-anchor", Location(path, line), message, key=match[2])
                )
                return match[0]
            return f"{match[1]}(#{targets.id_of(heading)}{match[3] or ''})"

        text = outside_code(text, lambda part: _LINK.sub(mend, part))
        return outside_code(
            text, lambda part: _outside_links(part, lambda t: _numbered(t, targets))
        )

    changed = tuple(_changed(block, change) for block in blocks)
    return Linked(changed, targets.ids, tuple(findings))


def _numbered(text: str, targets: _Targets) -> str:
    """Return a text in which the numbers of sections that exist are links."""

    def link(match: re.Match[str]) -> str:
        first = targets.number(match["first"])
        more = _NUMBER.sub(lambda m: _link(m[0], targets.number(m[0]), targets), match["more"])
        return _link(match["word"] + match["first"], first, targets) + more

    return _REFERENCE.sub(link, text)


def _link(text: str, heading: Heading | None, targets: _Targets) -> str:
    if heading is None:
        return text
    title = heading.title.replace('"', "'")
    return f'[{text}](#{targets.id_of(heading)} "{title}")'


def _outside_links(text: str, change: Callable[[str], str]) -> str:
    parts, last = [], 0
    for match in _ANY_LINK.finditer(text):
        parts += [change(text[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*parts, change(text[last:])])


def _changed(block: Block, change: Callable[[str, int], str]) -> Block:
    """Return a block with its running texts changed; headings and code stay."""
    if block.kind in {Kind.PARAGRAPH, Kind.TABLE}:
        return replace(block, text=change(block.text, block.line))
    if block.children:
        return replace(block, children=tuple(_changed(child, change) for child in block.children))
    return block
