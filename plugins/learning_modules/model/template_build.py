"""From what stands under a ``.template`` heading to the template, with all that is wrong in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.blank import read_table
from learning_modules.model.box_grids import read_boxes, with_grids
from learning_modules.model.drafts import Draft
from learning_modules.model.fence_form import read_fence
from learning_modules.model.forms import checklist_sheet, form_sheet, text_sheet
from learning_modules.model.letters import with_letter
from learning_modules.model.presets import PRESETS, preset_sheet, with_preset
from learning_modules.model.raw_form import RawBlock, RawFence, RawField
from learning_modules.model.template import (
    Sheet,
    SheetKind,
    Template,
    TemplateDefaults,
    TemplateOptions,
)
from learning_modules.model.template_faults import (
    empty,
    name_findings,
    option_findings,
    size_findings,
    text_findings,
)
from learning_modules.model.template_outline import TemplateOutline
from learning_modules.model.template_terms import Terms, terms_for

#: More fields than this stand on a sheet of their own, not above the table.
_FIELDS_ABOVE = 8

Built = tuple[Template | None, tuple[Finding, ...]]


@dataclass(frozen=True)
class TemplateHead:
    """What is known of a template from its heading and its options."""

    id: str
    title: str
    location: Location
    options: TemplateOptions
    defaults: TemplateDefaults

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats of its downloads."""
        return self.defaults.formats if self.options.formats is None else self.options.formats

    @property
    def terms(self) -> Terms:
        """The fixed texts in its language."""
        return terms_for(self.defaults.language)


def build_template(head: TemplateHead, blocks: Sequence[RawBlock]) -> Built:
    """Return the template that ``blocks`` make under ``head``, and what is wrong with it.

    There is no template where nothing can be filled in, or a limit is passed.
    """
    findings = list(name_findings(head.id, head.location))
    sizes = size_findings(
        blocks, head.options, head.defaults, template_id=head.id, location=head.location
    )
    if too_large := tuple(sizes):
        return None, (*findings, *too_large)
    outline = TemplateOutline(with_letter(_opened(blocks)), head.title)
    template = _template(head, outline)
    if not template.sheets:
        return None, (*findings, empty(head.title, head.id, head.location))
    findings += text_findings(
        blocks,
        template.sheets,
        formats=head.formats,
        limit=head.defaults.max_characters,
        location=head.location,
    )
    findings += option_findings(
        template.sheets, head.options, template_id=head.id, location=head.location
    )
    return template, tuple(findings)


def _opened(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the blocks; a fence that holds a form of its own is replaced by what is in it."""
    return [
        part
        for block in blocks
        for part in (read_fence(block) if isinstance(block, RawFence) else (block,))
    ]


def _template(head: TemplateHead, outline: TemplateOutline) -> Template:
    above = [draft for draft in outline.drafts if _stands_above(draft, outline.drafts)]
    drafts = [draft for draft in outline.drafts if draft not in above]
    if not _is_steered(head.options):
        drafts = with_grids(drafts, head.title)
    fields = [field for draft in above for field in draft.fields]
    fields += [RawField(label) for label in head.options.fields]
    sheets = _with_preset(head, [_sheet(head, draft) for draft in drafts])
    if not sheets and fields:
        sheets, fields = [form_sheet(fields, head.options, head.title, terms=head.terms)], []
    instructions = outline.instructions
    return Template(
        id=head.id,
        title=head.options.title or head.title,
        location=head.location,
        sheets=_titled(sheets, head.options.title or head.title),
        instructions=(head.options.instructions,) if head.options.instructions else instructions,
        tips=outline.tips,
        fields=tuple(field.label for field in fields),
        field_examples=tuple(field.example for field in fields),
        formats=head.formats,
        paper=head.options.paper or head.defaults.paper,
    )


def _stands_above(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft holds a few fields that go above the table or list they belong to."""
    if draft.kind is not SheetKind.FORM or len(draft.fields) > _FIELDS_ABOVE:
        return False
    grids = [d.scope for d in drafts if d.kind in (SheetKind.TABLE, SheetKind.CHECKLIST)]
    return bool(grids) and (draft.scope == 0 or draft.scope in grids)


def _is_steered(options: TemplateOptions) -> bool:
    """Whether the author says of columns or rows what they are: then they are no boxes."""
    named = options.columns or options.keep or options.clear
    return bool(named) or options.spare_rows is not None or options.preset is not None


def _sheet(head: TemplateHead, draft: Draft) -> Sheet:
    if draft.table and draft.table.boxes:
        return read_boxes(draft.table, draft.title)
    if draft.table:
        return read_table(draft.table, head.options, draft.title, terms=head.terms)
    if draft.kind is SheetKind.FORM:
        return form_sheet(draft.fields, head.options, draft.title, terms=head.terms)
    if draft.kind is SheetKind.TEXT:
        return text_sheet(draft.lines, head.options, draft.title, terms=head.terms)
    return checklist_sheet(draft.items, head.options, draft.title, terms=head.terms)


def _with_preset(head: TemplateHead, sheets: list[Sheet]) -> list[Sheet]:
    """Return the sheets with the preset's columns: in the first table, or in one of their own."""
    name = head.options.preset or ""
    if name not in PRESETS:
        return sheets
    tables = [n for n, sheet in enumerate(sheets) if sheet.kind is SheetKind.TABLE]
    if not tables:
        return [*sheets, preset_sheet(name, head.options, "")]
    first = tables[0]
    return [*sheets[:first], with_preset(sheets[first], name), *sheets[first + 1 :]]


def _titled(sheets: Sequence[Sheet], title: str) -> tuple[Sheet, ...]:
    """Return the sheets with titles: a single one has the template's, others differ."""
    if len(sheets) == 1:
        return (replace(sheets[0], title=title),)
    taken: set[str] = set()
    result = []
    for sheet in sheets:
        name, number = sheet.title or title, 1
        while name.casefold() in taken:
            number += 1
            name = f"{sheet.title or title} {number}"
        taken.add(name.casefold())
        result.append(replace(sheet, title=name))
    return tuple(result)
