"""Workbooks for Excel, LibreOffice and their like (SpreadsheetML, ECMA-376).

One sheet to fill in for each of the template's, the example where there is one, and a read-me
sheet.  Every text is written as a string: no formula, number or link is ever made of it.
"""

from __future__ import annotations

import datetime
import io

from xlsxwriter.workbook import Workbook

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.model.template_terms import is_right_to_left
from learning_modules.writers.names import sheet_name
from learning_modules.writers.provenance import provenance
from learning_modules.writers.xlsx_examples import Stack, stacks, write_stack
from learning_modules.writers.xlsx_grid import Book, Grid
from learning_modules.writers.xlsx_page import set_page
from learning_modules.writers.xlsx_parts import finished
from learning_modules.writers.xlsx_readme import choice_ranges, write_readme
from learning_modules.writers.xlsx_sheet import write_grid
from learning_modules.writers.xlsx_styles import FONT, Styles

#: Date of a file whose module has none: the earliest that the format can hold.
_NO_DATE = datetime.date(1980, 1, 1)


class XlsxWriter:
    """Writes a template as a workbook."""

    format = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def write(self, template: Template, identity: Identity) -> tuple[bytes, ...]:
        """Return the bytes of the one file that a template makes."""
        buffer = io.BytesIO()
        workbook = Workbook(
            buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "default_format_properties": dict(FONT),
            },
        )
        styles = Styles(workbook, right_to_left=is_right_to_left(identity.language))
        book = Book(workbook, styles, template, identity)
        _write_sheets(book)
        _set_properties(book)
        workbook.close()
        return (finished(buffer.getvalue(), language=identity.language),)


def _write_sheets(book: Book) -> None:
    together = stacks(book)
    blank, example, read_me = _names(book, together)
    ranges = choice_ranges(book, read_me)
    for number, (name, sheet) in enumerate(zip(blank, book.template.sheets, strict=True)):
        choices = {title: where for (at, title), where in ranges.items() if at == number}
        target = book.workbook.add_worksheet(name)
        set_page(target, book.template, book.identity)
        write_grid(book, target, Grid.blank(sheet, choices), number=number + 1)
    for name, stack in zip(example, together, strict=True):
        target = book.workbook.add_worksheet(name)
        set_page(target, book.template, book.identity)
        write_stack(book, target, stack, is_only=len(together) == 1)
    target = book.workbook.add_worksheet(read_me)
    set_page(target, book.template, book.identity)
    write_readme(book, target)


def _names(book: Book, together: list[Stack]) -> tuple[list[str], list[str], str]:
    """Return the names of the blank sheets, of those with examples, and of the read-me."""
    terms, sheets = book.terms, book.template.sheets
    blank: list[str] = []
    # The two fixed names stay free for the sheets they belong to.
    kept = [terms.example, terms.read_me]
    for sheet in sheets:
        blank.append(sheet_name(sheet.title, [*blank, *kept], fallback=terms.form))
    example: list[str] = []
    for stack in together:
        title = f"{terms.example} {', '.join(blank[number] for number in stack.numbers)}"
        if len(sheets) == 1 or (len(together) == 1 and len(stack.numbers) > 1):
            title = terms.example
        example.append(sheet_name(title, [*blank, *example, terms.read_me]))
    return blank, example, sheet_name(terms.read_me, [*blank, *example])


def _set_properties(book: Book) -> None:
    identity, template, terms = book.identity, book.template, book.terms
    comments = [f"{terms.version} {identity.version}", identity.licence, identity.address]
    book.workbook.set_properties(
        {
            "title": template.title,
            "subject": identity.module_title,
            "author": identity.site_name or identity.module_id,
            "keywords": identity.module_id,
            "comments": ". ".join(filter(None, comments)),
            "created": datetime.datetime.combine(identity.date or _NO_DATE, datetime.time.min),
        }
    )
    for name, value in provenance(template, identity).items():
        book.workbook.set_custom_property(name, value, "text")
