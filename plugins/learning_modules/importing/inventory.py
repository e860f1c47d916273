"""The inventory of a content system: a CSV file with a row for each module.

A row with more fields than the header has lost the quotation marks around a text with commas; the
fields are joined where the row then looks like the others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.identity import is_module_id

#: Field -> words that stand in the title of its column, the closest first.
_COLUMNS = {
    "id": ("content id", "module id", "id"),
    "title": ("content title", "module title", "title", "name"),
    "type": ("content type", "type"),
    "prerequisites": ("dependencies", "prerequisites", "depends on"),
    "level": ("technical level", "level"),
    "roles": ("role/context", "target audience - role", "role", "audience"),
    "constraints": ("resource constraints", "constraints"),
    "objectives": ("smart objective", "objective", "learning objective"),
    "components": ("practical component", "components"),
    "notes": ("notes",),
}
_PILLARS = re.compile(r"pillar", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,;](?![^()]*\))\s*")


@dataclass(frozen=True)
class InventoryRow:
    """What the inventory says of one module; ``cells`` holds every column as written."""

    id: str
    line: int
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    named: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, name: str) -> str:
        """Return the text of a field, empty if the inventory has no such column."""
        value = self.named.get(name, "").strip()
        return "" if value.lower() in {"none", "n/a", "-", "tbd"} else value

    def list(self, name: str) -> tuple[str, ...]:
        """Return the parts of a field that lists things, split at commas and semicolons."""
        return tuple(part for part in _SPLIT.split(self.text(name)) if part)

    @property
    def pillars(self) -> tuple[str, ...]:
        """The names of the pillars that the row promises."""
        found = (v for title, v in self.cells.items() if _PILLARS.search(title))
        return tuple(dict.fromkeys(p for value in found for p in _SPLIT.split(value.strip()) if p))


@dataclass(frozen=True)
class Inventory:
    """All rows of an inventory, and what was wrong with the file."""

    rows: tuple[InventoryRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all rows."""
        return tuple(row.id for row in self.rows)

    def row(self, module_id: str) -> InventoryRow | None:
        """Return the row of a module, regardless of case, or None."""
        return next((r for r in self.rows if r.id.lower() == module_id.lower()), None)


def read_inventory(path: str, text: str) -> Inventory:
    """Return the rows of a CSV file; ``path`` is its name in findings."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), skipinitialspace=True)
    records: list[tuple[int, list[str]]] = []
    line = 1
    for record in reader:
        if any(cell.strip() for cell in record):
            records.append((line, record))
        line = reader.line_num + 1
    header = next(((n, r) for n, r in records if _is_header(r)), None)
    if header is None:
        message = "this inventory has no header with a column for ids"
        return Inventory(findings=(Finding("import-inventory", Location(path), message),))
    titles = [title.strip() for title in header[1]]
    rest = [(n, r) for n, r in records if n > header[0] and not r[0].lstrip().startswith("#")]
    return _Reader(path, titles).read(rest)


def _delimiter(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(",;\t", key=first.count)


def _is_header(record: Sequence[str]) -> bool:
    return _column([cell.strip() for cell in record], "id") is not None and len(record) > 2


def _column(titles: Sequence[str], name: str) -> int | None:
    """Return the number of the column for a field: an equal title first, then one that holds it."""
    plain = [title.lower() for title in titles]
    for words in _COLUMNS[name]:
        equal = [i for i, title in enumerate(plain) if title == words]
        holds = [i for i, title in enumerate(plain) if words in title and words != "id"]
        if equal or holds:
            return (equal or holds)[0]
    return None


class _Reader:
    """Reads the records of one inventory, whole ones first: they show what a column holds."""

    def __init__(self, path: str, titles: Sequence[str]) -> None:
        self.path, self.titles = path, titles
        self.columns = {name: _column(titles, name) for name in _COLUMNS}
        self.findings: list[Finding] = []

    def read(self, records: Sequence[tuple[int, list[str]]]) -> Inventory:
        whole = [r for _, r in records if len(r) == len(self.titles)]
        seen = [{_shape(r[i]) for r in whole} for i in range(len(self.titles))]
        values = [{r[i].strip().lower() for r in whole} for i in range(len(self.titles))]
        rows = []
        for line, record in records:
            fitted = self._fitted(line, record, seen, values)
            row = self._row(line, fitted)
            if row is not None:
                rows.append(row)
        return Inventory(self._unique(rows), tuple(self.findings))

    def _row(self, line: int, record: Sequence[str]) -> InventoryRow | None:
        cells = dict(zip(self.titles, (cell.strip() for cell in record), strict=False))
        named = {
            name: record[i].strip()
            for name, i in self.columns.items()
            if i is not None and i < len(record)
        }
        module_id = named.get("id", "")
        if not is_module_id(module_id):
            if module_id:
                message = f'"{module_id}" is no id of a module'
                self.findings.append(
                    Finding("import-inventory", Location(self.path, line), message)
                )
            return None
        return InventoryRow(module_id, line, MappingProxyType(cells), MappingProxyType(named))

    def _unique(self, rows: Sequence[InventoryRow]) -> tuple[InventoryRow, ...]:
        first: dict[str, InventoryRow] = {}
        for row in rows:
            if row.id.lower() in first:
                message = f'the inventory has a second row for "{row.id}"; the first one is used'
                place = Location(self.path, row.line)
                self.findings.append(Finding("import-inventory", place, message, key=row.id))
            first.setdefault(row.id.lower(), row)
        return tuple(first.values())

    def _fitted(
        self,
        line: int,
        record: list[str],
        seen: Sequence[set[str]],
        values: Sequence[set[str]],
    ) -> list[str]:
        """Return a record with as many fields as the header, and say what was done to it."""
        width, extra = len(self.titles), len(record) - len(self.titles)
        if extra == 0:
            return record
        place = Location(self.path, line)
        message = f"this row has {len(record)} fields, the header has {width}"
        if extra < 0:
            self.findings.append(
                Finding("import-inventory", place, message, "the last ones are empty")
            )
            return [*record, *[""] * -extra]
        choices = list(_joined(record, extra))
        best = max(choices, key=lambda choice: _likeness(choice[1], seen, values))
        at, fixed = best
        hint = f'"{fixed[at]}" is read as one text ({self.titles[at]}); put it in quotation marks'
        self.findings.append(Finding("import-inventory", place, message, hint))
        return fixed


def _shape(cell: str) -> str:
    """Return what kind of text a cell holds: nothing, a number, an id, a word or a sentence."""
    cell = cell.strip()
    if not cell:
        return "empty"
    if re.fullmatch(r"\d+(?:\.\d+)?", cell):
        return "number"
    if re.fullmatch(r"[A-Z]+(?:-[A-Z0-9]+)+(?:\s*[;,]\s*[A-Z]+(?:-[A-Z0-9]+)+)*", cell):
        return "id"
    return "words" if len(cell) > 25 else "short"


def _joined(record: Sequence[str], extra: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the record with each run of ``extra`` + 1 fields joined, and that field's number."""
    for at in range(len(record) - extra):
        joined = ", ".join(cell.strip() for cell in record[at : at + extra + 1])
        yield at, [*record[:at], joined, *record[at + extra + 1 :]]


def _likeness(record: Sequence[str], seen: Sequence[set[str]], values: Sequence[set[str]]) -> int:
    """Return how well a record fits the whole ones: known values count most, then shapes."""
    return sum(
        3 * (cell.strip().lower() in known and bool(cell.strip())) + (_shape(cell) in shapes)
        for cell, shapes, known in zip(record, seen, values, strict=True)
    )
