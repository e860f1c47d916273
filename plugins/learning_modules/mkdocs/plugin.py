"""The plugin ``learning-modules``: each event hands over to one function of the build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from learning_modules.mkdocs.build import Build
from learning_modules.mkdocs.dates import without_undated
from learning_modules.mkdocs.ending import end_build, failed_build
from learning_modules.mkdocs.last_good import LastGood
from learning_modules.mkdocs.log import log
from learning_modules.mkdocs.not_found import NOT_FOUND, with_ways_on
from learning_modules.mkdocs.serving import SafeBuilder
from learning_modules.mkdocs.start import start_build

#: Exit code of an error that is ours.
INTERNAL = 3


class HostConfig(Config):  # type: ignore[no-untyped-call]  # the host has no types here
    """Nothing: the host's own reading of options has no places, so ours reads them."""


class LearningModulesPlugin(BasePlugin[HostConfig]):  # type: ignore[no-untyped-call]
    """Turns modules and a library into a course site; all state of a build lives in ``build``."""

    def __init__(self) -> None:
        super().__init__()
        self.options: dict[str, Any] = {}
        self.command = "build"
        self.dirty = False
        self.build: Build | None = None
        self.good = LastGood()

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as written; they are read with their places when a build starts."""
        self.options = dict(options)
        self.config_file_path = config_file_path
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which command runs; serving never stops on a finding."""
        self.command, self.dirty = command, dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin a build: settings, extension, theme, and a new folder beside the site."""
        if self.build is not None:
            self.build.close()
        serving = self.command == "serve"
        self.build = start_build(config, self.options, serving=serving, good=self.good)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Read every version's front matter, the library and the lock; no Markdown yet."""
        self.running.read()

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add versions, their files and the generated pages."""
        return self.running.add_files(files, config)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Find what an earlier build has kept, now that every file of the site is known."""
        self.running.keep_texts(files, config)
        return nav

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """Tell the extension whose text comes next."""
        return self.running.pages.begin(page, markdown)

    @event_priority(-50)
    def on_page_content(
        self,
        html: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """Take the record of the conversion; clean the HTML and add our cards to it."""
        return self.running.pages.finish(page, html)

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Check the course; what must not go public ends the build here, before it is written."""
        self.running.complete(files, config)
        return env

    @event_priority(100)
    def _before_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,
    ) -> TemplateContext:
        """Name the canonical address of a version; show the search the text alone."""
        self.running.set_canonical(page)
        self.running.unsearched.take(page)
        context["nav"] = self.running.navigation_of(page, nav)
        return context

    @event_priority(-100)
    def _after_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Put back what the search need not read."""
        self.running.unsearched.give_back(page)
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """Leave pages that search engines should not list out of the sitemap."""
        if template_name == "sitemap.xml":
            context["pages"] = self.running.in_sitemap(context["pages"])
        return context

    def on_post_template(
        self,
        output_content: str,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """Leave days that nobody wrote out of the sitemap; lead on where there is no page."""
        if template_name == NOT_FOUND:
            return with_ways_on(output_content, self.running.pages.frame)
        return without_undated(output_content) if template_name == "sitemap.xml" else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in place, then write the lock."""
        end_build(self.running, config)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002 - the host's signature
    ) -> LiveReloadServer:
        """Keep the server alive, and the last good site on it, whatever a later build meets."""
        file = Path(config.config_file_path).resolve() if config.config_file_path else None
        server.builder = SafeBuilder(server.builder, Path(config.site_dir), file, adds=self.dirty)
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it was; end with one line instead of a traceback."""
        if self.build is None:
            return
        failed_build(self.build)
        if not self.build.serving and not isinstance(error, BuildError | Abort):
            raise_plain(error)

    @property
    def running(self) -> Build:
        """The build that runs now; RuntimeError outside of one."""
        if self.build is None:
            raise RuntimeError("no build is running")
        return self.build


def raise_plain(error: Exception) -> None:
    """End the build for ``error`` with one line: Abort for what the system refused, else exit 3."""
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        raise Abort(f"The site could not be written: {error.strerror or error}{where}") from error
    log.error("internal error: %s: %s", type(error).__name__, error)
    raise SystemExit(INTERNAL) from error
