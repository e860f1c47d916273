"""What differs between two versions of a module, in the words of the interface."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from learning_modules.mkdocs.terms import Terms
from learning_modules.model.differences import Differences, TemplateDifference
from learning_modules.model.entry import Entry
from learning_modules.model.section import Section

#: A row is told by the beginning of its label, in characters; of many rows the first are told.
_MOST_CHARACTERS = 60
_MOST_NAMES = 8

_TAG = re.compile(r"<[^>]+>")


def _quoted(title: str, terms: Terms) -> str:
    return terms("quoted", text=title)


def _named(terms: Terms, name: str, titles: Iterable[str]) -> Iterator[str]:
    listed = terms.listed(titles)
    if listed:
        yield terms(name, names=listed)


def source_name(key: str, entries: Mapping[str, Entry], terms: Terms) -> str:
    """Return the title of a work with who made it and when; its key if the library lacks it."""
    entry = entries.get(key)
    if entry is None or not entry.text("title"):
        return key
    creators = entry.people("author") or entry.people("editor")
    date = entry.dates.get("issued")
    known = [creators[0].surname if creators else "", str(date.year) if date and date.year else ""]
    rest = terms.listed(part for part in known if part)
    title = _quoted(_TAG.sub("", entry.text("title")), terms)
    return f"{title} ({rest})" if rest else title


def _replaced(pairs: Iterable[tuple[str, str]], terms: Terms) -> Iterator[str]:
    quoted = ((_quoted(old, terms), _quoted(new, terms)) for old, new in pairs)
    return (terms("renamed", old=old, new=new) for old, new in quoted)


def _without(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the names that are not among ``known``, which are told otherwise."""
    told = set(known)
    return [name for name in names if name not in told]


def _objectives(found: Differences, terms: Terms) -> Iterator[str]:
    """Yield what became of the objectives, which are the promise of a module."""
    kinds = (("added", found.objectives_added), ("removed", found.objectives_removed))
    for kind, objectives in kinds:
        titles = (_quoted(objective.statement, terms) for objective in objectives)
        yield from _named(terms, f"change-objectives-{kind}", titles)
    pairs = ((old.statement, new.statement) for old, new in found.reworded)
    yield from _named(terms, "change-objectives-reworded", _replaced(pairs, terms))


def _of_template(found: TemplateDifference, terms: Terms) -> Iterator[str]:
    """Yield one sentence for each kind of difference in a template."""
    columns, rows = found.columns_renamed, found.rows_renamed
    short = [(_short(old), _short(new)) for old, new in rows]
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("columns-added", _without(found.columns_added, (new for _, new in columns))),
        ("columns-removed", _without(found.columns_removed, (old for old, _ in columns))),
        ("columns-renamed", _replaced(columns, terms)),
        ("rows-added", _labels(_without(found.rows_added, (new for _, new in rows)), terms)),
        ("rows-removed", _labels(_without(found.rows_removed, (old for old, _ in rows)), terms)),
        ("rows-renamed", _some(list(_replaced(short, terms)))),
    )
    for kind, names in kinds:
        listed = terms.listed(names)
        if listed:
            yield terms(f"change-{kind}", template=found.template.title, names=listed)


def _short(label: str) -> str:
    return textwrap.shorten(label, _MOST_CHARACTERS, placeholder=" …")


def _labels(rows: Iterable[str], terms: Terms) -> list[str]:
    return _some([_quoted(_short(label), terms) for label in rows])


def _some(names: list[str]) -> list[str]:
    """Return names that fit on a few lines; the comparison of the words has them all."""
    return [*names[:_MOST_NAMES], "…"] if len(names) > _MOST_NAMES else names


def _sections(
    found: Differences, terms: Terms, *, kind: str, sections: Iterable[Section]
) -> Iterator[str]:
    """Yield the sections that came or went; those that are templates have been told as such."""
    templates = {t.id for t in (*found.templates_added, *found.templates_removed)}
    titles = (_quoted(s.title, terms) for s in sections if s.id not in templates)
    yield from _named(terms, f"change-sections-{kind}", titles)


def change_texts(found: Differences, terms: Terms, entries: Mapping[str, Entry]) -> list[str]:
    """Return one sentence for each kind of difference, in the order readers care about.

    ``entries`` are those of the library by key.
    """
    added = (source_name(key, entries, terms) for key in found.sources_added)
    removed = (source_name(key, entries, terms) for key in found.sources_removed)
    retitled = _replaced(((old.title, new.title) for old, new in found.retitled), terms)
    came, went = found.templates_added, found.templates_removed
    return [
        *_objectives(found, terms),
        *_named(terms, "change-templates-added", (_quoted(t.title, terms) for t in came)),
        *_named(terms, "change-templates-removed", (_quoted(t.title, terms) for t in went)),
        *(text for template in found.templates_changed for text in _of_template(template, terms)),
        *_sections(found, terms, kind="added", sections=found.sections_added),
        *_sections(found, terms, kind="removed", sections=found.sections_removed),
        *_named(terms, "change-sections-renamed", retitled),
        *_named(terms, "change-sources-added", added),
        *_named(terms, "change-sources-removed", removed),
    ]
