"""What can be wrong with a template, as findings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.blank import column_titles
from learning_modules.model.cell_text import (
    begins_like_formula,
    clean_text,
    illegal_characters,
    is_command,
)
from learning_modules.model.column_plan import same_title
from learning_modules.model.file_names import ascii_slug, template_name_fault
from learning_modules.model.presets import PRESETS
from learning_modules.model.raw_form import RawBlock, RawFence, RawList, RawTable, RawText
from learning_modules.model.template import Sheet, Template, TemplateDefaults, TemplateOptions

_SHOWN = 40
_LETTERS = "use letters, digits and hyphens, as in"

Piece = tuple[str, Location]


def empty(title: str, template_id: str, location: Location) -> Finding:
    """Return the finding for a template without anything to fill in."""
    return Finding(
        "template-empty",
        location,
        f'the template "{title}" has nothing to fill in',
        "write a table, a list of lines such as `- [ ] item`, or lines such as `Name: ____` below "
        "its heading",
        key=template_id,
    )


def without_table(finding: Finding) -> Finding:
    """Return the finding for an empty template that says what to do with a table in HTML."""
    if finding.rule != "template-empty":
        return finding
    hint = "write its table in Markdown, | Step | When |: one in HTML is shown, but not read"
    return replace(finding, hint=hint)


def name_findings(template_id: str, location: Location) -> Iterator[Finding]:
    """Yield a finding if the template's id cannot become a file name."""
    if fault := template_name_fault(template_id):
        yield Finding(
            "template-name",
            location,
            f'the template\'s name "{_short(template_id)}" cannot be part of a file name: {fault}',
            _name_hint(template_id),
            key=template_id.strip(",;:."),
        )


def _name_hint(written: str) -> str:
    """Return what to write instead of a name: its letters and digits with hyphens."""
    plain = "-".join(re.findall(r"[^\W_]+", written.lower()))
    named = plain and len(plain) <= _SHOWN and template_name_fault(plain) is None
    return f"write {{#{plain} .template}}" if named else f"{_LETTERS} {{#risk-register .template}}"


def lost_name(written: str, template_id: str, location: Location) -> Finding:
    """Return the finding for an id in braces that Python-Markdown did not take as one."""
    return Finding(
        "template-name",
        location,
        f'the template\'s name "{_short(written)}" cannot be read as an id',
        _name_hint(written),
        key=template_id,
    )


def shared_name_findings(templates: Iterable[Template]) -> Iterator[Finding]:
    """Yield a finding for each template of a module whose files would overwrite another's.

    Files are named in lower-case ASCII, so two ids that differ may give one name.
    """
    first: dict[str, Template] = {}
    for template in templates:
        other = first.setdefault(ascii_slug(template.id), template)
        if other is not template:
            yield Finding(
                "template-name",
                template.location,
                f'the template\'s name "{template.id}" gives the same file name as "{other.id}"',
                "give one of them another id, as in {#risk-register .template}",
                key=template.id,
            )


def size_findings(
    blocks: Iterable[RawBlock],
    options: TemplateOptions,
    defaults: TemplateDefaults,
    *,
    template_id: str,
    location: Location,
) -> Iterator[Finding]:
    """Yield a finding for each table or list that is larger than the site's limits allow."""
    limits = {"rows": defaults.max_rows, "columns": defaults.max_columns}
    counts = [count for block in blocks for count in _counts(block, location)]
    for what, count, where in [*counts, ("rows", options.spare_rows or 0, location)]:
        if count > limits[what]:
            yield Finding(
                "template-too-large",
                where,
                f"a template may have {limits[what]} {what}; this one has {count}",
                f"split it, or raise `limits: {{template-{what}: {count}}}` in mkdocs.yml",
                key=template_id,
            )


def _counts(block: RawBlock, location: Location) -> Iterator[tuple[str, int, Location]]:
    """Yield how many columns and rows a block would give a sheet."""
    if isinstance(block, RawTable):
        where = (block.header[0].location if block.header else None) or location
        yield "columns", len(block.header), where
        yield "rows", len(block.rows), where
    elif isinstance(block, RawList):
        yield "rows", len(block.items), block.items[0].location or location
    elif isinstance(block, RawFence):
        yield "rows", len(block.lines), block.location or location


def text_findings(
    blocks: Iterable[RawBlock],
    sheets: Sequence[Sheet],
    *,
    formats: Sequence[str],
    limit: int,
    location: Location,
) -> Iterator[Finding]:
    """Yield findings for texts that an office file cannot hold or a spreadsheet would run."""
    kept = _kept(sheets) if "csv" in formats else set()
    for text, where in (piece for block in blocks for piece in _pieces(block, location)):
        if bad := illegal_characters(text):
            yield _illegal(text, bad, where)
        if len(text) > limit:
            yield _long(text, limit, where)
        if is_command(text) or (text in kept and begins_like_formula(text)):
            yield _formula(text, where)


def _kept(sheets: Sequence[Sheet]) -> set[str]:
    """Return the texts that stand in the blank."""
    titles = {column.title for sheet in sheets for column in sheet.columns}
    return titles | {cell.blank for sheet in sheets for row in sheet.rows for cell in row}


def _pieces(block: RawBlock, location: Location) -> Iterator[Piece]:
    """Yield each text that becomes a cell, with its place."""
    if isinstance(block, RawTable):
        for cell in (cell for row in (block.header, *block.rows) for cell in row):
            yield cell.text, cell.location or location
    elif isinstance(block, RawList):
        for item in block.items:
            yield item.text, item.location or location
    elif isinstance(block, RawText):
        yield block.text, block.location or location


def _short(text: str) -> str:
    line = " ".join(clean_text(text).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _illegal(text: str, bad: tuple[str, ...], where: Location) -> Finding:
    names = ", ".join(f"U+{ord(c):04X}" for c in bad)
    return Finding(
        "template-characters",
        where,
        f'"{_short(text)}" holds {names}, which no office file can hold',
        "delete it; the downloads leave it out",
    )


def _long(text: str, limit: int, where: Location) -> Finding:
    return Finding(
        "template-cell-long",
        where,
        f'the cell "{_short(text)}" has {len(text)} characters; at most {limit} fit',
        "shorten it; the downloads cut it",
    )


def _formula(text: str, where: Location) -> Finding:
    return Finding(
        "template-cell-formula",
        where,
        f'"{_short(text)}" begins like a formula, which a spreadsheet program might run',
        "put a word in front of it; the downloads write it as text",
    )


def option_findings(
    sheets: Sequence[Sheet],
    options: TemplateOptions,
    *,
    template_id: str,
    location: Location,
) -> Iterator[Finding]:
    """Yield findings for options that name a column or a preset that does not exist."""
    titles = column_titles(sheets)
    known = {same_title(title) for title in titles}
    for name in (*options.keep, *options.clear, *options.columns):
        if same_title(name) not in known:
            near = difflib.get_close_matches(name, titles, n=1)
            yield Finding(
                "template-column-unknown",
                location,
                f'the options of template "{template_id}" name the column "{name}", which it lacks',
                f'did you mean "{near[0]}"?' if near else f"its columns: {', '.join(titles)}",
                key=template_id,
            )
    if options.preset and options.preset not in PRESETS:
        yield Finding(
            "template-preset-unknown",
            location,
            f'there is no preset "{options.preset}"',
            f"there is: {', '.join(PRESETS)}",
            key=template_id,
        )
