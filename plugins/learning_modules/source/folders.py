"""The folders of a course: content/ID/VERSION/module.md, and what does not fit that form."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.identity import Version, is_device_name, is_module_id
from learning_modules.source.beside import entries, folded, is_folder, outside_folder
from learning_modules.source.regular import is_within, printable, shown_path
from learning_modules.source.text import SourceText, read_text

#: The file that makes a folder a module version.
MODULE_FILE = "module.md"

#: The file that holds the digests of published versions; it lies in the content folder.
LOCK_FILE = "modules.lock"

_MEANT = frozenset({"module.markdown", "module.txt", "module.mdown", "index.md", "module.md.txt"})


@dataclass(frozen=True)
class VersionFolder:
    """A folder whose place and name are those of a module version, with a module.md in it."""

    module_id: str
    version: Version
    path: Path


@dataclass
class _Search:
    """The versions found so far, and what does not fit."""

    root: Path
    most_bytes: int
    versions: list[VersionFolder] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: dict[str, Path] = field(default_factory=dict)

    def report(self, rule: str, location: Location, message: str, hint: str) -> None:
        self.findings.append(Finding(rule, location, message, hint))

    def at(self, path: str | Path) -> Location:
        return Location(shown_path(Path(path), self.root))

    def children(self, folder: Path) -> list[os.DirEntry[str]] | None:
        found, fault = entries(folder, self.root)
        if fault:
            self.findings.append(fault)
            return None
        return found

    def enters(self, entry: os.DirEntry[str]) -> bool:
        """Whether a folder may be entered; a link that leaves the project is reported."""
        if not entry.is_symlink() or is_within(Path(entry.path), self.root):
            return True
        self.findings.append(outside_folder(self.at(entry.path).path))
        return False

    def place(self, file: Path, field_name: str) -> Location:
        """Return where the front matter of ``file`` writes a field, else the file's beginning."""
        source, _ = read_text(file, self.root, max_bytes=self.most_bytes)
        return place_of_field(source, field_name) or Location(self.at(file).path, 1, 1)


def place_of_field(source: SourceText | None, name: str) -> Location | None:
    """Return the place of a field's value in the first lines of a file, or None."""
    match = re.search(rf"^{name}:[ \t]*", source.text[:20_000], re.MULTILINE) if source else None
    return source.location(match.end()) if source and match else None


def find_versions(
    content: Path, root: Path, *, most_bytes: int
) -> tuple[tuple[VersionFolder, ...], tuple[Finding, ...]]:
    """Return the module versions below the content folder, by id and version, and findings.

    Of two ids that differ by case only, the second is left out: both have one address.
    """
    search = _Search(root, most_bytes)
    if not _is_there(content):
        message = "this folder does not exist, so there is no module"
        hint = 'create one with: learning-modules new LRN-001 "Title"'
        search.report("content-missing", search.at(content), message, hint)
        return (), tuple(search.findings)
    if not is_within(content, root):
        return (), (outside_folder(search.at(content).path),)
    for entry in search.children(content) or ():
        if is_folder(entry):
            if search.enters(entry):
                _module_folder(search, Path(entry.path))
        elif entry.name != LOCK_FILE:
            _stray_file(search, entry)
    if not search.versions and not search.findings:
        hint = 'create a module with: learning-modules new LRN-001 "Title"'
        search.report("content-missing", search.at(content), "there is no module here", hint)
    ordered = sorted(search.versions, key=lambda v: (v.module_id, v.version))
    return tuple(ordered), tuple(search.findings)


def _is_there(path: Path) -> bool:
    """Whether there is a file, folder or link, even one that may not be read."""
    return os.path.lexists(path)


def _stray_file(search: _Search, entry: os.DirEntry[str]) -> None:
    message = "this file belongs to no module version and is not read"
    hint = "files lie in a version's folder, as in content/LRN-001/1.0.0/"
    if entry.name == MODULE_FILE:
        message = "this module.md is in no version's folder"
        hint = "move it to a folder for its id and version, as in content/LRN-001/1.0.0/module.md"
        search.report("module-misplaced", search.at(entry.path), message, hint)
    else:
        search.report("file-stray", search.at(entry.path), message, hint)


def _module_folder(search: _Search, folder: Path) -> None:
    children = search.children(folder)
    if children is None:
        return
    folders = [entry for entry in children if is_folder(entry)]
    inner = [Path(entry.path) for entry in folders if search.enters(entry)]
    if len(inner) < len(folders) and not inner:
        return
    with_module = [path for path in inner if _is_there(path / MODULE_FILE)]
    if not _is_usable_id(search, folder, inner, with_module=with_module):
        return
    for entry in children:
        if entry not in folders:
            _stray_file(search, entry)
    for path in inner:
        _version_folder(search, folder.name, path)


def _is_usable_id(
    search: _Search, folder: Path, inner: list[Path], *, with_module: list[Path]
) -> bool:
    """Whether a folder can be a module's; else why not is reported, once."""
    name = printable(folder.name)
    is_named = any(Version.parse(path.name) for path in inner)
    if not with_module and not is_named and not _is_there(folder / MODULE_FILE):
        hint = "a module lies in content/ID/VERSION/module.md"
        message = "this folder holds no module version"
        search.report("folder-stray", search.at(folder), message, hint)
        return False
    file = (with_module or inner or [folder])[0] / MODULE_FILE
    first = search.taken.setdefault(folded(folder.name), file)
    if first is not file:
        _same_id(search, folder, file, first)
        return False
    if is_module_id(folder.name):
        return True
    place = search.place(file, "id")
    why = "is a name that Windows keeps for a device" if is_device_name(name) else "cannot be used"
    message = f'id "{name[:80]}" {why}: it becomes part of a path and an address'
    hint = "rename the folder: letters, digits and single hyphens, as in LRN-BEG-011"
    search.report("identity-invalid", place, message, hint)
    return False


def _same_id(search: _Search, folder: Path, file: Path, first: Path) -> None:
    """Report a module whose address is that of another one, with the place of the other's id."""
    other = first.relative_to(folder.parent).parts[0]
    names = f'"{printable(other)}" and "{printable(folder.name)}"'
    message = f"the ids {names} are the same but for case or accents"
    there = search.place(first, "id")
    hint = f"two modules would have one address: rename the folder of this one or of {there}"
    search.report("path-collision", search.place(file, "id"), message, hint)


def _version_folder(search: _Search, module_id: str, folder: Path) -> None:
    version = Version.parse(folder.name)
    children = search.children(folder)
    if children is None:
        return
    names = [entry.name for entry in children]
    if MODULE_FILE in names and version:
        search.versions.append(VersionFolder(module_id, version, folder))
    elif MODULE_FILE in names:
        name = printable(folder.name)[:80]
        message = f'version "{name}" cannot be used: a version has three numbers'
        hint = "rename the folder to MAJOR.MINOR.PATCH, as in 1.0.0"
        place = search.place(folder / MODULE_FILE, "version")
        search.report("identity-invalid", place, message, hint)
    elif version:
        _no_module(search, folder, names)
    else:
        message = "this folder is named like no version and is not read"
        hint = "a module lies in content/ID/VERSION/module.md"
        search.report("folder-stray", search.at(folder), message, hint)


def _no_module(search: _Search, folder: Path, names: list[str]) -> None:
    """Report a version's folder without module.md, with the file that was meant, if any."""
    known = (*_MEANT, MODULE_FILE)
    meant = next((name for name in names if name.lower() in known), None)
    hint = (
        f'rename "{printable(meant)}" to {MODULE_FILE}' if meant else "add it, or remove the folder"
    )
    message = f"there is no {MODULE_FILE} in this version's folder"
    search.report("module-missing", search.at(folder / MODULE_FILE), message, hint)
