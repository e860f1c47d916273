"""Braces of attributes that readers see, and ``.template`` where it marks nothing.

Python-Markdown (extension ``attr_list``) reads ``{#id .class key=value}`` at the end of a heading's
line, after a space.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.outline import heading_level
from learning_modules.markup.slips.words import GAP, Block, Words

_BRACES = re.compile(
    r"\{:?[ \t]*(?:[#.][ \t]*[\w.-]+|(?:role|class|id)[ \t]*[=:])[^{}\n]*(?:\}|$)", re.MULTILINE
)
_NAME_ONLY = re.compile(r"\{[ \t]*([a-z][\w-]*)[ \t]*\}[ \t]*\Z")
_SQUARE = re.compile(r"(?:\[#([\w-]+)[^\[\]]*\]|\(#([\w-]+)[^()]*\))[ \t]*\Z")
_ROLE = re.compile(r"role[ \t]*=[ \t]*[\"']?([\w-]+)")
_PARTS = re.compile(r"(#|\.)[ \t]*([\w-]+)|(role|class|id)[ \t]*[=:][ \t]*[\"“”'‘’]?([^\"“”'‘’}]*)")
#: Attributes of HTML that stand without a value, and ours.
_HTML = frozenset({"id", "class", "role", "hidden", "data-toc-label"})


def braces(words: Words) -> Iterator[Finding]:
    """Yield what an author wrote for the machine and readers see, or nothing heeds."""
    for block in words.blocks:
        if any(sign in block.text for sign in ("{", "[#", "(#")):
            yield from _visible(words, block)
    for element in words.root.iter():
        if element.get("class"):
            yield from _classes(words, element)
    for block in words.blocks:
        if block.tag[0] == "h":
            yield from _idle(words, block)


def _classes(words: Words, element: Element) -> Iterator[Finding]:
    """Yield a class that marks no template where it stands, or is misspelt."""
    names = (element.get("class") or "").split()
    if "template" in names:
        yield from _misplaced(words, id(element))
        return
    for name in names if heading_level(element) else ():
        if difflib.get_close_matches(name, ["template"], cutoff=0.8):
            block = next((b for b in words.blocks if b.element is element), None)
            if block is not None:
                message = f'".{name}" marks nothing'
                hint = f"write {{#{element.get('id', 'name')} .template}}"
                where = words.begin(block)
                yield Finding("template-misplaced", where, message, hint, element.get("id"))


def _idle(words: Words, block: Block) -> Iterator[Finding]:
    """Yield a word in the braces of a heading that nothing reads: ``{resp}``, ``{#a template}``."""
    idle = [n for n, v in block.element.items() if v in (None, n) and n not in _HTML]
    if not idle:
        return
    for name in idle:
        del block.element.attrib[name]
    explicit = _written_id(words, block)
    first = idle[0]
    if first == "template":
        meant = f"{{#{explicit or 'name'} .template}}"
    elif role := _ROLE.search(_line(words, block)):
        name = f"#{explicit} " if explicit else ""
        meant = f'{{{name}role="{" ".join((role[1], *idle))}"}}'
    elif first.endswith(":"):
        meant = f'{{{first[:-1]}="{idle[1] if len(idle) > 1 else "..."}"}}'
    else:
        meant = "{#" + "-".join(part for part in (explicit, *idle) if part) + "}"
    message = f'"{" ".join(idle)}" in the braces of this heading does nothing'
    key = explicit if first == "template" else None
    yield Finding("attributes-lost", words.begin(block), message, f"write {meant}", key)


def _written_id(words: Words, block: Block) -> str:
    """Return the id in the braces of a heading; nothing if it was made from the title."""
    name = block.element.get("id") or ""
    return name if f"#{name}" in _line(words, block) else ""


def _line(words: Words, block: Block) -> str:
    """Return the line of the source in which a block begins."""
    place = words.begin(block)
    return words.positions.lines[place.line - words.positions.first_line] if place.line else ""


def _visible(words: Words, block: Block) -> Iterator[Finding]:
    heading = block.tag[0] == "h"
    found = _BRACES.search(block.text)
    if found is None and heading:
        found = _NAME_ONLY.search(block.text) or _SQUARE.search(block.text)
    if found is None:
        return
    where = words.place(block, found.start(), found[0])
    meant = _meant(found[0])
    if ".template" in meant and not heading:
        yield _no_heading(where, block.text[: found.start()], meant)
        return
    message = f'readers see "{found[0].strip()}"'
    if not heading:
        message += ": only headings, and paragraphs with the braces in a line of their own, have it"
        yield Finding("attributes-lost", where, message, "take it out, or put it after a heading")
        return
    title = (block.text[: found.start()].rstrip() + block.text[found.end() :]).strip()
    marks = "#" * int(block.tag[1])
    hint = f"write {marks} {title.replace(GAP, '...')} {meant}"
    named = re.search(r"#([\w-]+)", meant)
    key = named[1] if named and ".template" in meant else None
    yield Finding("attributes-lost", where, f"{message} in this heading", hint, key)


def _meant(written: str) -> str:
    """Return braces as attr_list reads them."""
    written = re.sub(r"\A[\[(](.*)[\])]", r"{\1}", written.strip())
    if _NAME_ONLY.match(written):
        return "{#" + re.split(r"\W+", written.strip("{[# \t]}"))[0] + "}"
    parts = []
    for sign, name, key, value in _PARTS.findall(written):
        parts.append(f"{sign}{name}" if sign else _pair(key, value.strip()))
    return "{" + " ".join(parts) + "}"


def _pair(key: str, value: str) -> str:
    sign = {"id": "#", "class": "."}.get(key)
    return f"{sign}{value}" if sign else f'{key}="{value}"'


def _no_heading(where: Location, title: str, meant: str) -> Finding:
    message = ".template marks headings only, so there is no template here"
    name = re.sub(r"[*_\n]+", " ", title.replace(GAP, "")).strip(" :|")
    title = name if name and len(name) <= 60 and "|" not in name else "Title of the template"
    named = re.search(r"#([\w.-]+)", meant)
    key = named[1] if named else None
    return Finding("template-misplaced", where, message, f"write ### {title} {meant}", key)


def _misplaced(words: Words, element: int) -> Iterator[Finding]:
    """Yield the finding for a paragraph, or words in one, that bear the class of a template."""
    for block in words.blocks:
        inside = {id(child) for child in block.element.iter()}
        if element in inside and block.tag[0] != "h":
            where = words.begin(block)
            name = block.text.split("\n")[0]
            child = next(e for e in block.element.iter() if id(e) == element)
            meant = "{#" + child.get("id", "name") + " .template}"
            yield _no_heading(where, name, meant)
            return
