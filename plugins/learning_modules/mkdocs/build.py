"""One build: its state, and what each event of the host does with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learning_modules.checks.engine import diagnose
from learning_modules.checks.reading import Reading, read_project, targets_of
from learning_modules.checks.severity import fails
from learning_modules.diagnostics import Diagnostic, Finding
from learning_modules.errors import SourceError
from learning_modules.markup.kept_texts import KeptTexts, shared_by_all
from learning_modules.markup.module_text import ModuleText
from learning_modules.markup.targets import Targets
from learning_modules.mkdocs.docs_files import readable_docs
from learning_modules.mkdocs.exchange import SiteExchange
from learning_modules.mkdocs.files import (
    GENERATED,
    VersionFile,
    add_generated,
    add_unless_taken,
    asset_files,
    cache_of,
    collisions,
)
from learning_modules.mkdocs.last_good import LastGood
from learning_modules.mkdocs.lean import make_lean
from learning_modules.mkdocs.log import WarningCount, log, log_diagnostics, unlisten
from learning_modules.mkdocs.navigation import default_navigation, with_modules, without_modules
from learning_modules.mkdocs.pages import Pages
from learning_modules.mkdocs.searching import Unsearched
from learning_modules.mkdocs.terms import Terms
from learning_modules.mkdocs.unshown import Extensions, with_unshown
from learning_modules.mkdocs.version_pages import Comparisons, version_files
from learning_modules.mkdocs.views import Frame
from learning_modules.model.path import in_path_order
from learning_modules.settings import Settings
from learning_modules.source.lock import Lock
from learning_modules.source.lock_file import StagedLock, lock_path, stage_lock
from learning_modules.writers.unavailable import unavailable_formats

#: What to do where the lock cannot be written.
_WAY = (
    ". Allow writing, or build with lock: check (it never writes, and fails when the lock is "
    "behind) or lock: off"
)


@dataclass
class Build:
    """The state of one build; made new for each, so nothing outlives it.

    ``site_dir`` is the folder readers see, as the host had it; ``exchange`` is None while serving;
    ``site_name`` is as written, which the theme gets escaped;
    ``extensions`` are those that mkdocs.yml names;
    ``not_searched`` are the addresses of pages that the search leaves out; ``good`` is what earlier
    builds of this server could read.
    """

    root: Path
    settings: Settings
    serving: bool
    strict: bool
    warnings: WarningCount
    site_dir: str
    language: str
    site_name: str = ""
    findings: list[Finding] = field(default_factory=list)
    exchange: SiteExchange | None = None
    lock: Lock = field(default_factory=Lock)
    not_searched: frozenset[str] = frozenset()
    good: LastGood = field(default_factory=LastGood)
    unsearched: Unsearched = field(default_factory=Unsearched)
    extensions: Extensions = field(default_factory=Extensions)
    _reading: Reading | None = None
    _listed: Navigation | None = None
    _pages: Pages | None = None

    @property
    def reading(self) -> Reading:
        """What was read; RuntimeError before :meth:`read`."""
        if self._reading is None:
            raise RuntimeError("nothing has been read yet")
        return self._reading

    @property
    def pages(self) -> Pages:
        """The pages of this build; RuntimeError before :meth:`add_files`."""
        if self._pages is None:
            raise RuntimeError("the pages are not known yet")
        return self._pages

    @property
    def cache(self) -> Path:
        """The folder that keeps files between builds."""
        return cache_of(self.root)

    def read(self) -> None:
        """Read front matter, library and lock of the whole course."""
        drafts = self.serving or self.settings.drafts == "show"
        reading = read_project(self.root, self.settings, drafts=drafts, cache=self.cache)
        self._reading = self.good.instead(reading) if self.serving else reading

    def take(self, reading: Reading) -> None:
        """Go on with what has been read already."""
        self._reading = reading

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add our files, the extension that reads their text, and our pages to the navigation."""
        most = self.settings.limit("file-bytes")
        self.findings.extend(readable_docs(files, config, self.root, max_bytes=most))
        targets = targets_of(
            self.reading, docs=_docs_addresses(files), directory_urls=config.use_directory_urls
        )
        self._pages = self._make_pages(targets, config)
        preview = Files(list(files))
        found = self._list(files, self.reading, self.pages.frame, config)
        if self.reading.unshown:
            reading = replace(self.reading, drafts=True)
            frame = replace(self.pages.frame, course=reading.course())
            found = self._list(preview, reading, frame, config)
        self.findings.extend(found)
        make_lean(files, config)
        config.markdown_extensions.append(self.pages.text)  # type: ignore[arg-type]
        modules = in_path_order(self.reading.course())
        readable = [module for module in modules if module.shown]
        if config.nav is None:
            config.nav = default_navigation(files, readable, self.pages.frame.terms)
        else:
            config.nav = with_modules(config.nav, readable)
        return files

    def _list(
        self, files: Files, reading: Reading, frame: Frame, config: MkDocsConfig
    ) -> list[Finding]:
        """Add the files of all that a reading shows; return those that meet at one address."""
        course = reading.course()
        barred = {f.location.path for f in reading.findings if f.rule == "file-active"}
        for source in reading.shown:
            version = source.version
            files.append(VersionFile(version, source.body, root=self.root, config=config))
            for asset in asset_files(version, root=self.root, config=config):
                if asset.src_uri not in barred:
                    files.append(asset)
        found = add_generated(files, in_path_order(course), config, self.root)
        more = (*Comparisons(frame).files(config), *version_files(frame, config))
        found += add_unless_taken(files, more, self.root)
        drafts = {v.path.rpartition("/")[0] for v in course.versions if v.is_draft}
        return found + collisions(files, self.root, drafts)

    def _make_pages(self, targets: Targets, config: MkDocsConfig) -> Pages:
        frame = Frame(
            terms=Terms(self.language),
            targets=targets,
            course=self.reading.course(),
            site_url=_with_slash(config.site_url),
            site_name=self.site_name,
            settings=self.settings,
        )
        text = ModuleText(self.settings, self.reading.library, targets)
        docs = Path(config.docs_dir)
        folder = (
            docs.relative_to(self.root).as_posix() if docs.is_relative_to(self.root) else "docs"
        )
        return Pages(self.reading, frame, text, self.cache, folder, self.warnings)

    def keep_texts(self, files: Files, config: MkDocsConfig) -> None:
        """Spare the conversion of texts that have not changed; all files of the site are known."""
        text, self.pages.files = self.pages.text, files
        host = [[file.src_uri, file.url] for file in files.documentation_pages()]
        shared = shared_by_all(
            self.settings,
            self.reading.library,
            text.targets,
            extensions=[e for e in config.markdown_extensions if not isinstance(e, ModuleText)],
            configs=config.mdx_configs or {},
            more=[host, config.use_directory_urls, config.validation],
        )
        text.keeper.texts = KeptTexts(self.cache / "texts", shared)

    def complete(self, files: Files, config: MkDocsConfig) -> None:
        """Check the whole course and finish its pages.

        Raises PluginError where a finding stops the build; nothing has been written then.
        """
        reading, text = self.reading, self.pages.text
        if self.serving:
            reading = self.good.as_it_is(
                reading, text, config.markdown_extensions, config.mdx_configs
            )
        elif reading.unshown:
            reading = with_unshown(reading, text, self.extensions, self.cache)
        missing = unavailable_formats(reading.course(), self.settings)
        verdict = diagnose(reading, [*self.findings, *missing])
        diagnostics, self.lock = verdict.diagnostics, verdict.lock
        log_diagnostics(diagnostics)
        if not self.serving and fails(diagnostics, strict=self.strict):
            raise PluginError(_summary(diagnostics, strict=self.strict))
        self.pages.complete(files, config, diagnostics, broken=self.good.broken)
        self.not_searched = self.pages.not_searched(files)

    def set_canonical(self, page: Page) -> None:
        """Give the page of a version the canonical address of its module."""
        address = self.pages.canonical(page)
        if address is not None:
            page.canonical_url = self.pages.frame.site_url + address

    def navigation_of(self, page: Page, nav: Navigation) -> Navigation:
        """Return the navigation that a page shows: that of the site, or the short one."""
        if not self.pages.is_apart(page.file):
            return nav
        if self._listed is None:
            self._listed = without_modules(nav, self.pages.module_uris)
        return self._listed

    def in_sitemap(self, listed: Sequence[File]) -> list[File]:
        """Return the pages that search engines may list."""
        return [file for file in listed if not self.pages.is_unlisted(file)]

    def stage_lock(self) -> StagedLock:
        """Write the new lock beside the old one, so that only its name is left to change.

        A preview changes nothing.  Raises Abort where the lock cannot be written.
        """
        settings, file = self.settings, lock_path(self.root, self.settings)
        if self.serving or settings.lock != "write" or settings.drafts == "show":
            return StagedLock(file, None)
        try:
            return stage_lock(self.root, settings, self.lock)
        except SourceError as error:
            raise Abort(
                f"Nothing was published, and the site is as it was: {error}{_WAY}"
            ) from error

    def publish(self, staged: StagedLock) -> None:
        """Put the lock in place; the site is.  Raises Abort where that is refused after all."""
        try:
            written = staged.commit()
        except SourceError as error:
            raise Abort(f"The site is in place, but not recorded: {error}{_WAY}") from error
        if written:
            log.info("%s was written; commit it.", lock_path(self.root, self.settings))

    def close(self) -> None:
        """Let go of what the build holds."""
        unlisten(self.warnings)


def _with_slash(site_url: str | None) -> str:
    return f"{site_url.rstrip('/')}/" if site_url else ""


def _docs_addresses(files: Files) -> Mapping[str, str]:
    addresses = {file.src_uri: file.url for file in files.documentation_pages()}
    addresses.update({uri: uri.removesuffix("index.md") for uri in GENERATED})
    return {path: "" if url == "./" else url for path, url in addresses.items()}


def _summary(diagnostics: Sequence[Diagnostic], *, strict: bool) -> str:
    stopping = [d for d in diagnostics if fails([d], strict=strict)]
    count = f"{len(stopping)} problem{'s' if len(stopping) != 1 else ''}"
    return f"{count} above must be mended first; the site is as it was."
