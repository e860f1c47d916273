"""What differs between two versions of a module, in the words of the interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from learning_modules.mkdocs.terms import Terms
from learning_modules.model.differences import Differences


def _named(terms: Terms, name: str, titles: Iterable[str]) -> Iterator[str]:
    listed = ", ".join(f"“{title}”" for title in titles)
    if listed:
        yield terms(name, names=listed)


def change_texts(found: Differences, terms: Terms) -> list[str]:
    """Return one sentence for each kind of difference, in the order readers care about."""
    texts = [
        *_named(terms, "change-templates-added", (t.title for t in found.templates_added)),
        *_named(terms, "change-templates-removed", (t.title for t in found.templates_removed)),
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
        *_named(terms, "change-sections-added", (s.title for s in found.sections_added)),
        *_named(terms, "change-sections-removed", (s.title for s in found.sections_removed)),
        *_named(
            terms,
            "change-sections-renamed",
            (f"{old.title} → {new.title}" for old, new in found.retitled),
        ),
        *_named(terms, "change-sources-added", found.sources_added),
        *_named(terms, "change-sources-removed", found.sources_removed),
    ]
