"""What a spreadsheet offers while a cell is filled in: help, lists to choose from, types."""

from __future__ import annotations

import datetime
from typing import Any

from learning_modules.model.template import Cell, CellKind, Column, ColumnType
from learning_modules.model.template_terms import Terms

# Limits of input messages and lists in Excel ("Excel specifications and limits").
_TITLE_LENGTH = 32
_MESSAGE_LENGTH = 255
_LIST_LENGTH = 255

_FIRST_DAY = datetime.date(1900, 1, 1)
_LARGEST = 10**12


def shortened(text: str, length: int) -> str:
    """Return ``text`` in at most ``length`` UTF-16 units, with an ellipsis if it was longer."""
    if _units(text) <= length:
        return text
    while _units(text) > length - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits_in_list(choices: tuple[str, ...]) -> bool:
    """Whether a drop-down can hold the choices themselves: no commas, and short enough."""
    joined = ",".join(choices)
    return "," not in "".join(choices) and _units(joined) <= _LIST_LENGTH and '"' not in joined


def validation(
    column: Column, cell: Cell, *, terms: Terms, choices_at: str | None
) -> dict[str, Any] | None:
    """Return XlsxWriter's options for the input of a cell, or None if it has none.

    ``choices_at`` is the range that holds the column's choices where a list cannot.  A wrong type
    is a question to the person, never a refusal.
    """
    if cell.kind is CellKind.BOX:
        return {"validate": "list", "source": ["TRUE", "FALSE"], **_message(column, "")}
    if cell.kind is CellKind.PROMPT:
        return None
    help_text = cell.suggestion or column.hint
    message = _message(column, f"{terms.example}: {help_text}" if help_text else "")
    typed = _typed(column, choices_at)
    return {**typed, "error_type": "warning", **message} if typed else message or None


def _typed(column: Column, choices_at: str | None) -> dict[str, Any]:
    if column.type is ColumnType.CHOICE and column.choices:
        source = list(column.choices) if fits_in_list(column.choices) else choices_at
        return {"validate": "list", "source": source} if source else {}
    if column.type is ColumnType.DATE:
        return {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
    if column.type in (ColumnType.MONEY, ColumnType.NUMBER):
        limits = {"minimum": -_LARGEST, "maximum": _LARGEST}
        return {"validate": "decimal", "criteria": "between", **limits}
    return {}


def _message(column: Column, text: str) -> dict[str, Any]:
    """Return title and text of an input message; a group of boxes names itself."""
    if not text and column.group:
        text = column.group
    if not text:
        return {}
    return {
        "input_title": shortened(column.title, _TITLE_LENGTH),
        "input_message": shortened(text, _MESSAGE_LENGTH),
    }


def with_any(options: dict[str, Any]) -> dict[str, Any]:
    """Return options that only show a message, where no type is asked for."""
    if "validate" in options:
        return options
    return {**options, "validate": "any", "ignore_blank": False, "show_error": False}
