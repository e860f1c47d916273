"""The page that shows, word by word, what differs between two neighbouring versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from learning_modules.mkdocs.passages import SectionText
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.differences import renamed
from learning_modules.model.identity import history_address
from learning_modules.model.module import Module, ModuleVersion, Status
from learning_modules.model.word_difference import Kind, Passage, compare_passages, is_changed

_ELEMENTS = {Kind.REMOVED: "del", Kind.ADDED: "ins", Kind.KEPT: ""}


def comparable(module: Module) -> list[tuple[ModuleVersion, ModuleVersion]]:
    """Return each version whose text is shown with the one that follows it."""
    shown = [v for v in module.versions if v.front_matter.status is not Status.WITHDRAWN]
    return list(pairwise(shown))


def compare_address(old: ModuleVersion, new: ModuleVersion) -> str:
    """Return the address of the page that compares two versions, from the site's root."""
    return f"{history_address(new.id)}{old.version}...{new.version}/"


def compare_html(
    old: ModuleVersion,
    new: ModuleVersion,
    texts: tuple[Sequence[SectionText], Sequence[SectionText]],
    frame: Frame,
) -> str:
    """Return the page for two versions; ``texts`` are those of the old and the new one."""
    page = compare_address(old, new)
    before = [_front(old, frame), *texts[0]]
    after = [_front(new, frame), *texts[1]]
    views = list(_sections(before, after, new_version=new))
    values = {
        "title": new.front_matter.title,
        "old": {"number": old.version, "href": frame.href(old.address, page)},
        "new": {"number": new.version, "href": frame.href(new.address, page)},
        "history": frame.href(history_address(new.id), page),
        "language": frame.text_language(new),
        "changed": [view for view in views if view["passages"]],
        "same": [view["title"] for view in views if not view["passages"] and view["title"]],
    }
    return render("compare", frame.terms, {"page": values})


def compare_title(old: ModuleVersion, new: ModuleVersion, frame: Frame) -> str:
    """Return the title of the page that compares two versions."""
    title = new.front_matter.title
    return frame.terms("compare-title", title=title, old=old.version, new=new.version)


def _front(version: ModuleVersion, frame: Frame) -> SectionText:
    """Return what the head of a page says: title, summary, objectives."""
    front = version.front_matter
    statements = (objective.statement for objective in front.objectives)
    passages = [text for text in (front.title, front.summary, *statements) if text]
    return SectionText("-", frame.terms("about"), passages)


def _sections(
    old: Sequence[SectionText], new: Sequence[SectionText], *, new_version: ModuleVersion
) -> Iterator[View]:
    """Yield the sections of the newer version, then those that only the older one has."""
    aliases = new_version.front_matter.section_aliases
    was = {renamed(section.id, aliases): section for section in old}
    for section in new:
        before = was.pop(section.id, SectionText(section.id, ""))
        yield _section(section, before, section)
    for section in was.values():
        yield _section(section, section, SectionText(section.id, ""))


def _section(shown: SectionText, old: SectionText, new: SectionText) -> View:
    titles = compare_passages(_title(old), _title(new))
    passages = compare_passages(old.passages, new.passages)
    changed = any(map(is_changed, titles)) or any(map(is_changed, passages))
    return {
        "title": shown.title,
        "heading": [_runs(passage) for passage in titles],
        "passages": list(_excerpt(passages)) or ([[]] if changed else []),
    }


def _title(section: SectionText) -> list[str]:
    return [section.title] if section.title else []


def _excerpt(passages: Sequence[Passage]) -> Iterator[list[View] | None]:
    """Yield the changed passages with one unchanged on either side; None for what is left out."""
    changed = {n for n, passage in enumerate(passages) if is_changed(passage)}
    if not changed:
        return
    last = -1
    for number, passage in enumerate(passages):
        if not {number - 1, number, number + 1} & changed:
            continue
        if number > last + 1:
            yield None
        yield _runs(passage)
        last = number
    if last < len(passages) - 1:
        yield None


def _runs(passage: Passage) -> list[View]:
    return [{"element": _ELEMENTS[run.kind], "text": run.text} for run in passage]
