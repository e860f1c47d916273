"""The files beside a module.md: found, in order, and those that cannot be taken reported."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.identity import is_device_name
from learning_modules.source.regular import file_fault, is_within, shown_path, unreadable

#: Files that systems leave in folders; like names with a dot in front they do not count.
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})

_FORBIDDEN = frozenset('<>:"|?*\\')

#: The page of a version is written under this name.
_PAGE = "index.html"


def is_hidden(name: str) -> bool:
    """Whether a file or folder does not count: hidden, or left by a system or an office program."""
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def folded(name: str) -> str:
    """Return the form in which two names are compared: NFC, without regard to case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def entries(folder: Path, root: Path) -> tuple[list[os.DirEntry[str]], Finding | None]:
    """Return what lies in a folder, by name, without hidden names; or why it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return sorted((e for e in found if not is_hidden(e.name)), key=lambda e: e.name), None
    except OSError as error:
        return [], unreadable(shown_path(folder, root), error)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def files_beside(folder: Path, root: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the names of the files in a version's folder but module.md, sorted, and findings.

    Names are relative to the folder, with forward slashes.  Links to elsewhere in the project
    are followed; those that leave it, pipes and devices are refused.
    """
    findings: list[Finding] = []
    taken: dict[str, str] = {folded("module.md"): "module.md"}
    for name, file in _walk(folder, root, "", findings, above=()):
        fault = _name_fault(name, file, root) or file_fault(file, root)
        fault = fault or _collision(name, taken, shown_path(file, root))
        if fault:
            findings.append(fault)
        if fault is None or fault.rule == "file-name-unportable":
            taken[folded(name)] = name
    return tuple(sorted(name for name in taken.values() if name != "module.md")), tuple(findings)


def _walk(
    folder: Path, root: Path, prefix: str, findings: list[Finding], *, above: tuple[str, ...]
) -> Iterator[tuple[str, Path]]:
    """Give the files below a folder; a link to a folder above itself is not followed."""
    here = os.path.realpath(folder)
    found, fault = entries(folder, root)
    if fault:
        findings.append(fault)
    for entry in found:
        name, path = prefix + entry.name, Path(entry.path)
        if not is_folder(entry):
            if name != "module.md":
                yield name, path
        elif os.path.realpath(path) in (*above, here):
            findings.append(_loop(shown_path(path, root)))
        elif not is_within(path, root):
            findings.append(outside_folder(shown_path(path, root)))
        else:
            yield from _walk(path, root, f"{name}/", findings, above=(*above, here))


def _loop(path: str) -> Finding:
    message = "this is a link to a folder that holds it, so it has no end"
    return Finding("file-unreadable", Location(path), message, "remove the link")


def outside_folder(path: str) -> Finding:
    """Return the finding for a link to a folder outside of the project."""
    message = "this is a link to a folder outside of the project, which is not read"
    return Finding("file-outside", Location(path), message, "copy the folder here instead")


def _name_fault(name: str, file: Path, root: Path) -> Finding | None:
    location = Location(shown_path(file, root))
    if not name.isprintable():
        message = "the name of this file has characters that cannot be shown; it is left out"
        return Finding("file-name-invalid", location, message, "rename it")
    last = file.name
    if is_device_name(last):
        message = f'the name "{last}" is kept by Windows for a device'
    elif _FORBIDDEN.intersection(last) or last.endswith((".", " ")):
        message = f'the file name "{last}" is not possible on Windows'
    else:
        return None
    return Finding("file-name-unportable", location, message, "use letters, digits and hyphens")


def _collision(name: str, taken: dict[str, str], path: str) -> Finding | None:
    """Return the finding for a name that differs from another's by case or form of accents only."""
    other = taken.get(folded(name))
    if folded(name) == _PAGE:
        message = f'a file named "{name}" would have the same path as the page of the module'
    elif other is not None:
        message = f'this file and "{other}" have the same name, but for case or accents'
    else:
        return None
    return Finding("path-collision", Location(path), message, "rename one of them", name)
