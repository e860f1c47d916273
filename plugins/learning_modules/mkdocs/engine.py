"""Checks a project without building its site: what ``learning-modules check`` runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_modules.checks.contexts import docs_context, version_context
from learning_modules.checks.engine import diagnose
from learning_modules.checks.reading import Reading, read_project, targets_of
from learning_modules.diagnostics import Diagnostic, Finding
from learning_modules.markup.convert import convert
from learning_modules.markup.module_text import ModuleText
from learning_modules.mkdocs.files import GENERATED
from learning_modules.mkdocs.load import Project, load_project
from learning_modules.model.course import Course
from learning_modules.settings import Settings
from learning_modules.source.regular import is_within
from learning_modules.source.text import SourceText, read_text

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


def check_project(config_file: Path | None = None, *, locked_too: bool = False) -> CheckedCourse:
    """Read, convert and check the project of ``config_file`` (default: ./mkdocs.yml).

    ``locked_too`` also lists what was found in published versions and cannot be changed there.
    Raises SettingsError where the configuration cannot be used.
    """
    project = load_project(config_file)
    reading = read_project(project.root, project.settings, drafts=True)
    sources = {m.version.path: m.source for m in reading.modules}
    sources |= reading.library.sources
    pages, unreadable = _docs_texts(project)
    _convert_all(project, reading, sources, pages=pages)
    found = (*project.findings, *unreadable)
    verdict = diagnose(reading, found, locked_too=locked_too)
    return CheckedCourse(project, reading, reading.course(), tuple(verdict.diagnostics), sources)


def _convert_all(
    project: Project,
    reading: Reading,
    sources: dict[str, SourceText],
    *,
    pages: Mapping[str, SourceText],
) -> None:
    """Convert every version and every page of docs/ into the reading."""
    addresses = {path: path.removesuffix("index.md") for path in pages}
    addresses.update({uri: uri.removesuffix("index.md") for uri in GENERATED})
    targets = targets_of(reading, docs=addresses, directory_urls=project.directory_urls)
    text = ModuleText(project.settings, reading.library, targets)
    extensions, configs = project.extensions, project.extension_configs
    for source in reading.shown:
        context = version_context(source, project.settings)
        _, content = convert(
            source.body, context, text=text, extensions=extensions, configs=configs
        )
        reading.contents[source.version.path] = content
    for path, page in pages.items():
        sources[page.path] = page
        body = _META.sub("", page.text, count=1) if page.text.startswith("---") else page.text
        context = docs_context(
            page.path,
            page.text,
            body=body,
            address=addresses[path],
            language=project.settings.language,
        )
        _, content = convert(body, context, text=text, extensions=extensions, configs=configs)
        reading.docs[path] = content


def _docs_texts(project: Project) -> tuple[dict[str, SourceText], list[Finding]]:
    """Return the pages of docs/ by their path, and why some of them cannot be read."""
    if project.docs is None or not project.docs.is_dir():
        return {}, []
    found: dict[str, SourceText] = {}
    findings: list[Finding] = []
    inside = is_within(project.docs, project.root)
    for file in sorted(project.docs.rglob("*.md")):
        most = project.settings.limit("file-bytes")
        text, faults = read_text(file, project.root, max_bytes=most)
        findings.extend(f for f in faults if inside and f.rule.startswith("file-"))
        if text is not None:
            found[file.relative_to(project.docs).as_posix()] = text
    return found, findings
