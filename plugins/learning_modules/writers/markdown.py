"""Markdown files: the blank form again, for people who plan in a repository or wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from learning_modules.model.download import Identity
from learning_modules.model.template import (
    LEVEL_MARK,
    Cell,
    CellKind,
    Row,
    Sheet,
    SheetKind,
    Template,
    box_groups,
    choice_lists,
)
from learning_modules.model.template_terms import Terms, terms_for

_SPECIAL = re.compile(r"([\\`*_\[\]])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"(https?://[^\s()<>]+)")
_LINE_START = re.compile(r"(?m)^(\s*)([-+>#]|\d{1,9}(?=[.)]\s))")
_FENCE = re.compile(r"`{3,}")
_BLANK = "________"


class MarkdownWriter:
    """Writes a template as one Markdown file."""

    format = "md"
    media_type = "text/markdown"

    def write(self, template: Template, identity: Identity) -> tuple[bytes, ...]:
        """Return the bytes of the one file that a template makes."""
        blocks = [block for block in _blocks(template, identity) if block]
        return (("\n\n".join(blocks) + "\n").encode("utf-8"),)


def _blocks(template: Template, identity: Identity) -> Iterator[str]:
    terms = terms_for(identity.language)
    yield _comment(template, identity, terms)
    yield f"# {_line(template.title)}"
    yield from map(_paragraph, template.instructions)
    yield "\n\n".join(f"**{_line(label)}:** {_BLANK}" for label in template.fields)
    for sheet in template.sheets:
        if len(template.sheets) > 1:
            yield f"## {_line(sheet.title)}"
        yield from _sheet(sheet, terms)
    yield from map(_paragraph, template.tips)


def _comment(template: Template, identity: Identity, terms: Terms) -> str:
    """Return the three lines that say where the file is from."""
    date = f", {identity.date.isoformat()}" if identity.date else ""
    lines = (
        template.title,
        f"{terms.module} {identity.module_id}, {terms.version} {identity.version}{date}",
        " ".join(filter(None, (f"{terms.licence}: {identity.licence}.", identity.address))),
    )
    return "<!-- " + "\n     ".join(_in_comment(line) for line in lines) + " -->"


def _in_comment(text: str) -> str:
    """Return a text that cannot end the comment it stands in."""
    return " ".join(text.split()).replace("--", "- -").replace(">", "›")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is within a line; addresses stay links."""
    pieces = _ADDRESS.split(text)
    pieces[::2] = map(_escaped_piece, pieces[::2])
    return "".join(pieces)


def _paragraph(text: str) -> str:
    """Return a text that Markdown shows as it is in lines of its own."""
    return _LINE_START.sub(_at_line_start, escaped(text))


def _escaped_piece(text: str) -> str:
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", plain)


def _at_line_start(match: re.Match[str]) -> str:
    """Escape what would begin a list, quotation, heading or fence."""
    mark = match[2]
    return f"{match[1]}{mark}\\" if mark.isdigit() else f"{match[1]}\\{mark}"


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _sheet(sheet: Sheet, terms: Terms) -> Iterator[str]:
    if sheet.kind is SheetKind.CHECKLIST:
        yield from _checklist(sheet)
    elif sheet.kind is SheetKind.FORM:
        yield "\n\n".join(_field(row) for row in sheet.blank_rows)
    elif sheet.kind is SheetKind.TEXT:
        yield _fenced("\n".join(row[0].blank for row in sheet.rows))
    else:
        lines = (*box_groups(sheet), *choice_lists(sheet))
        yield from (f"*{_line(line)}*" for line in lines)
        yield _table(sheet, terms)


def _checklist(sheet: Sheet) -> Iterator[str]:
    """Yield the items as a task list, below the name of each category."""
    box = next(n for n, column in enumerate(sheet.columns) if column.kind is CellKind.BOX)
    category, lines = "", list[str]()
    for row in sheet.blank_rows:
        if box and row[0].blank != category and row[0].blank:
            yield "\n".join(lines)
            yield f"**{_line(row[0].blank)}**"
            category, lines = row[0].blank, []
        titles = [column.title for column in sheet.columns[box + 2 : -1]]
        lines.append(_item(row[box], row[box + 1], titles))
    yield "\n".join(lines)


def _item(box: Cell, text: Cell, titles: Sequence[str]) -> str:
    """Return an item of a task list, with a blank for each further column."""
    shown = text.blank.removeprefix(LEVEL_MARK * text.level)
    tick = "x" if box.checked else " "
    blanks = ", ".join(f"{_line(title)}: {_BLANK}" for title in titles)
    behind = f" ({blanks})" if blanks and shown else ""
    return f"{'    ' * text.level}- [{tick}] {_line(shown) or '...'}{behind}"


def _field(row: Row) -> str:
    label = _line(row[0].blank)
    return f"**{label}:** {_BLANK}" if label else f"{_BLANK}: {_BLANK}"


def _fenced(text: str) -> str:
    longest = max((len(mark) for mark in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _table(sheet: Sheet, terms: Terms) -> str:
    lines = [_row(_column_text(_line(column.title)) for column in sheet.columns)]
    lines.append(_row("---" for _ in sheet.columns))
    lines.extend(_row(map(_cell, row)) for row in sheet.blank_rows)
    if any(column.total for column in sheet.columns):
        lines.append(_row([terms.total, *[" "] * (len(sheet.columns) - 1)]))
    return "\n".join(lines)


def _row(texts: Iterator[str] | list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _cell(cell: Cell) -> str:
    if cell.kind is CellKind.BOX:
        return "[x]" if cell.checked else "[ ]"
    return _column_text("<br>".join(escaped(line) for line in cell.blank.split("\n")))


def _column_text(text: str) -> str:
    """Return a text as it stands between the bars of a table."""
    return text.replace("|", "\\|")
