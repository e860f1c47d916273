"""Lists and tables that Python-Markdown takes for plain text, and nesting that it takes away.

Python-Markdown's rules for blocks: a list or table begins after an empty line; the lists in a list
are indented by four spaces; a table has a line of hyphens with as many cells as its header.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.slips.words import Block, Words

_ITEM = re.compile(r"(?m)^[ \t]*([-*+]|1[.)])[ \t]+(?=\S)")
_NUMBERED = re.compile(
    r"(?m)^[ \t]*((?:\d{1,3}\.?|[a-z])\))[ \t]+\S.*\n(?:.*\n)*?[ \t]*(?:\d{1,3}\.?|[a-z])\)[ \t]+\S"
)
_DASHED = re.compile(r"(?m)^[ \t]*([\u2013\u2014])[ \t]+\S.*\n(?:.*\n)*?[ \t]*\1[ \t]+\S")
_BULLET = re.compile(r"(?m)^[ \t]*([\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7])[ \t]*(?=\S)")
_TIGHT = re.compile(
    r"(?m)^[ \t]*([-*+])(?=[^\W\d_]|\[[ xX]?\])(.*)\n(?:.*\n)*?[ \t]*\1(?=[^\W\d_]|\[[ xX]?\])"
)
_TIGHT_NUMBER = re.compile(
    r"(?m)^[ \t]*(\d{1,3}\.)(?=[^\W\d_]{2})(.*)\n(?:.*\n)*?[ \t]*\d{1,3}\.(?=[^\W\d_]{2})"
)
#: What an author meant as a box to tick: "[]", "[ x]", "( )".
_BOX = re.compile(r"(\[\]|\[[ \t]+[xX][ \t]*\]|\[[xX][ \t]+\]|\([ xX]?\))[ \t]+(?=\S)")
_GRID = re.compile(r"(?m)^[ \t]*(\+(?:[-=]+\+)+)[ \t]*$")
_ROW = re.compile(r"(?:^[ \t]*\|.*\|[ \t]*(?:\n|\Z))+\Z", re.MULTILINE)
_DASHES = re.compile(
    r"(?m)^[ \t]*\|?[ \t]*:?[-\u2010-\u2015]+:?[ \t]*"
    r"(?:\|[ \t]*:?[-\u2010-\u2015]+:?[ \t]*)*\|?[ \t]*$"
)
_ROWS = re.compile(r"(?m)\A[ \t]*\|.*\|[ \t]*$\n[ \t]*\|.*\|[ \t]*$")
_SENTENCE = re.compile(r"[.!:;,]$|^[^.]{90,}")
_TEXTS = frozenset({"p", "li", "dd"})
#: An item that is indented by a number of spaces that is no multiple of four.
_ODD_INDENT = re.compile(r"(?:[ ]{4})*[ ]{1,3}(?:[-*+]|\d{1,9}\.)[ \t]")


def lost_blocks(words: Words, forms: Collection[int] = frozenset()) -> Iterator[Finding]:
    """Yield what an author meant as a list or table and readers see as a line of text.

    ``forms`` are elements of templates, which know more kinds of boxes.
    """
    behind = _behind_tables(words)
    for block in words.blocks:
        if id(block.element) not in forms:
            yield from _box(words, block)
        if id(block.element) in behind and _ROW.match(block.text):
            message = "an empty line parts this row from the table above, so it is shown as text"
            hint = "take the empty line out"
            row = block.text.split("\n")[0].strip()
            yield _finding(words, block, "table-lost", row, message=message, hint=hint)
            continue
        if block.tag not in _TEXTS or ("\n" not in block.text and not _BULLET.match(block.text)):
            continue
        table = _table(words, block)
        if table is not None:
            yield table
        else:
            yield from _list(words, block)
    yield from _nesting(words)
    yield from _underlined(words)


def _behind_tables(words: Words) -> frozenset[int]:
    """Return what names the paragraphs that stand right below a table."""
    children = list(words.root)
    pairs = pairwise(children)
    return frozenset(
        id(below) for above, below in pairs if (above.tag, below.tag) == ("table", "p")
    )


def _box(words: Words, block: Block) -> Iterator[Finding]:
    """Yield the finding for an item whose box to tick is none."""
    found = _BOX.match(block.text.lstrip()) if block.tag == "li" else None
    if found is None:
        return
    ticked = "x" if "x" in found[1].lower() else " "
    item = block.text.lstrip()[found.end() :].split("\n")[0]
    message = f'"{found[1]}" is no box to tick'
    hint = f"write - [{ticked}] {_short(item)}"
    yield _finding(words, block, "list-lost", found[1], message=message, hint=hint)


def _underlined(words: Words) -> Iterator[Finding]:
    """Yield sentences that hyphens right below made headings."""
    lines = words.positions.lines
    for block in words.blocks:
        if block.tag != "h2" or not _SENTENCE.search(block.text.strip()):
            continue
        number = words.begin(block).line
        below = number - words.positions.first_line + 1 if number else len(lines)
        if below < len(lines) and re.fullmatch(r"[ \t>]*-+[ \t]*", lines[below]):
            message = "this sentence became a heading: a line of hyphens stands right below it"
            hint = "put an empty line between the sentence and the hyphens"
            text = lines[below - 1]
            begin, end = len(text) - len(text.lstrip(" >")), len(text.rstrip())
            where = Location(words.positions.path, number, begin + 1, number, end + 1)
            yield Finding("heading-underline", where, message, hint)


def _table(words: Words, block: Block) -> Finding | None:
    """Return the finding for a table that is none, or None."""
    grid = _GRID.search(block.text)
    if grid:
        message = "a table with + at its corners is not known here, so it is shown as text"
        hint = (
            f"write its rows as | one | two |, and below the first {_ruler(grid[1].count('+') - 1)}"
        )
        return _finding(words, block, "table-lost", grid[1], message=message, hint=hint)
    if "|" not in block.text:
        return None
    lines = block.text.split("\n")
    number = next((n for n, x in enumerate(lines) if n and "|" in x and _DASHES.match(x)), None)
    if number is None:
        if not _ROWS.match(block.text):
            return None
        message = "this table has no line of hyphens below its header, so it is shown as text"
        hint = f"write below its first line: {_ruler(_cells(lines[0]))}"
        return _finding(words, block, "table-lost", lines[0].strip(), message=message, hint=hint)
    header, dashes = lines[number - 1].strip(), lines[number].strip()
    wanted, given = _cells(header), _cells(dashes)
    if re.search("[\u2010-\u2015]", dashes):
        message = "the line below the header holds long dashes, so the table is shown as text"
        hint = f"write hyphens: {_ruler(wanted)}"
    elif wanted != given:
        message = (
            f"the header has {wanted} cells and the line of hyphens {given}, so the table is shown "
            "as text"
        )
        hint = f"write: {_ruler(wanted)}"
    elif number > 1:
        message = "this table begins right below a line of text, so it is shown as text"
        hint = "put an empty line above it"
    else:
        return None
    return _finding(words, block, "table-lost", header, message=message, hint=hint)


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().strip("|")))


def _ruler(cells: int) -> str:
    return "|" + "---|" * cells


def _finding(
    words: Words, block: Block, rule: str, shown: str, *, message: str, hint: str, start: int = -1
) -> Finding:
    start = block.text.find(shown) if start < 0 else start
    return Finding(rule, words.place(block, start, shown), message, hint)


def _list(words: Words, block: Block) -> Iterator[Finding]:
    """Yield the finding for the first item of a list that is none."""
    text = block.text
    for pattern, explain in _LISTS:
        match = pattern.search(text)
        if match is None or (pattern is _ITEM and not text[: match.start()].strip()):
            continue
        line = text[match.start(1) : (text + "\n").index("\n", match.start(1))].strip()
        shown = re.split("\ufffc", line)[0].rstrip() or match[1]
        message, hint = explain(match[1], line.removeprefix(match[1]).strip())
        yield _finding(
            words, block, "list-lost", shown, message=message, hint=hint, start=match.start(1)
        )
        return


def _below_text(_: str, __: str) -> tuple[str, str]:
    message = "this list begins right below a line of text, so it is shown as one paragraph"
    return message, "put an empty line above its first item"


def _round(mark: str, item: str) -> tuple[str, str]:
    message = f'"{mark}" begins no item of a list, so the lines run together'
    number = mark.rstrip(".)")
    number = number if number.isdigit() else "1"
    return message, f"write {number}. {_short(item)}, with an empty line above the first item"


def _bullet(mark: str, item: str) -> tuple[str, str]:
    message = f'"{mark}" begins no item of a list, so the lines run together'
    return message, f"write - {_short(item)}, with an empty line above the first item"


def _tight(mark: str, item: str) -> tuple[str, str]:
    message = f'no space stands between "{mark}" and the text, so this is no list'
    return message, f"write {mark} {_short(item)}"


def _short(text: str) -> str:
    text = text.replace("\ufffc", "...")
    return text if len(text) <= 30 else text[:27].rstrip() + "..."


_LISTS = (
    (_ITEM, _below_text),
    (_NUMBERED, _round),
    (_BULLET, _bullet),
    (_DASHED, _bullet),
    (_TIGHT, _tight),
    (_TIGHT_NUMBER, _tight),
)


def _nesting(words: Words) -> Iterator[Finding]:
    """Yield items that are indented in the source and stand beside the item above all the same."""
    lines = words.positions.lines
    if not any(_ODD_INDENT.match(line) for line in lines):
        return
    items = {id(block.element): block for block in words.blocks if block.tag == "li"}
    for outer in words.root.iter():
        if outer.tag in ("ul", "ol"):
            own = [items[id(item)] for item in outer if id(item) in items]
            yield from _flattened(words, own, lines)


def _flattened(words: Words, items: Sequence[Block], lines: Sequence[str]) -> Iterator[Finding]:
    """Yield the first of the items of one list that is indented further than those above it."""
    above: int | None = None
    for block in items:
        place = words.begin(block)
        if place.line is None:
            return
        line = lines[place.line - words.positions.first_line]
        indent = len(line) - len(line.lstrip(" "))
        if above is not None and indent > above + 1 and _ODD_INDENT.match(line):
            message = f"this item is indented by {indent} spaces and shown beside the item above it"
            hint = f"indent it by {above + 4} spaces, so that it belongs to the item above"
            end = len(line.rstrip()) + 1
            where = Location(place.path, place.line, indent + 1, place.line, end)
            yield Finding("list-nesting-lost", where, message, hint)
            return
        above = indent if above is None else min(above, indent)
