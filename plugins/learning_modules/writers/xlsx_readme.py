"""The read-me sheet of a workbook: how to use it, the choices, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from learning_modules.model.template import Column, ColumnType
from learning_modules.model.template_terms import is_right_to_left
from learning_modules.writers.layout import BOLD, line_count
from learning_modules.writers.xlsx_grid import Book, put
from learning_modules.writers.xlsx_inputs import fits_in_list
from learning_modules.writers.xlsx_sheet import write_address

_LABEL_WIDTH, _TEXT_WIDTH = 26.0, 104.0
_LINE, _EDGE, _MOST = 13.0, 5.0, 409.0

#: Label, text, and the address the text leads to (empty: nowhere).
_Entry = tuple[str, str, str]


def choice_columns(book: Book) -> Iterator[tuple[int, Column]]:
    """Yield the columns that have choices, with the number of their sheet from 0."""
    for number, sheet in enumerate(book.template.sheets):
        for column in sheet.columns:
            if column.type is ColumnType.CHOICE and column.choices:
                yield number, column


def entries(book: Book) -> list[_Entry]:
    """Return what the sheet says, line by line."""
    return [*_help(book), *_choices(book), *_about(book)]


def _help(book: Book) -> Iterator[_Entry]:
    terms, template = book.terms, book.template
    groups = (
        (terms.how_to_use, (*template.instructions, terms.adapt)),
        (terms.tips, template.tips),
    )
    for label, texts in groups:
        for number, text in enumerate(texts):
            yield (label if number == 0 else "", text, "")


def _choices(book: Book) -> Iterator[_Entry]:
    for _, column in choice_columns(book):
        for number, choices in enumerate(_lines(column)):
            label = f"{book.terms.choices}: {column.title}" if number == 0 else ""
            yield label, choices, ""


def _lines(column: Column) -> tuple[str, ...]:
    """Return the choices of a column: each in a cell where a drop-down reads them from there."""
    return (" / ".join(column.choices),) if fits_in_list(column.choices) else column.choices


def _about(book: Book) -> Iterator[_Entry]:
    terms, identity = book.terms, book.identity
    module = f"{identity.module_id} {identity.module_title}".strip()
    licence = " ".join(filter(None, (identity.licence, identity.licence_url)))
    home = identity.link or ""
    # LibreOffice jumbles a link whose text runs in two directions; the source is one, too.
    mixed = is_right_to_left(identity.language)
    about = (
        (terms.template, book.template.title, ""),
        (terms.module, module, "" if mixed else home),
        (terms.version, str(identity.version), ""),
        (terms.date, identity.date.isoformat() if identity.date else "", ""),
        (terms.licence, licence, ""),
        (terms.source, identity.address or identity.site_name, home),
        (terms.is_current, identity.check, identity.check),
    )
    yield from (entry for entry in about if entry[1])


def choice_ranges(book: Book, sheet_name: str) -> dict[tuple[int, str], str]:
    """Return where the choices stand that no drop-down can hold itself, by sheet and column."""
    row = 2 + len(list(_help(book)))
    ranges = {}
    for number, column in choice_columns(book):
        if not fits_in_list(column.choices):
            first, last = row + 1, row + len(column.choices)
            ranges[number, column.title] = f"={quote_sheetname(sheet_name)}!$B${first}:$B${last}"
        row += len(_lines(column))
    return ranges


def write_readme(book: Book, target: Worksheet) -> None:
    """Write the sheet."""
    target.set_column(0, 0, _LABEL_WIDTH)
    target.set_column(1, 1, _TEXT_WIDTH)
    target.set_row(0, 26)
    put(target, (0, 0), book.terms.read_me, book.styles.title(16))
    for row, (label, text, link) in enumerate(entries(book), 2):
        lines = max(line_count(text, _TEXT_WIDTH), line_count(label, _LABEL_WIDTH / BOLD))
        target.set_row(row, min(lines * _LINE + _EDGE, _MOST))
        put(target, (row, 0), label, book.styles.help_label)
        styles = book.styles.help_link, book.styles.help_text
        write_address(target, (row, 1), text, link=link, styles=styles)
