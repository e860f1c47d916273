"""The pages of a build: what each text becomes, from the announcement to the finished page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from learning_modules.checks.contexts import docs_context, version_context
from learning_modules.checks.reading import Reading
from learning_modules.diagnostics import Diagnostic
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.mkdocs import generated
from learning_modules.mkdocs.addresses import rebase
from learning_modules.mkdocs.copy_check import check_html
from learning_modules.mkdocs.copy_index import index_file
from learning_modules.mkdocs.dates import UNDATED, date_page
from learning_modules.mkdocs.distinct import distinct, ids_in
from learning_modules.mkdocs.downloads import Downloads
from learning_modules.mkdocs.files import (
    CHECK,
    MODULES,
    PLAN,
    TEMPLATES,
    history_page,
    module_page,
)
from learning_modules.mkdocs.former_files import former_files
from learning_modules.mkdocs.history import history_html
from learning_modules.mkdocs.log import WarningCount
from learning_modules.mkdocs.looks_file import looks_files
from learning_modules.mkdocs.older import with_newest
from learning_modules.mkdocs.plan import plan_html
from learning_modules.mkdocs.problems import other_problems, with_problems
from learning_modules.mkdocs.seen import see_again, seen_by_host
from learning_modules.mkdocs.source_files import all_source_files
from learning_modules.mkdocs.version_page import TEMPLATE, json_ld, version_html, version_meta
from learning_modules.mkdocs.version_pages import Comparisons
from learning_modules.mkdocs.views import Frame
from learning_modules.model.course import Course
from learning_modules.model.identity import module_address
from learning_modules.model.module import Content, Module, Status
from learning_modules.source.course import SourceModule


@dataclass
class Pages:
    """Every page that has to do with the course, by source path.

    ``docs_folder`` is the path of docs/ from the project's root; ``warnings`` counts those of the
    host, and ``files`` are all of the site, once they are known.
    """

    reading: Reading
    frame: Frame
    text: ModuleText
    cache: Path
    docs_folder: str
    warnings: WarningCount
    files: Files = field(default_factory=lambda: Files([]))

    def __post_init__(self) -> None:
        self.downloads = Downloads(self.frame, self.reading.root, self.cache)
        self.comparisons = Comparisons(self.frame)
        self._sources = {m.version.path: m for m in self.reading.shown}
        self._made: dict[str, Page] = {}
        self._warned = 0
        self._modules = {module_page(m.id): m for m in self.frame.course.modules}
        self._histories = {history_page(m.id): m for m in self.frame.course.modules}

    def begin(self, page: Page, markdown: str) -> str:
        """Announce the text of a page to the extension and return it."""
        uri = page.file.src_uri
        page.update_date = UNDATED
        source = self._sources.get(uri)
        if source is not None:
            self._warned = self.warnings.count
            version_meta(page, source.version, self.frame)
            self.text.begin(version_context(source, self.frame.settings))
            return source.body
        if uri in self._modules or uri in self._histories or uri in self.comparisons:
            self._begin_generated(page)
            return ""
        self.text.begin(self._docs_context(page, markdown))
        if uri in generated.TITLES:
            title = self.frame.terms(generated.TITLES[uri])
            page.meta.setdefault("title", title)
            page.meta.setdefault("hide", ["toc"])
            return markdown or f"# {title}\n\n{self.frame.terms(f'{generated.TITLES[uri]}-intro')}"
        return markdown

    def _docs_context(self, page: Page, markdown: str) -> TextContext:
        source = page.file.content_string if page.file.abs_src_path else ""
        return docs_context(
            f"{self.docs_folder}/{page.file.src_uri}",
            source,
            body=markdown,
            address=page.file.url,
            language=self.frame.settings.language,
        )

    def _begin_generated(self, page: Page) -> None:
        self.text.begin(None)
        page.meta["template"] = TEMPLATE
        _set_tags(page, self._modules.get(page.file.src_uri))
        module = self._histories.get(page.file.src_uri)
        if page.file.src_uri in self.comparisons:
            self.comparisons.begin(page)
        elif module is not None:
            title = escape(module.versions[-1].front_matter.title)
            page.meta["title"] = self.frame.terms("history", title=title)
            page.meta["search"] = {"exclude": True}
            page.meta["hide"] = ["toc"]

    def finish(self, page: Page, html: str) -> str:
        """Return the finished HTML of a page after its conversion."""
        uri = page.file.src_uri
        source = self._sources.get(uri)
        if source is not None:
            return self._finish_version(page, source, html)
        if uri in self._modules or uri in self._histories or uri in self.comparisons:
            return html
        content = replace(self.text.content(), title=str(page.title or ""))
        self.reading.docs[uri] = content
        made = distinct(self._generated_html(uri), ids_in(html))
        return f'<div class="lm-listing">\n{html}{made}\n</div>' if made else html

    def _finish_version(self, page: Page, source: SourceModule, html: str) -> str:
        content = self._converted(page)
        version = replace(source.version, content=content)
        self.reading.contents[version.path] = content
        self._made[version.path] = page
        self.comparisons.take(version, html)
        finished = version_html(version, html, self.frame, self.downloads, self.text.glossary)
        if version.front_matter.status is Status.WITHDRAWN:
            page.toc = TableOfContents([])
            page.meta.pop("description", None)
        else:
            page.meta["json_ld"] = json_ld(version, self.frame, self.downloads)
        return finished

    def _converted(self, page: Page) -> Content:
        """Return what the conversion of a version found, and keep it unless the host warned."""
        content, keeper = self.text.content(), self.text.keeper
        if keeper.found:
            see_again(page, keeper.found.seen, self.files)
        elif self.warnings.count == self._warned:
            keeper.keep(content, seen_by_host(page))
        return content

    def _generated_html(self, uri: str) -> str:
        if uri not in generated.TITLES:
            return ""
        course = self.reading.course()
        if uri == MODULES:
            return generated.modules_html(course, self.frame)
        if uri == TEMPLATES:
            return generated.templates_html(course, self.frame, self.downloads)
        if uri == PLAN:
            return plan_html(course, self.frame, self.downloads)
        if uri == CHECK:
            return check_html(course, self.frame)
        return generated.bibliography_html(
            course, self.frame, library=self.reading.library, docs=self.reading.docs
        )

    def complete(
        self,
        files: Files,
        config: MkDocsConfig,
        diagnostics: Sequence[Diagnostic],
        *,
        broken: Mapping[str, SourceModule],
    ) -> None:
        """Fill the pages that show others, add the downloads, and show problems to authors."""
        course = self.reading.course()
        files.append(index_file(course, self.downloads, config))
        for file in all_source_files(self.reading, config):
            files.append(file)
        bodies = {m.version.path: m.body for m in self.reading.shown}
        for version in course.versions:
            if version.path not in self._made:
                continue
            page = self._made[version.path]
            page.content = with_newest(page.content or "", version, course, self.frame)
            if self.reading.drafts:
                source = broken.get(version.path) or self._sources[version.path]
                page.content = with_problems(
                    page.content or "", version, diagnostics, frame=self.frame, source=source
                )
            for file in (
                *self.downloads.files(version, config),
                *looks_files(version, self.frame, config),
            ):
                files.append(file)
        for file in former_files(files, course, config):
            files.append(file)
        if self.reading.drafts:
            self._show_others(files, diagnostics)
        for file in files.documentation_pages():
            if file.page is not None:
                self._fill(file.page, course, bodies)
                date_page(file.page, course)

    def _show_others(self, files: Files, diagnostics: Sequence[Diagnostic]) -> None:
        """Put what is wrong outside of the texts (library, settings, lock) on the list of modules.

        A preview for reviewers shows it too: it has no other place for it.
        """
        folders = [path.rpartition("/")[0] for path in self._made]
        file = files.get_file_from_path(MODULES)
        if file is not None and file.page is not None:
            panel = other_problems(diagnostics, folders, self.frame)
            head, end, rest = (file.page.content or "").partition("</h1>")
            file.page.content = f"{head}{end}{panel}{rest}" if end else f"{panel}{head}"

    def _fill(self, page: Page, course: Course, bodies: Mapping[str, str]) -> None:
        """Fill a page that shows what was converted for others."""
        uri = page.file.src_uri
        if uri in self._modules:
            self._take_over(page, self._modules[uri])
        elif uri in self.comparisons:
            page.content = self.comparisons.html(page)
        elif uri in self._histories:
            module = course.module(self._histories[uri].id)
            if module is not None:
                page.content = history_html(
                    module, self.frame, bodies=bodies, library=self.reading.library
                )

    def _take_over(self, page: Page, module: Module) -> None:
        """Show a module's newest version at the module's address, without converting it again."""
        shown = module.shown or module.versions[-1]
        made = self._made.get(shown.path)
        if made is None:
            return
        page.content = rebase(made.content or "", shown.address, module.address)
        page.toc = made.toc
        page.present_anchor_ids = made.present_anchor_ids
        page.update_date = made.update_date
        page.edit_url = made.edit_url
        page.meta.update(made.meta)
        page.meta.pop("search", None)
        page.title = made.meta["title"]
        if not self.frame.is_newest(shown):
            page.meta["search"] = {"exclude": True}

    def not_searched(self, files: Files) -> frozenset[str]:
        """Return the addresses of those of our pages that the search leaves out."""
        pages = (file.page for file in files.documentation_pages() if file.page is not None)
        left_out = (p for p in pages if (p.meta.get("search") or {}).get("exclude") is True)
        return frozenset(page.url for page in left_out if self._is_ours(page.file.src_uri))

    def _is_ours(self, uri: str) -> bool:
        known = (self._sources, self._modules, self._histories, self.comparisons)
        return any(uri in pages for pages in known)

    def canonical(self, page: Page) -> str | None:
        """Return the canonical address of a version's page: that of its module."""
        source = self._sources.get(page.file.src_uri)
        if source is None or self.frame.course.module(source.version.id) is None:
            return None
        return self.frame.targets.page(module_address(source.version.id))

    @property
    def module_uris(self) -> Collection[str]:
        """The source paths of the modules' pages."""
        return self._modules.keys()

    def is_apart(self, file: File) -> bool:
        """Whether a page is a version, a history or a comparison: it stands in no navigation."""
        apart = (self._sources, self._histories, self.comparisons)
        return any(file.src_uri in pages for pages in apart)

    def is_unlisted(self, file: File) -> bool:
        """Whether search engines should not list a page: permanent addresses and drafts."""
        module = self._modules.get(file.src_uri) or self._histories.get(file.src_uri)
        is_draft = module is not None and module.newest is None
        apart = file.src_uri in self._sources or file.src_uri in self.comparisons
        return apart or is_draft


def _set_tags(page: Page, module: Module | None) -> None:
    """Give the page of a module the tags of its newest version, for the plugins that ask."""
    front = module.newest.front_matter if module and module.newest else None
    if front and front.tags:
        page.meta["tags"] = list(front.tags)
        page.meta["title"] = escape(front.title)
