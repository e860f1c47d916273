"""The golden cases of templates: tests/cases/templates/*.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from learning_modules.diagnostics import format_message
from learning_modules.model.template import (
    Cell,
    CellKind,
    ColumnOptions,
    ColumnType,
    Row,
    Sheet,
    TemplateDefaults,
    TemplateOptions,
)

CASES = Path(__file__).resolve().parents[2] / "cases" / "templates"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _options(written: dict[str, Any]) -> TemplateOptions:
    columns = {
        name: ColumnOptions(
            ColumnType(value.get("type", "text")),
            tuple(value.get("choices", ())),
            value.get("total", False),
        )
        for name, value in written.get("columns", {}).items()
    }
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in written.items()}
    return TemplateOptions(**{**values, "columns": columns})


def _shown(rows: tuple[Row, ...], *, example: bool) -> list[list[str]]:
    def text(cell: Cell) -> str:
        if cell.kind is CellKind.BOX:
            return "☑" if (cell.ticked if example else cell.checked) else "☐"
        return cell.example if example else cell.blank

    return [[text(cell) for cell in row] for row in rows]


def _described(sheet: Sheet, expected: dict[str, Any]) -> dict[str, Any]:
    """Return a sheet as the case describes it: only what the case names."""
    found = {
        "title": sheet.title,
        "kind": str(sheet.kind),
        "columns": [f"{column.title} = {column.kind}" for column in sheet.columns],
        "blank": _shown(sheet.rows, example=False),
        "example": _shown(sheet.example_rows, example=True),
        "continued": [n for n, row in enumerate(sheet.rows, 1) if row[0].continued],
        "spare": sheet.spare_rows,
        "lines": sheet.lines,
        "choices": [list(column.choices) for column in sheet.columns],
        "written": _shown(sheet.blank_rows, example=False),
    }
    return {name: found[name] for name in expected}


@pytest.mark.parametrize("extensions", ["PLAIN", "MATERIAL"])
@pytest.mark.parametrize("case", _cases())
def test_template_case(case: dict[str, Any], extensions: str, templates_of: Any) -> None:
    """A template is read as its golden case says, with or without the extensions of Material."""
    names = {
        "PLAIN": ("tables", "attr_list", "fenced_code"),
        "MATERIAL": ("tables", "attr_list", "pymdownx.tasklist", "pymdownx.superfences"),
    }[extensions]
    defaults = TemplateDefaults(language=case.get("language", "en"), **case.get("limits", {}))
    [(template, findings)] = templates_of(
        "### Plan {#plan .template}\n\n" + case["markdown"],
        options=_options(case.get("options", {})),
        defaults=defaults,
        extensions=names,
    )
    messages = [f"{finding.rule}: {format_message(finding)}" for finding in findings]
    assert messages == case.get("findings", [])
    assert (template is None) == case.get("none", False)
    if template is None or "sheets" not in case:
        return
    expected = case["sheets"]
    assert len(template.sheets) == len(expected)
    for sheet, wanted in zip(template.sheets, expected, strict=True):
        wanted.setdefault("kind", "table")
        wanted.setdefault("continued", [])
        assert _described(sheet, wanted) == wanted
    assert template.title == case.get("title", "Plan")
    assert list(template.instructions) == case.get("instructions", [])
    assert list(template.tips) == case.get("tips", [])
    assert list(template.fields) == case.get("fields", [])
