"""Front matter of any text gives fields and findings, each with its place; see README.md."""

from __future__ import annotations

import atheris
from harness import assert_in_file, run, text_of

with atheris.instrument_imports(include=["learning_modules", "yaml"]):
    from learning_modules.diagnostics import Diagnostic, Severity, format_diagnostic
    from learning_modules.model.identity import Version
    from learning_modules.settings import Settings
    from learning_modules.source.decode import decode
    from learning_modules.source.front_matter import read_front_matter
    from learning_modules.source.text import SourceText

PIECES = [
    "title: A\n", "status: published\n", "date: 2026-01-15\n", "date: 2026-02-31\n", "id: X-1\n",
    "version: 1.0.0\n", "version: 1.10\n", "audience: {level: beginner, roles: [a]}\n",
    "objectives:\n", "  - id: plan\n", "    statement: Create a plan.\n", "taught_in: [a, b]\n",
    "templates:\n", "  plan: {formats: [xlsx, csv], spare_rows: 3}\n", "    columns: {A: date}\n",
    "prerequisites: [X-2]\n", "withdrawn: {date: 2026-01-01, reason: old}\n",
    "changes: [More.]\n", "section_aliases: {old: new}\n", "formerly: OLD-1\n",
    "authors: [{name: A B, orcid: 0}]\n", "sources: [vik2020]\n", "duration: 3 h\n",
    "duration: 90\n", "language: ar\n", "type: reading\n", "license: CC-BY-4.0\n", "tags: [a]\n",
    "pillars: [x]\n", "objective: text\n", "summary: |\n", "&a ", "*a", "<<: *a\n",
    "!!python/name:os.getcwd", "!!binary ", "!x ", "? ", ": ", "- ", "-\t", "[", "]", "{", "}",
    ", ", "'", '"', "\\", "|\n", ">-\n", "#", "%YAML 9.9\n", "---\n", "...\n", "\n", "\r\n", "\r",
    "  ", "    ", "\t", "no", "~", "null", "0o14", "1e3", "12:30:45", ".inf", "\ufeff", "\u2028",
    "\x85", "\x00", "\u202e", "@", "`", "<b>", "javascript:x",
]  # fmt: skip


def target(data: bytes) -> None:
    """Read one front matter."""
    raw = f"---\ntitle: A\n{text_of(data, PIECES)}\n---\n\nText\n"
    text, findings = decode(raw.encode("utf-8", "replace"), "m.md")
    source = SourceText("m.md", text or "")
    read = read_front_matter(source, "X-1", Version(1, 0, 0), settings=Settings())
    assert_in_file([*findings, *read.findings], "m.md", raw)
    for finding in read.findings:
        assert "\n" not in format_diagnostic(Diagnostic(finding, Severity.ERROR))


if __name__ == "__main__":
    run(target)
