"""What the site holds about versions beside their own pages: comparisons, feed, data, redirects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from learning_modules.mkdocs.compare_page import (
    comparable,
    compare_address,
    compare_html,
    compare_title,
)
from learning_modules.mkdocs.feed import feed_file
from learning_modules.mkdocs.passages import SectionText, section_texts
from learning_modules.mkdocs.redirects import redirect_files
from learning_modules.mkdocs.versions_file import versions_file
from learning_modules.mkdocs.views import Frame
from learning_modules.model.module import ModuleVersion


def version_files(frame: Frame, config: MkDocsConfig) -> Iterator[File]:
    """Yield the feed, the data of each module's versions, and the old addresses of modules."""
    yield feed_file(frame, config)
    for module in frame.course.modules:
        if any(not version.is_draft for version in module.versions):
            yield versions_file(module, frame, config)
    yield from redirect_files(frame, config)


@dataclass
class Comparisons:
    """The pages that compare neighbouring versions, by source path, and the texts they need."""

    frame: Frame
    _texts: dict[str, list[SectionText]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pairs = (pair for m in self.frame.course.modules for pair in comparable(m))
        self._pairs = {f"{compare_address(old, new)}index.md": (old, new) for old, new in pairs}
        self._needed = {version.path for pair in self._pairs.values() for version in pair}

    def __contains__(self, uri: str) -> bool:
        """Whether a source path is that of a comparison."""
        return uri in self._pairs

    def files(self, config: MkDocsConfig) -> Iterator[File]:
        """Yield the pages as files of the site, without their text."""
        for uri in self._pairs:
            inclusion = InclusionLevel.NOT_IN_NAV
            yield File.generated(config, uri, content="", inclusion=inclusion)

    def begin(self, page: Page) -> None:
        """Set what the host and its theme may know of a page."""
        old, new = self._pairs[page.file.src_uri]
        page.meta["title"] = compare_title(old, new, self.frame)
        page.meta["search"] = {"exclude": True}
        page.meta["robots"] = "noindex"
        page.meta["hide"] = ["toc"]

    def take(self, version: ModuleVersion, html: str) -> None:
        """Remember the text of a version that is compared with another; ``html`` is that text."""
        if version.path in self._needed:
            self._texts[version.path] = section_texts(html)

    def html(self, page: Page) -> str:
        """Return the text of a page; every version has been converted."""
        old, new = self._pairs[page.file.src_uri]
        texts = self._texts.get(old.path, []), self._texts.get(new.path, [])
        return compare_html(old, new, texts, self.frame)
