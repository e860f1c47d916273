"""What differs between two versions of a module: sections, templates, sources, words."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learning_modules.model.module import Content, ModuleVersion
from learning_modules.model.objective import Objective
from learning_modules.model.section import Section
from learning_modules.model.template import CellKind, Sheet, Template

#: A word; in scripts that write without spaces each character is one.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’-][^\W\u3040-\u30ff\u3400-\u9fff]+)*"
)

#: Attributes in braces, as in ``{#phases .template}``: no words for readers.
_ATTRIBUTES = re.compile(r"\{[ \t]*[:#.][^{}\n]*\}|\{[ \t]*\w+=[^{}\n]*\}")


@dataclass(frozen=True)
class TemplateDifference:
    """What became of one template: titles of columns and form fields, labels of rows.

    A renamed one is an added and a removed one; the pairs say which took whose place.
    """

    template: Template
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    rows_added: tuple[str, ...] = ()
    rows_removed: tuple[str, ...] = ()
    columns_renamed: tuple[tuple[str, str], ...] = ()
    rows_renamed: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        rows = self.rows_added or self.rows_removed
        return not (self.columns_added or self.columns_removed or rows)


@dataclass(frozen=True)
class Differences:
    """What a version has, lacks or has otherwise than the version before it.

    Each group is in the order of the text.  Objectives are told apart by their ids; ``reworded``
    are pairs with another statement.  ``retitled`` are pairs of old and new; a renamed
    column or row is a removed and an added one.  ``words`` is the share of words that changed,
    from 0 to 1, of the longer text; a text that only moved has not changed.
    """

    objectives_added: tuple[Objective, ...] = ()
    objectives_removed: tuple[Objective, ...] = ()
    reworded: tuple[tuple[Objective, Objective], ...] = ()
    sections_added: tuple[Section, ...] = ()
    sections_removed: tuple[Section, ...] = ()
    retitled: tuple[tuple[Section, Section], ...] = ()
    templates_added: tuple[Template, ...] = ()
    templates_removed: tuple[Template, ...] = ()
    templates_changed: tuple[TemplateDifference, ...] = ()
    sources_added: tuple[str, ...] = ()
    sources_removed: tuple[str, ...] = ()
    words: float = 0.0


def renamed(section_id: str, aliases: Mapping[str, str]) -> str:
    """Return the id that a section has now, following ``section_aliases`` (old id -> new id)."""
    seen = {section_id}
    while section_id in aliases and aliases[section_id] not in seen:
        section_id = aliases[section_id]
        seen.add(section_id)
    return section_id


def changed_words(old: str, new: str) -> float:
    """Return the share of words, from 0 to 1, that differ between two texts in any order."""
    before = Counter(_WORD.findall(_ATTRIBUTES.sub("", old)))
    after = Counter(_WORD.findall(_ATTRIBUTES.sub("", new)))
    most = max(before.total(), after.total())
    changed = max((before - after).total(), (after - before).total())
    return changed / most if most else 0.0


def differences(
    old: ModuleVersion, new: ModuleVersion, *, old_text: str, new_text: str
) -> Differences:
    """Return what differs between two converted versions; the texts are their bodies."""
    aliases = new.front_matter.section_aliases
    before, after = old.content or Content(), new.content or Content()
    was = {renamed(s.id, aliases): s for s in before.sections}
    now = {s.id: s for s in after.sections}
    had = {renamed(t.id, aliases): t for t in before.templates}
    has = {t.id: t for t in after.templates}
    both = ((had[key], template) for key, template in has.items() if key in had)
    changed = (_template(one, other) for one, other in both)
    cited, cites = _sources(old), _sources(new)
    aimed, aims = _objectives(old), _objectives(new)
    kept = [(aimed[key], aims[key]) for key in aims if key in aimed]
    return Differences(
        objectives_added=tuple(aims[key] for key in aims if key not in aimed),
        objectives_removed=tuple(aimed[key] for key in aimed if key not in aims),
        reworded=tuple((one, other) for one, other in kept if one.statement != other.statement),
        sections_added=tuple(now[key] for key in now if key not in was),
        sections_removed=tuple(was[key] for key in was if key not in now),
        retitled=tuple(
            (was[key], now[key]) for key in now if key in was and was[key].title != now[key].title
        ),
        templates_added=tuple(has[key] for key in has if key not in had),
        templates_removed=tuple(had[key] for key in had if key not in has),
        templates_changed=tuple(found for found in changed if not found.is_empty),
        sources_added=_lacking(cites, cited),
        sources_removed=_lacking(cited, cites),
        words=changed_words(old_text, new_text),
    )


def _objectives(version: ModuleVersion) -> dict[str, Objective]:
    return {objective.id: objective for objective in version.front_matter.objectives}


def _sources(version: ModuleVersion) -> tuple[str, ...]:
    """Return the keys of the works that a version cites or lists, each once."""
    cited = (use.key for use in (version.content or Content()).citations if use.resolved)
    return tuple(dict.fromkeys((*cited, *version.front_matter.sources)))


def _lacking(keys: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    known = Counter(others)
    missing = []
    for key in keys:
        if known[key]:
            known[key] -= 1
        else:
            missing.append(key)
    return tuple(missing)


def _template(old: Template, new: Template) -> TemplateDifference:
    before, after = _columns(old), _columns(new)
    both = frozenset(before) & frozenset(after)
    rows_before, rows_after = _rows(old, both), _rows(new, both)
    return TemplateDifference(
        new,
        columns_added=_lacking(after, before),
        columns_removed=_lacking(before, after),
        rows_added=_lacking(rows_after, rows_before),
        rows_removed=_lacking(rows_before, rows_after),
        columns_renamed=tuple(_replaced(before, after)),
        rows_renamed=tuple(_replaced(rows_before, rows_after)),
    )


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands in the place of what, where nothing else moved."""
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, i, j, k, m in steps:
        if tag == "replace" and j - i == m - k:
            pairs = zip(old[i:j], new[k:m], strict=True)
            yield from ((was, now) for was, now in pairs if was not in new and now not in old)


def _columns(template: Template) -> tuple[str, ...]:
    """Return the titles of all columns and form fields of a template."""
    titles = (column.title for sheet in template.sheets for column in sheet.columns)
    return (*template.fields, *titles)


def _rows(template: Template, columns: Collection[str]) -> tuple[str, ...]:
    """Return the labels of all rows: what the blank shows of them in these columns."""
    labels = (label for sheet in template.sheets for label in _labels(sheet, columns))
    return tuple(label for label in labels if label)


def _labels(sheet: Sheet, columns: Collection[str]) -> Iterator[str]:
    known = [column.title in columns for column in sheet.columns]
    for row in sheet.rows:
        cells = (cell for cell, is_known in zip(row, known, strict=False) if is_known)
        prompts = (cell.blank for cell in cells if cell.kind is CellKind.PROMPT and cell.blank)
        yield " | ".join(prompts)
