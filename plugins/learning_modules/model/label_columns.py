"""Which columns of a table without marks hold labels: the first, and those that go with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning_modules.model.marks import is_ditto, is_open, is_total, placeholder
from learning_modules.model.raw_form import RawCell

#: A number or mark that only counts the rows: ``1``, ``2.``, ``#3``, ``R-04``.
_COUNT = re.compile(r"#?\s?(?:[A-Za-z]{1,3}[-. ]?)?\d{1,3}[.)]?\Z")
_NUMBER = re.compile(r"[~<>≤≥+-]?\s?[$€£]?\s?\d")
_MONTH = (
    r"(?:jan|ene|feb|fév|mar|mär|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|aoû|ago|sep|oct|okt"
    r"|nov|dec|dez|déc|dic)[^\W\d_]*\.?"
)
_DAY = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{2,4})?"
    rf"|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+\.\w+")
#: Titles of what only those who fill in a form can know, in the languages of our own texts.
_OWN = re.compile(
    r"(?:owner|responsible|assignee|assigned|accountable|due|deadline|date|status|cost|budget"
    r"|notes?|comments?|signature|initials|remarks?"
    r"|verantwortlich\w*|zuständig\w*|termin|frist|datum|kosten|notiz\w*|bemerkung\w*|unterschrift"
    r"|responsable|échéance|coût|statut|remarques?|fecha|plazo|coste|costo|estado|notas|firma"
    r"|المسؤول|التاريخ|الموعد|التكلفة|الحالة|ملاحظات|التوقيع)\b",
    re.IGNORECASE,
)
#: Words that a text has at least if it is more than a name.
_WORDS = 3

Column = Sequence[RawCell]


def is_own(title: str) -> bool:
    """Whether a column's title asks for what only the reader knows: who, when, at what cost."""
    return bool(_OWN.match(title.strip()))


def label_count(titles: Sequence[str], columns: Sequence[Column]) -> int:
    """Return how many of the first columns of a table without marks are labels.

    There is one, but none where the rows are entries of a list: begun with a day, or with somebody
    whose address they hold.  There are more where the first only counts the rows, where its labels
    repeat, so that the second tells the rows apart, and where sentences stand before columns that
    are all empty.
    """
    if _are_entries(columns):
        return 0
    if columns and columns[0] and is_total(columns[0][-1].text):
        columns = [column[:-1] for column in columns]
    if len(columns) < 3 or not columns[0]:
        return 1
    written = [cell.text.strip() for cell in columns[0]]
    repeats = any(not text or is_ditto(text) for text in written[1:])
    repeats = repeats or len(set(written)) < len(written)
    if (are_counts(columns[0]) or repeats) and _is_label(titles[1], columns[1]):
        return 2
    filled = next((n for n, column in enumerate(columns) if _is_empty(column)), len(columns))
    before, behind = range(1, filled), columns[filled:]
    if not behind or not all(map(_is_empty, behind)):
        return 1
    wordy = (_is_label(titles[n], columns[n]) and _is_wordy(columns[n]) for n in before)
    return filled if filled and all(wordy) else 1


def _are_entries(columns: Sequence[Column]) -> bool:
    days = bool(columns and columns[0]) and all(
        _DAY.fullmatch(cell.text.strip()) for cell in columns[0]
    )
    filled = any(not is_open(cell.text) for column in columns[1:] for cell in column)
    return (days and filled) or any(_MAIL.fullmatch(c.text.strip()) for cs in columns for c in cs)


def has_open_entries(columns: Sequence[Column]) -> bool:
    """Whether some rows hold nothing but their number, or words to replace, and others are full.

    Then each row is an entry of a list, and the full ones are examples.
    """
    if len(columns) < 3:
        return False
    first, *others = columns
    stubs = [
        bool(_COUNT.match(cell.text.strip()) or placeholder(cell.text))
        and all(is_open(column[n].text) for column in others)
        for n, cell in enumerate(first)
    ]
    full = [all(not is_open(column[n].text) for column in columns) for n in range(len(first))]
    return any(stubs) and any(full)


def left_open(column: Column) -> bool:
    """Whether each cell of a column says that it is left open: by dots, a word or crosses."""
    return bool(column) and all(cell.text.strip() and is_open(cell.text) for cell in column)


def are_counts(column: Column) -> bool:
    """Whether each cell of a column only counts the rows."""
    return all(_COUNT.match(cell.text.strip()) for cell in column)


def _is_label(title: str, column: Column) -> bool:
    """Whether each cell of a column has a text that is no number, and not one of the reader's."""
    texts = [cell.text.strip() for cell in column]
    full = all(text and not is_open(text) and not is_ditto(text) for text in texts)
    return full and not any(map(_NUMBER.match, texts)) and not is_own(title)


def _is_wordy(column: Column) -> bool:
    return sum(len(cell.text.split()) >= _WORDS for cell in column) * 2 >= len(column)


def _is_empty(column: Column) -> bool:
    return all(is_open(cell.text) for cell in column)
