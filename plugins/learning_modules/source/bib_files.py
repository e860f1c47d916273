"""The .bib files of a project, as texts."""

from __future__ import annotations

from pathlib import Path

from learning_modules.diagnostics import Finding
from learning_modules.settings import Settings
from learning_modules.source.beside import is_hidden, outside_folder
from learning_modules.source.conflicts import merge_conflict, one_side
from learning_modules.source.directions import turned_direction
from learning_modules.source.regular import is_within, shown_path
from learning_modules.source.text import SourceText, read_text


def read_bib_files(
    root: Path, settings: Settings
) -> tuple[tuple[SourceText, ...], tuple[Finding, ...]]:
    """Return the text of every .bib file below the library's folder, by path, and what is wrong.

    Hidden files do not count.  A project without a library has no findings for that alone.
    """
    folder = root / settings.bib
    if not is_within(folder, root):
        return (), (outside_folder(shown_path(folder, root)),)
    texts: list[SourceText] = []
    findings: list[Finding] = []
    for file in sorted(folder.rglob("*.bib")) if folder.is_dir() else []:
        if any(is_hidden(part) for part in file.relative_to(folder).parts):
            continue
        text, faults = read_text(file, root, max_bytes=settings.limit("file-bytes"))
        findings.extend(faults)
        if text is not None:
            conflict, turned = merge_conflict(text), turned_direction(text)
            texts.append(one_side(text) if conflict else text)
            findings.extend(finding for finding in (conflict, turned) if finding)
    return tuple(texts), tuple(findings)
