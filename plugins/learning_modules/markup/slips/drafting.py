"""What drafts leave behind: letters encoded twice, chatter, placeholders, missing sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.diagnostics import Finding
from learning_modules.markup.slips.words import GAP, Block, Words
from learning_modules.model.chatter import chatter_in
from learning_modules.model.mojibake import mended, twice_encoded
from learning_modules.model.stubs import is_gap, placeholder_of

_NEEDED = re.compile(
    r"\[\s*(?:(?:insert |add )?(?:sources?|citations?|references?|cite|quelle|beleg)"
    r"(?: (?:is |are )?(?:needed|required|missing|here|tbd|to be added|to come|fehlt))?"
    r"|(?:needs?|missing|add|insert) (?:a )?(?:sources?|citations?|references?))"
    r"\s*[:?!.]?[^\[\]]{0,60}\]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\[([^\[\]\n" + GAP + r"]{2,80})\](?![(\[:])|<([A-Z][A-Za-z ]{2,40})>")
#: Signs without which no text is left over.
_MARKS = re.compile(r"[\[<(]|\b(?:TODO|FIXME|TBD|XXX+|TBC)\b")
_RUNNING = frozenset({"p", "li", "dd"})
_NOTE = re.compile(r"\b(?:TODO|FIXME|TBD|XXX+|TBC)\b")


def drafting(
    words: Words, templates: frozenset[int], stubs: frozenset[int] = frozenset()
) -> Iterator[Finding]:
    """Yield what is left of drafting.

    ``templates`` are elements of forms, which keep prompts; of those in ``stubs`` their section
    tells.
    """
    blocks = [block for block in words.blocks if block.text.strip(GAP + " \n")]
    for number, block in enumerate(blocks):
        yield from _letters(words, block)
        yield from _chatter(words, block, first=number < 3, last=number >= len(blocks) - 3)
        if id(block.element) not in templates:
            yield from _unfinished(words, block, told=id(block.element) in stubs)


def _letters(words: Words, block: Block) -> Iterator[Finding]:
    """Yield the first letter of a block that was lost, or encoded twice."""
    found = twice_encoded(block.whole)
    if found:
        where = words.place(block, block.text.find(found), found)
        message = f'"{found}" is a sign that was saved in the wrong encoding'
        yield Finding("text-mojibake", where, message, f'write "{mended(found)}"', key=found)
    if "\ufffd" in block.text:
        where = words.place(block, block.text.index("\ufffd"), "\ufffd")
        message = "a letter was lost here: the file was saved in another encoding once"
        yield Finding("text-mojibake", where, message, "type the letter that is meant")


def _chatter(words: Words, block: Block, *, first: bool, last: bool) -> Iterator[Finding]:
    said = chatter_in(block.text.strip(), first=first, last=last)
    if said:
        where = words.place(block, block.text.find(said), said)
        message = f'"{_short(said)}" is said by a writing program, not by the module'
        yield Finding("text-chatter", where, message, "take it out")


def _unfinished(words: Words, block: Block, *, told: bool) -> Iterator[Finding]:
    """Yield sources that are still missing, and the first placeholder of a block."""
    for match in _NEEDED.finditer(block.text):
        where = words.place(block, match.start(), match[0])
        hint = "cite the source, as in [@key], or take the statement out"
        yield Finding("source-needed", where, f'a source is still missing: "{match[0]}"', hint)
    rest = _NEEDED.sub(lambda m: " " * len(m[0]), block.text)
    whole = placeholder_of(rest) if _MARKS.search(rest) else None
    if whole is not None:
        bracket = rest.lstrip().startswith(("(", "["))
        if bracket and not told and block.tag in _RUNNING:
            yield _promise(words, block, whole)
        return
    if "[" not in rest and "<" not in rest and not _NOTE.search(rest):
        return
    for match in _BRACKET.finditer(rest):
        if match[0][1:-1].strip().lower() == "x":
            continue  # a box to tick
        if is_gap(match[0]) and not _is_quoted(rest, match.start()):
            yield _left(words, block, match.start(), match[0])
            return
    note = _NOTE.search(rest)
    if note:
        yield _left(words, block, note.start(), note[0])


def _is_quoted(text: str, at: int) -> bool:
    """Whether quotation marks are open at an offset: a letter that is shown keeps its gaps."""
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") + before.count("„") > before.count("”")


def _left(words: Words, block: Block, start: int, shown: str) -> Finding:
    message = f'"{shown}" is a place to fill in that was left over'
    hint = "write what belongs here, or take it out"
    return Finding("text-placeholder", words.place(block, start, shown), message, hint)


def _promise(words: Words, block: Block, said: str) -> Finding:
    where = words.begin(block)
    message = f'"{said}" promises what does not stand here'
    return Finding("text-placeholder", where, message, "write it, or take the sentence out")


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:47].rsplit(' ', maxsplit=1)[0]} ..."
