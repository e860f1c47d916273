"""Blocks that are written for another program, or for an extension that the site has not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learning_modules.diagnostics import Finding
from learning_modules.markup.slips.words import Block, Words

_INDENTED = "indent its text by four spaces"
_BOX = f"write !!! note in a line, {_INDENTED}, and add admonition to markdown_extensions"

#: How a block begins, and what to type instead.
_FOREIGN = (
    (re.compile(r"(:{3,})[ \t]*\{?[\w-]*"), _BOX),
    (re.compile(r"\[!(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION|INFO|DANGER)\]", re.IGNORECASE), _BOX),
    (
        re.compile(r"!!![ \t]+\w+"),
        f"add admonition to markdown_extensions in mkdocs.yml, and {_INDENTED}",
    ),
    (
        re.compile(r"\?\?\?\+?[ \t]+\w+"),
        f"add pymdownx.details to markdown_extensions in mkdocs.yml, and {_INDENTED}",
    ),
    (
        re.compile(r"(?:\'{3}|\u2018{3}|\u2019{3}|\"{3})(?=[ \t]*\w*\n)"),
        "write three backticks: ```",
    ),
    (re.compile(r"\{%-?[ \t]*\w+"), "write the text itself; no program fills it in here"),
)


def foreign(words: Words) -> Iterator[Finding]:
    """Yield blocks whose signs readers see, and boxes that hold nothing."""
    for block in words.blocks:
        if block.tag != "p":
            continue
        text = block.text.lstrip()
        found = ((pattern.match(text), hint) for pattern, hint in _FOREIGN)
        sign, hint = next(((m, hint) for m, hint in found if m), (None, ""))
        if sign is not None:
            shown = sign[0].strip()
            message = f'"{shown}" begins no block here, so readers see it'
            where = words.place(block, block.text.find(shown), shown)
            yield Finding("block-foreign", where, message, hint)
    yield from _empty_boxes(words)


def _empty_boxes(words: Words) -> Iterator[Finding]:
    titles = {id(block.element): block for block in words.blocks if block.tag == "p"}
    for element in words.root.iter("div"):
        if "admonition" not in (element.get("class") or "").split() or len(element) != 1:
            continue
        title: Block | None = titles.get(id(element[0]))
        if title is not None and "admonition-title" in (element[0].get("class") or ""):
            message = "this box is empty: the text below it is not indented"
            yield Finding("block-foreign", words.begin(title), message, _INDENTED)
