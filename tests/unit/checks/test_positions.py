"""Line and column of findings, in places that are easy to get wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from learning_modules.mkdocs.engine import check_project

FILE = Path(__file__).parents[2] / "cases" / "checks" / "positions.yml"
CASES: list[list[str]] = yaml.safe_load(FILE.read_text("utf-8"))
MARK = "▶"
LIBRARY = "@book{known2020, author = {Known, A}, title = {T}, publisher = {P}, year = {2020}}\n"
HEADER = "---\ntitle: Trap\nstatus: published\ndate: 2026-01-01\ntype: reading\n---\n"
SITE = (
    "site_name: Traps\nplugins: [learning-modules]\n"
    "markdown_extensions: [admonition, footnotes, pymdownx.tasklist, pymdownx.superfences]\n"
)

#: What stands above each text, the line ends, and the bytes the file begins with.
WAYS = {
    "plain": ("", "\n", b""),
    "crlf": ("", "\r\n", b""),
    "mark": ("Text.\n\n", "\r\n", b"\xef\xbb\xbf"),
    "letters": ("Ünïcödé 日本語 🎉 text.\n\n", "\n", b""),
}


def expected(body: str, shown: str | None) -> tuple[int, int]:
    """Return line and column of the mark in the module's file, from 1."""
    text = HEADER + body
    at = text.index(shown or MARK)
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


@pytest.mark.parametrize("way", list(WAYS))
def test_findings_stand_where_the_fault_is(way: str, tmp_path: Path) -> None:
    """Every trap is reported once, at its line and column, whatever the file looks like."""
    above, ends, begin = WAYS[way]
    (tmp_path / "docs").mkdir()
    (tmp_path / "bib").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Traps\n", encoding="utf-8")
    (tmp_path / "bib" / "a.bib").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    wanted = {}
    for number, (rule, body, *shown) in enumerate(CASES):
        path = f"content/TRAP-{number:03}/1.0.0/module.md"
        text = HEADER + above + body.replace(MARK, "")
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_bytes(begin + text.replace("\n", ends).encode("utf-8"))
        wanted[path] = (rule, *expected(above + body, shown[0] if shown else None))
    found: dict[str, list[tuple[str, int | None, int | None]]] = {path: [] for path in wanted}
    for diagnostic in check_project(tmp_path / "mkdocs.yml").diagnostics:
        where = diagnostic.location
        if where.path in wanted and diagnostic.rule == wanted[where.path][0]:
            found[where.path].append((diagnostic.rule, where.line, where.column))
    wrong = {
        CASES[number][1]: (found[path], place)
        for number, (path, place) in enumerate(wanted.items())
        if found[path] != [place]
    }
    assert wrong == {}
