"""Files of docs/ that the host could not read, or that lead out of the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from learning_modules.diagnostics import Finding, Location
from learning_modules.source.regular import file_fault, is_within, shown_path
from learning_modules.source.text import read_text


def readable_docs(
    files: Files, config: MkDocsConfig, root: Path, *, max_bytes: int
) -> Iterator[Finding]:
    """Take what cannot be read out of ``files``, and yield why.

    A page in another encoding is read as what it seems to be, for the host would end there.
    """
    docs = Path(config.docs_dir)
    if not is_within(docs, root):
        return
    for file in list(files):
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is None or not path.is_relative_to(docs):
            continue
        if not _has_address(file.src_uri):
            files.remove(file)
            message = "the name of this file is not UTF-8, so the page has no address"
            hint = "rename it; letters, digits and hyphens are safe"
            yield Finding("file-name-invalid", Location(shown_path(path, root)), message, hint)
            continue
        if not file.is_documentation_page():
            fault = file_fault(path, root)
            found, text = [fault] if fault else [], None if fault else ""
        else:
            source, read = read_text(path, root, max_bytes=max_bytes)
            found, text = list(read), source.text if source else None
        faults = [finding for finding in found if finding.rule.startswith("file-")]
        yield from faults
        if text is None:
            files.remove(file)
        elif faults:
            file.content_string = text


def _has_address(uri: str) -> bool:
    """Whether an address can be made of a path: every byte of its name is known as a letter."""
    try:
        uri.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
