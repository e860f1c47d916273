"""Reads every module version of a course from its folder: front matter, files, and the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from learning_modules.diagnostics import Finding
from learning_modules.model.module import ModuleVersion
from learning_modules.settings import Settings
from learning_modules.source.active import active_fault
from learning_modules.source.beside import files_beside
from learning_modules.source.conflicts import merge_conflict
from learning_modules.source.directions import turned_direction
from learning_modules.source.folders import MODULE_FILE, VersionFolder, find_versions
from learning_modules.source.front_matter import HeaderReading, read_front_matter, stand_in
from learning_modules.source.regular import shown_path
from learning_modules.source.text import SourceText, read_text
from learning_modules.source.yaml_nodes import Mapping


@dataclass(frozen=True)
class SourceModule:
    """A module version as read from its folder, with its text; nothing is converted yet.

    ``body_offset`` is where the body begins in ``source``; ``fields`` are the nodes of the front
    matter, None if it could not be read: then ``version`` holds the folders' names and what a
    rough look gave, and the findings say why.
    """

    version: ModuleVersion
    source: SourceText
    body_offset: int
    fields: Mapping | None

    @property
    def readable(self) -> bool:
        """Whether the front matter could be read, so that there is something to convert."""
        return self.fields is not None

    @property
    def body(self) -> str:
        """The text after the front matter."""
        return self.source.text[self.body_offset :]

    @property
    def body_line(self) -> int:
        """The number, from 1, of the first line of the body in its file."""
        return self.source.position(self.body_offset)[0]


def read_version(
    folder: VersionFolder, root: Path, settings: Settings
) -> tuple[SourceModule, tuple[Finding, ...]]:
    """Read one module version; it is never left out, whatever is wrong with its file."""
    file = folder.path / MODULE_FILE
    source, faults = read_text(file, root, max_bytes=settings.limit("file-bytes"))
    files, more = files_beside(folder.path, root)
    if settings.html != "trusted":
        looked_at = (active_fault(folder.path / name, root) for name in files)
        more = (*more, *(fault for fault in looked_at if fault))
    path = shown_path(file, root)
    module_id, version = folder.module_id, folder.version
    if source is None:
        reading = HeaderReading(stand_in(None, module_id, version), None, 0)
    else:
        reading = read_front_matter(source, module_id, version, settings=settings)
    record = ModuleVersion(reading.front_matter, path, files)
    text = source or SourceText(path, "")
    faults = _raised(faults, text, reading.body)
    turned = turned_direction(text, reading.body)
    faults = (*faults, *((turned,) if turned else ()))
    findings = (*faults, *_of_fields(reading, merge_conflict(text)), *more)
    return SourceModule(record, text, reading.body, reading.nodes), findings


def _of_fields(reading: HeaderReading, conflict: Finding | None) -> tuple[Finding, ...]:
    """Return the findings of the front matter; a merge conflict is why it is no YAML."""
    if conflict is None:
        return reading.findings
    return (conflict, *reading.findings) if reading.nodes else (conflict,)


def _raised(faults: tuple[Finding, ...], source: SourceText, body: int) -> tuple[Finding, ...]:
    """Return findings about the text; a control character among the fields is no good YAML."""
    line = source.position(body)[0]
    return tuple(
        replace(fault, rule="front-matter-syntax", message=f"YAML: {fault.message}")
        if fault.rule == "text-control-character" and (fault.location.line or 0) < line
        else fault
        for fault in faults
    )


def read_course(
    root: Path, settings: Settings
) -> tuple[tuple[SourceModule, ...], tuple[Finding, ...]]:
    """Read all module versions of the project in ``root``, by id and version, and all findings."""
    content = root / settings.content
    folders, findings = find_versions(content, root, most_bytes=settings.limit("file-bytes"))
    read = [read_version(folder, root, settings) for folder in folders]
    inner = (finding for _, found in read for finding in found)
    return tuple(module for module, _ in read), (*findings, *inner)
