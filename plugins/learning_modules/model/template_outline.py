"""Which sheets a template has: its tables, lists and fields in document order, with their titles.

A heading below the template's titles the sheets under it; a bold line titles the table it stands
above, and gives the items of a list their category.  Texts before the first sheet are instructions,
those after it tips.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from learning_modules.diagnostics import Location
from learning_modules.model.box_lines import (
    ChoiceLine,
    boxed_lines,
    choice_items,
    choice_line,
    choice_table,
    one_box_each,
)
from learning_modules.model.categories import with_categories
from learning_modules.model.drafts import (
    HEADING_FIELDS,
    Draft,
    Text,
    as_line,
    is_empty_section,
    is_grid,
    joined_forms,
    only_category,
    says_checklist,
)
from learning_modules.model.form_lines import (
    fields_among_items,
    fields_of_items,
    fields_of_lines,
    lone_blank,
    numbered,
    read_bare_label,
    read_fields,
)
from learning_modules.model.raw_form import (
    RawBlock,
    RawFence,
    RawField,
    RawHeading,
    RawItem,
    RawList,
    RawRule,
    RawTable,
    RawText,
)
from learning_modules.model.template import SheetKind

#: A bold line longer than this is running text, no title.
_LABEL_LENGTH = 80


class TemplateOutline:
    """What a walk over the blocks below a ``.template`` heading finds."""

    def __init__(self, blocks: Iterable[RawBlock], title: str = "") -> None:
        blocks = list(blocks)
        self._title = title
        self._loose = not any(map(is_grid, blocks))
        self.drafts: list[Draft] = []
        self.texts: list[Text] = []
        self._second_best: list[Draft] = []
        self._scope = 0
        self._heading = ""
        self._label = ""
        self._over_rules: list[str] = []
        self._previous: RawBlock | None = None
        self._next: RawBlock | None = None
        for block, after in zip(blocks, [*blocks[1:], None], strict=False):
            self._next = after
            self._read(block)
            self._previous = block
        self._flush()
        self._settle()

    @property
    def instructions(self) -> tuple[str, ...]:
        """The texts before the first sheet."""
        return tuple(text.text for text in self.texts if not text.after)

    @property
    def tips(self) -> tuple[str, ...]:
        """The texts after the first sheet."""
        return tuple(text.text for text in self.texts if text.after)

    def _read(self, block: RawBlock) -> None:
        match block:
            case RawHeading():
                self._flush()
                self._scope += 1
                self._heading = block.text
                if is_empty_section(block, self._next):
                    self._heading = ""
                    self._add_fields((RawField(block.text.rstrip(" :")),), HEADING_FIELDS)
            case RawTable():
                follows = isinstance(self._previous, RawTable)
                draft = Draft(SheetKind.TABLE, self._take_title(), self._scope, table=block)
                self._add(replace(draft, follows=follows))
            case RawText():
                self._text(block)
            case RawList():
                self._list(block)
            case RawRule():
                self._rule()
            case RawFence():
                self._fence(block)

    def _settle(self) -> None:
        """Use blocks of text, or lists without boxes, where there is nothing better."""
        self.drafts = joined_forms(self.drafts)
        if not self.drafts:
            fences = [draft for draft in self._second_best if draft.kind is SheetKind.TEXT]
            self.drafts = fences or self._ruled() or self._second_best
            places = (
                n for n, text in enumerate(self.texts) if text.source and text.source in fences
            )
            first = next(places, len(self.texts))
            self.texts[first:] = [replace(text, after=True) for text in self.texts[first:]]
            self.texts = [text for text in self.texts if text.source not in self.drafts]
        for draft in self.drafts:
            if category := only_category(draft):
                draft.items = [("", item) for _, item in draft.items]
                draft.title = category
                if sum(other.kind is not SheetKind.FORM for other in self.drafts) == 1:
                    self.texts.append(Text(category, after=False))

    def _ruled(self) -> list[Draft]:
        """Return the form of bold lines with a rule below them, which might be a mere divider."""
        fields = [RawField(label.rstrip(" :")) for label in self._over_rules]
        self.texts = [text for text in self.texts if text.text not in self._over_rules]
        return [Draft(SheetKind.FORM, "", 0, fields=fields)] if fields else []

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)

    def _add_text(self, text: str, source: Draft | None = None) -> None:
        if text.strip():
            self.texts.append(Text(text, bool(self.drafts), source))

    def _flush(self) -> None:
        """Make a bold line that titled nothing a text of its own."""
        self._add_text(self._label)
        self._label = ""

    def _take_title(self) -> str:
        """Return the title for what comes now: the bold line above it, else the heading."""
        title, self._label = self._label or self._heading, ""
        return title.rstrip(" :")

    def _take_category(self) -> str:
        category, self._label = self._label.rstrip(" :"), ""
        return category

    def _text(self, block: RawText) -> None:
        choices, lines = self._choices(block.lines or (block.text,), block.location)
        fields, others = fields_of_lines(lines, block.location, loose=self._loose)
        blank = lone_blank(block.text)
        if items := boxed_lines(lines, block.location):
            question = self._question_above() if len(items) > len(lines) else ""
            self._label = question or self._label
            self._add_items(items)
            self.drafts[-1].groups_stay |= bool(question)
        elif fields or choices:
            self._add_text(" ".join(others))
            self._add_fields(fields)
            self._add_choices(choices)
        elif self._is_bare_field(block):
            self._add_fields(read_bare_label(block.text, block.location))
        elif not blank or not self._add_answer(blank):
            self._flush()
            if block.bold and len(block.text) <= _LABEL_LENGTH:
                self._label = block.text
            else:
                self._add_text(block.text)

    def _question_above(self) -> str:
        """Take back the question that boxes in a row answer: it stands above them."""
        if isinstance(self._previous, RawText) and self._is_label(self._previous):
            return "" if self._label else self.texts.pop().text
        last = self.drafts[-1] if self.drafts else None
        if isinstance(self._previous, RawList) and last and last.fields:
            return last.fields.pop().label if last.fields[-1].label.endswith("?") else ""
        return ""

    def _is_bare_field(self, block: RawText) -> bool:
        """Whether a label or question with nothing behind it is one to fill in.

        What follows tells: nothing, a heading, or the next label.  Before a line to write on it is
        more likely a title, unless both begin in bold.
        """
        after = self._next
        if not self._loose or not read_bare_label(block.text):
            return False
        if not isinstance(after, RawText):
            return after is None or isinstance(after, RawHeading)
        line = (after.lines or (after.text,))[0]
        if read_bare_label(after.text):
            return after.bold == block.bold
        if block.bold and self._last(SheetKind.FORM, self._scope) and not read_fields(line):
            return True
        return block.bold and after.begins_bold and bool(read_fields(line, loose=True))

    def _list(self, block: RawList) -> None:
        if any(item.ticked is not None for item in block.items):
            fields, items = fields_among_items(block.items)
            self._add_fields(fields)
            self._add_items(items)
            return
        blanks = [lone_blank(item.text) for item in block.items]
        if all(blanks):
            self._add_blanks([blank for blank in blanks if blank])
            return
        found = [choice_line(item.text, item.location) for item in block.items]
        if any(found):
            rest = tuple(i for i, line in zip(block.items, found, strict=True) if line is None)
            if rest:
                self._list(replace(block, items=rest))
            self._add_choices([line for line in found if line])
            return
        ticked = says_checklist(self._heading or self._title)
        fields, others = fields_of_items(block.items, loose=self._loose and not ticked)
        if not fields:
            self._plain_list(block)
            return
        for item in others:
            self._add_text(as_line(item))
        self._add_fields(fields)

    def _choices(
        self, lines: Sequence[str], location: Location | None
    ) -> tuple[list[ChoiceLine], tuple[str, ...]]:
        """Return the lines of a paragraph that ask to choose, and the others."""
        found = [(line, choice_line(line, location)) for line in lines]
        others = tuple(line for line, choices in found if choices is None)
        return [choices for _, choices in found if choices], others

    def _add_choices(self, lines: Sequence[ChoiceLine]) -> None:
        """Add lines of choices: a table if all have the same, else groups of a checklist."""
        if table := choice_table(lines):
            self._add(Draft(SheetKind.TABLE, self._take_title(), self._scope, table=table))
            return
        for line in lines:
            self._add_items(choice_items(line))
            self.drafts[-1].groups_stay = True

    def _add_blanks(self, blanks: Sequence[RawField]) -> None:
        """Read a list of nothing but blanks: each is a field under the title above."""
        title, scope = self._label, None
        if not title and isinstance(self._previous, RawText) and self._is_label(self._previous):
            title = self.texts.pop().text
        if not title:
            title, scope, self._heading = self._heading, HEADING_FIELDS, ""
        self._label = ""
        self._add_fields(numbered(title.rstrip(" :"), blanks), scope)

    def _plain_list(self, block: RawList) -> None:
        """Keep a list without boxes: a text, but a checklist if nothing else can be filled in."""
        pairs = with_categories(block.items, self._label.rstrip(" :"))
        draft = self._second_list()
        draft.items.extend(pairs)
        self._add_text(self._label, draft)
        self._label = ""
        for item in block.items:
            self._add_text(as_line(item), draft)

    def _second_list(self) -> Draft:
        """Return the checklist that lists without boxes under this heading would make."""
        last = self._second_best[-1] if self._second_best else None
        if last and last.kind is SheetKind.CHECKLIST and last.scope == self._scope:
            return last
        draft = Draft(SheetKind.CHECKLIST, self._heading, self._scope)
        self._second_best.append(draft)
        return draft

    def _fence(self, block: RawFence) -> None:
        label = self._label
        draft = Draft(SheetKind.TEXT, self._take_title(), self._scope, lines=block.lines)
        self._add_text(label, draft)
        self._add_text("\n".join(block.lines), draft)
        self._second_best.append(draft)

    def _rule(self) -> None:
        """Read a rule below a label or heading as the line to write on that its author meant."""
        if not self._add_answer(RawField("")) and self._label not in ("", *self._over_rules):
            self._over_rules.append(self._label)

    def _add_answer(self, blank: RawField) -> bool:
        """Add a blank that stands alone as a field of the label or heading above it.

        Without one, what it asks for is its label.  Returns whether it is a field.
        """
        if self._heading and isinstance(self._previous, RawHeading | None):
            label, self._heading = self._heading, ""
            self._add_fields((replace(blank, label=label.rstrip(" :")),), HEADING_FIELDS)
            return True
        previous = self._previous
        if isinstance(previous, RawText) and (
            self._is_label(previous) or (blank != RawField("") and self._label == previous.text)
        ):
            if self._label:
                self._label = ""
            else:
                self.texts.pop()
            self._add_fields((replace(blank, label=previous.text.rstrip(" :")),))
            return True
        if self._loose and blank.hint:
            self._add_fields((RawField(blank.hint),))
            return True
        return False

    def _is_label(self, text: RawText) -> bool:
        """Whether the last text was kept as it stands, and is short enough to be a label."""
        kept = self._label == text.text or (self.texts and self.texts[-1].text == text.text)
        return bool(kept) and text.text.endswith((":", "?")) and len(text.text) <= _LABEL_LENGTH

    def _add_items(self, items: Sequence[RawItem]) -> None:
        """Add items to the checklist that they continue, or begin one."""
        single = [part for item in items for part in one_box_each(item)]
        pairs = with_categories(single, self._take_category())
        last = self._last(SheetKind.CHECKLIST, self._scope)
        if last:
            last.items.extend(pairs)
        else:
            self._add(Draft(SheetKind.CHECKLIST, self._heading, self._scope, items=pairs))

    def _add_fields(self, fields: tuple[RawField, ...], scope: int | None = None) -> None:
        if not fields:
            return
        scope = self._scope if scope is None else scope
        last = None if self._label else self._last(SheetKind.FORM, scope)
        if last:
            last.fields.extend(fields)
        else:
            self._add(Draft(SheetKind.FORM, self._take_title(), scope, fields=list(fields)))

    def _last(self, kind: SheetKind, scope: int) -> Draft | None:
        """Return the last sheet if it is of this kind and under the same heading."""
        last = self.drafts[-1] if self.drafts else None
        return last if last and last.kind is kind and last.scope == scope else None
