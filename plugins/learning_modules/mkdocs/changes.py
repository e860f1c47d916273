"""What differs between two versions of a module, in the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from learning_modules.mkdocs.terms import Terms
from learning_modules.model.differences import Differences
from learning_modules.model.entry import Entry

_TAG = re.compile(r"<[^>]+>")


def _quoted(title: str) -> str:
    return f"“{title}”"


def _named(terms: Terms, name: str, titles: Iterable[str]) -> Iterator[str]:
    listed = ", ".join(titles)
    if listed:
        yield terms(name, names=listed)


def source_name(key: str, entries: Mapping[str, Entry]) -> str:
    """Return the title of a work with who made it and when; its key if the library lacks it."""
    entry = entries.get(key)
    if entry is None or not entry.text("title"):
        return key
    creators = entry.people("author") or entry.people("editor")
    date = entry.dates.get("issued")
    known = [creators[0].surname if creators else "", str(date.year) if date and date.year else ""]
    rest = ", ".join(part for part in known if part)
    title = _quoted(_TAG.sub("", entry.text("title")))
    return f"{title} ({rest})" if rest else title


def change_texts(found: Differences, terms: Terms, entries: Mapping[str, Entry]) -> list[str]:
    """Return one sentence for each kind of difference, in the order readers care about.

    ``entries`` are those of the library by key.
    """
    added = (source_name(key, entries) for key in found.sources_added)
    removed = (source_name(key, entries) for key in found.sources_removed)
    texts = [
        *_named(terms, "change-templates-added", (_quoted(t.title) for t in found.templates_added)),
        *_named(
            terms, "change-templates-removed", (_quoted(t.title) for t in found.templates_removed)
        ),
    ]
    for template in found.templates_changed:
        title = template.template.title
        for name, columns in (
            ("change-columns-added", template.columns_added),
            ("change-columns-removed", template.columns_removed),
        ):
            if columns:
                texts.append(terms(name, template=title, names=", ".join(columns)))
    return [
        *texts,
        *_named(terms, "change-sections-added", (_quoted(s.title) for s in found.sections_added)),
        *_named(
            terms, "change-sections-removed", (_quoted(s.title) for s in found.sections_removed)
        ),
        *_named(
            terms,
            "change-sections-renamed",
            (f"{_quoted(old.title)} → {_quoted(new.title)}" for old, new in found.retitled),
        ),
        *_named(terms, "change-sources-added", added),
        *_named(terms, "change-sources-removed", removed),
    ]
