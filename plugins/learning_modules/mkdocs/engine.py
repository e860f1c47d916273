"""Checks a project without building its site: what ``learning-modules check`` runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import Files, InclusionLevel, get_files

from learning_modules.checks.contexts import docs_context, version_context
from learning_modules.checks.engine import diagnose
from learning_modules.checks.reading import Reading, read_project, targets_of
from learning_modules.diagnostics import Diagnostic, Finding
from learning_modules.markup.convert import convert
from learning_modules.markup.kept_texts import KeptTexts, shared_by_all
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.markup.targets import GLOSSARY_PAGES, Targets
from learning_modules.mkdocs.build import Build
from learning_modules.mkdocs.files import cache_of
from learning_modules.mkdocs.load import Project, load_project
from learning_modules.mkdocs.log import WarningCount
from learning_modules.mkdocs.site_file import PLUGIN
from learning_modules.model.course import Course
from learning_modules.model.module import Content
from learning_modules.settings import Settings
from learning_modules.source.text import SourceText, read_text
from learning_modules.writers.unavailable import unavailable_formats

_META = re.compile(r"-{3}[ \t]*\n.*?\n(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class CheckedCourse:
    """A course with every version converted, its diagnostics, and the texts they speak of."""

    project: Project
    reading: Reading
    course: Course
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceText]

    @property
    def settings(self) -> Settings:
        """The settings of the site."""
        return self.project.settings


def check_project(
    config_file: Path | None = None, *, locked_too: bool = False, formatted: bool = True
) -> CheckedCourse:
    """Read, convert and check the project of ``config_file`` (default: ./mkdocs.yml).

    ``formatted`` is false where only the diagnostics are wanted: sources are then not written in
    their style.  ``locked_too`` also lists what was found in published versions and cannot be
    changed there.
    Raises SettingsError where the configuration cannot be used.
    """
    project = load_project(config_file)
    reading = read_project(project.root, project.settings, drafts=True)
    sources = {m.version.path: m.source for m in reading.modules}
    sources |= reading.library.sources
    site = _site(project, reading)
    pages = _docs_texts(site.files, project) if site else {}
    _convert_all(project, reading, sources, pages=pages, site=site, formatted=formatted)
    missing = unavailable_formats(reading.course(), project.settings)
    found = (*project.findings, *(site.findings if site else ()), *missing)
    verdict = diagnose(reading, found, locked_too=locked_too)
    return CheckedCourse(project, reading, reading.course(), tuple(verdict.diagnostics), sources)


@dataclass(frozen=True)
class _Site:
    """What a build would make: its files, what links can lead to, and what is wrong with both."""

    files: Files
    targets: Targets
    findings: tuple[Finding, ...]


def _site(project: Project, reading: Reading) -> _Site | None:
    """Return the files that a preview of the project would have; None without a mkdocs.yml."""
    config = project.config
    if config is None:
        return None
    build = Build(
        root=project.root,
        settings=project.settings,
        serving=True,
        strict=project.strict,
        warnings=WarningCount(),
        site_dir=config.site_dir,
        language=project.settings.language,
    )
    build.take(reading)
    # Files that are made ask which plugin runs; the host knows that only while it builds.
    config.plugins._current_plugin = PLUGIN  # noqa: SLF001
    files = build.add_files(get_files(config), config)
    return _Site(files, build.pages.frame.targets, tuple(build.findings))


def _convert_all(
    project: Project,
    reading: Reading,
    sources: dict[str, SourceText],
    *,
    pages: Mapping[str, tuple[str, SourceText]],
    site: _Site | None,
    formatted: bool,
) -> None:
    """Convert every version and every page of docs/ into the reading, the glossary first.

    ``pages`` are the pages of docs/ by path: address and text.
    """
    targets = site.targets if site else targets_of(reading)
    text = ModuleText(project.settings, reading.library, targets, formatted=formatted)
    sources.update({page.path: page for _, page in pages.values()})
    text.keeper.texts = kept = KeptTexts(
        cache_of(project.root) / ("described" if formatted else "checked"),
        shared_by_all(
            project.settings,
            reading.library,
            targets,
            extensions=project.extensions,
            configs=project.extension_configs,
        ),
    )

    def read(body: str, context: TextContext) -> Content:
        extensions, configs = project.extensions, project.extension_configs
        return convert(body, context, text=text, extensions=extensions, configs=configs)[1]

    def read_page(path: str) -> None:
        (address, page), language = pages[path], project.settings.language
        body = _META.sub("", page.text, count=1) if page.text.startswith("---") else page.text
        body = body.lstrip("\n")  # as the host does
        context = docs_context(page.path, page.text, body=body, address=address, language=language)
        reading.docs[path] = read(body, context)

    glossary = [path for path in GLOSSARY_PAGES if path in pages][:1]
    for path in glossary:
        read_page(path)
    for source in reading.shown:
        context = version_context(source, project.settings)
        reading.contents[source.version.path] = read(source.body, context)
    for path in pages:
        if path not in glossary:
            read_page(path)
    kept.forget_unused()


def _docs_texts(files: Files, project: Project) -> dict[str, tuple[str, SourceText]]:
    """Return address and text of the pages of docs/ that a build would show, by their path."""
    found: dict[str, tuple[str, SourceText]] = {}
    docs, most = project.docs, project.settings.limit("file-bytes")
    for file in files.documentation_pages(inclusion=InclusionLevel.is_included):
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is None or docs is None or not path.is_relative_to(docs):
            continue
        text, _ = read_text(path, project.root, max_bytes=most)
        if text is not None:
            found[file.src_uri] = ("" if file.url == "./" else file.url, text)
    return found
