"""Which sheets a template has: its tables, lists and fields in document order, with their titles.

A heading below the template's titles the sheets under it; a bold line titles the table it stands
above, and gives the items of a list their category.  Texts before the first sheet are instructions,
those after it tips.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from learning_modules.model.boxes import leading_box
from learning_modules.model.categories import with_categories
from learning_modules.model.form_lines import fields_of_lines, read_bare_label, read_fields
from learning_modules.model.marks import is_line
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

#: Scope of the fields whose labels are headings: they make one form together.
_HEADING_FIELDS = -1


@dataclass(eq=False)
class Draft:
    """A sheet to be: what it is made of, the title the text gives it, and where it stands.

    ``scope`` is the number of the heading it stands under, 0 for the template's own.
    """

    kind: SheetKind
    title: str
    scope: int
    table: RawTable | None = None
    items: list[tuple[str, RawItem]] = field(default_factory=list)
    fields: list[RawField] = field(default_factory=list)
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text beside the sheets: whether it stands after the first, and the list or fence it is."""

    text: str
    after: bool
    source: Draft | None = None


class TemplateOutline:
    """What a walk over the blocks below a ``.template`` heading finds."""

    def __init__(self, blocks: Iterable[RawBlock]) -> None:
        self.drafts: list[Draft] = []
        self.texts: list[Text] = []
        self._second_best: list[Draft] = []
        self._scope = 0
        self._heading = ""
        self._label = ""
        self._previous: RawBlock | None = None
        for block in blocks:
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
            case RawTable():
                self._add(Draft(SheetKind.TABLE, self._take_title(), self._scope, table=block))
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
        if not self.drafts:
            fences = [draft for draft in self._second_best if draft.kind is SheetKind.TEXT]
            self.drafts = fences or self._second_best
            self.texts = [text for text in self.texts if text.source not in self.drafts]
        for draft in self.drafts:
            if category := _only_category(draft):
                draft.items = [("", item) for _, item in draft.items]
                draft.title = category
                if len(self.drafts) == 1:
                    self.texts.append(Text(category, after=False))

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
        lines = block.lines or (block.text,)
        fields, others = fields_of_lines(lines, block.location)
        if items := _boxed_lines(lines, block):
            self._add_items(items)
        elif fields:
            self._add_text(" ".join(others))
            self._add_fields(fields)
        else:
            self._flush()
            if block.bold and len(block.text) <= _LABEL_LENGTH:
                self._label = block.text
            else:
                self._add_text(block.text)

    def _list(self, block: RawList) -> None:
        if any(item.ticked is not None for item in block.items):
            self._add_items(block.items)
            return
        if all(is_line(item.text) for item in block.items):
            self._add_lines(block)
            return
        found = [read_fields(item.text.replace("\n", " "), item.location) for item in block.items]
        if any(found):  # then a label with nothing behind it is one to fill in, too
            found = [
                fields or read_bare_label(item.text, item.location)
                for fields, item in zip(found, block.items, strict=True)
            ]
        if all(found):
            self._add_fields(tuple(field for fields in found for field in fields))
        else:
            self._plain_list(block)

    def _add_lines(self, block: RawList) -> None:
        """Read a list of nothing but lines to write on: each is a field under the title above."""
        title = self._take_title()
        self._heading = ""
        fields = (RawField(f"{title} {n}".strip()) for n in range(1, len(block.items) + 1))
        self._add_fields(tuple(fields), _HEADING_FIELDS)

    def _plain_list(self, block: RawList) -> None:
        """Keep a list without boxes: a text, but a checklist if nothing else can be filled in."""
        pairs = with_categories(block.items, self._label.rstrip(" :"))
        draft = self._second_list()
        draft.items.extend(pairs)
        self._add_text(self._label, draft)
        self._label = ""
        for item in block.items:
            self._add_text(f"{'    ' * item.depth}• {item.text}", draft)

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
        if isinstance(self._previous, RawHeading):
            label = RawField(self._previous.text.rstrip(" :"))
            self._heading = ""
            self._add_fields((label,), _HEADING_FIELDS)
        elif isinstance(self._previous, RawText) and self._is_label(self._previous):
            if self._label:
                self._label = ""
            else:
                self.texts.pop()
            self._add_fields((RawField(self._previous.text.rstrip(" :")),))

    def _is_label(self, text: RawText) -> bool:
        """Whether the last text was kept as it stands, and is short enough to be a label."""
        kept = self._label == text.text or (self.texts and self.texts[-1].text == text.text)
        return bool(kept) and text.text.endswith((":", "?")) and len(text.text) <= _LABEL_LENGTH

    def _add_items(self, items: Sequence[RawItem]) -> None:
        """Add items to the checklist that they continue, or begin one."""
        pairs = with_categories(items, self._take_category())
        last = self._last(SheetKind.CHECKLIST, self._scope)
        if last:
            last.items.extend(pairs)
        else:
            self._add(Draft(SheetKind.CHECKLIST, self._heading, self._scope, items=pairs))

    def _add_fields(self, fields: tuple[RawField, ...], scope: int | None = None) -> None:
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


def _only_category(draft: Draft) -> str:
    """Return the category that all items of a checklist have: it is no column but its title."""
    categories = {category for category, _ in draft.items}
    return categories.pop() if len(categories) == 1 else ""


def _boxed_lines(lines: Sequence[str], block: RawText) -> tuple[RawItem, ...]:
    """Return the items of a paragraph in which each line begins with a box, else none."""
    read = [leading_box(line) for line in lines]
    if any(ticked is None or not text for ticked, text in read):
        return ()
    return tuple(RawItem(text, ticked, location=block.location) for ticked, text in read)
