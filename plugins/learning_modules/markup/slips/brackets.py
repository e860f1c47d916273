"""Links and notes whose brackets are not those of Markdown, so that readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from learning_modules.diagnostics import Finding
from learning_modules.markup.slips.words import GAP, Block, Words

_TARGET = r"(?:(?:https?:|mailto:|module:|template:|docs:|www\.|#)[^\s()\[\]]*|[\w./-]+\.\w{2,4})"
_SPACED = re.compile(rf"\[([^\[\]\n]+)\][ \t]+\(({_TARGET})\)")
_TURNED = re.compile(rf"\(([^()\n]+)\)[ \t]?\[({_TARGET})\]")
_DOUBLE = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")

_STARS = (
    (re.compile(r"(?<![\w*])\*\*(?=[^\W_])\w*"), "write two stars behind the bold words as well"),
    (re.compile(r"(?<![\w*])\*\*[ \t]+\w+"), "write the stars right before the first bold word"),
    (re.compile(r"(?<=[^\W_])\*\*(?![\w*])"), "write two stars before the bold words as well"),
)

#: What is wrong and what to type.
_Said = tuple[str, str]


def _spaced(match: re.Match[str]) -> _Said:
    message = f'"{match[0]}" is no link: a space stands between the brackets'
    return message, f"write [{match[1]}]({match[2]})"


def _turned(match: re.Match[str]) -> _Said:
    message = f'"{match[0]}" is no link: the text belongs in square brackets'
    return message, f"write [{match[1]}]({match[2]})"


def _double(match: re.Match[str]) -> _Said:
    name, _, text = match[1].partition("|")
    message = f'"{match[0]}" is no link here'
    if re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+", name.strip()):
        return message, f"write [{(text or name).strip()}](module:{name.strip()})"
    return message, f"write [{(text or name).strip()}](#id-of-a-section) or [...](module:ID)"


def _note(match: re.Match[str]) -> _Said:
    message = f'there is no note "{match[0]}" in this text'
    return message, f"write the note in a line of its own: {match[0]}: Text of the note"


def _unknown_note(words: Words, block: Block, match: re.Match[str], *, notes: bool) -> Finding:
    if GAP in match[0]:
        where = words.place(block, match.start(), "[^")
        message = "a ^ stands before the @ of this citation, and readers see it"
        return Finding("citation-syntax", where, message, "write [@key], without the ^")
    message, hint = _note(match)
    if not notes:
        message = f'"{match[0]}" is shown as it is: this site has no footnotes'
        hint = "add footnotes to markdown_extensions in mkdocs.yml"
    return Finding("note-unknown", words.place(block, match.start(), match[0]), message, hint)


_SLIPS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], _Said]], ...] = (
    ("link-malformed", _SPACED, _spaced),
    ("link-malformed", _TURNED, _turned),
    ("link-malformed", _DOUBLE, _double),
    ("note-unknown", _NOTE, _note),
)


def _stars(words: Words, block: Block) -> Iterator[Finding]:
    """Yield the first pair of stars that makes nothing bold."""
    for pattern, hint in _STARS:
        match = pattern.search(block.text)
        if match:
            where = words.place(block, match.start(), match[0])
            message = f'"{match[0]}" makes nothing bold, so readers see the stars'
            yield Finding("emphasis-unclosed", where, message, hint)
            return


def brackets(words: Words, keys: Callable[[str], bool], *, notes: bool = True) -> Iterator[Finding]:
    """Yield brackets that were meant as a link or note.

    ``keys`` knows those of the library; ``notes`` says that the site has footnotes.
    """
    for block in words.blocks:
        if "**" in block.text:
            yield from _stars(words, block)
        if "[" not in block.text:
            continue
        for rule, pattern, explain in _SLIPS:
            for match in pattern.finditer(block.text):
                if rule == "note-unknown" and keys(match[1]):
                    continue  # reported as a citation
                if rule == "note-unknown":
                    yield _unknown_note(words, block, match, notes=notes)
                    continue
                message, hint = explain(match)
                where = words.place(block, match.start(), match[0])
                yield Finding(rule, where, message, hint)
