"""The text of the lock, content/modules.lock: written, and read strictly.

A simple text, which is also TOML: a block for each version, sorted, without anything that
depends on the other blocks, so that git can merge two branches that publish.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.identity import Version, is_module_id
from learning_modules.source.lock import Lock, LockedVersion, VersionKey
from learning_modules.source.text import SourceText

_HEADER = """\
# Digests (SHA-256) of the module versions that have been published.
# Written by `mkdocs build`. Commit it; do not edit it.
format = 1
"""

_FORMAT = re.compile(r"format = (\d{1,9})\Z")
_BLOCK = re.compile(r'\["([^"@]+)@([^"@]+)"\]\Z')
_LINE = re.compile(r'(date|body|front-matter|(file|entry)\.("(?:[^"\\]|\\.)*")) = "([^"\\]*)"\Z')
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})?\Z", re.ASCII)
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})( |\Z)")


def format_lock(lock: Lock) -> str:
    """Return the text of the lock file: sorted by id and version, names and keys."""
    blocks = (_block(lock.versions[key]) for key in sorted(lock.versions))
    return "\n".join((_HEADER, *blocks))


def _block(version: LockedVersion) -> str:
    lines = [
        f'["{version.id}@{version.version}"]',
        f'date = "{version.date}"',
        f'body = "{version.body}"',
        f'front-matter = "{version.front_matter}"',
    ]
    for name, group in (("file", version.files), ("entry", version.entries)):
        lines += [f'{name}.{_quoted(key)} = "{group[key]}"' for key in sorted(group)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a TOML string: that of JSON, with the one character more that TOML escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class _FaultError(Exception):
    """A line that is no lock; holds its number, the message and the hint."""


@dataclass
class _Block:
    """The lines of one version, as far as they have been read."""

    id: str
    version: Version
    line: int
    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)

    def done(self) -> LockedVersion:
        for name in ("date", "body", "front-matter"):
            if name not in self.values:
                raise _FaultError(self.line, f'this version has no "{name}"', _RESTORE)
        body, front_matter = self.values["body"], self.values["front-matter"]
        files, entries = MappingProxyType(self.files), MappingProxyType(self.entries)
        date = self.values["date"]
        return LockedVersion(
            self.id, self.version, date, body, front_matter, files=files, entries=entries
        )


_RESTORE = "take the file from the last commit: git checkout -- and its path"


def parse_lock(source: SourceText) -> tuple[Lock, tuple[Finding, ...]]:
    """Read the text of a lock; one that is no lock gives an empty lock and one ``lock-syntax``.

    What a merge left (conflict markers) is said as such.  A version that stands there twice with
    the same digests counts once.
    """
    try:
        return _parse(source), ()
    except _FaultError as error:
        line, message, hint = error.args
        location = Location(source.path, line, 1)
        return Lock(), (Finding("lock-syntax", location, message, hint),)


def _parse(source: SourceText) -> Lock:
    blocks: list[_Block] = []
    has_format = False
    for number, line in enumerate(source.text.split("\n"), start=1):
        text = line.strip()
        if _CONFLICT.match(text):
            message = "git left the marks of a conflict here: two branches published"
            hint = "keep the blocks of both and delete the lines with <<<<<<<, ======= and >>>>>>>"
            raise _FaultError(number, message, hint)
        if not text or text.startswith("#"):
            continue
        if blocks or text.startswith("["):
            _take(text, number, blocks)
        elif not has_format:
            has_format = _check_format(text, number)
        else:
            raise _FaultError(number, "this line is not part of a lock", _RESTORE)
    if not has_format and (blocks or source.text.strip()):
        raise _FaultError(1, 'this is no lock: expected "format = 1" first', _RESTORE)
    return _lock_of(blocks, source.path)


def _check_format(text: str, number: int) -> bool:
    match = _FORMAT.match(text)
    if not match:
        raise _FaultError(number, 'this is no lock: expected "format = 1" first', _RESTORE)
    if match[1] != "1":
        message = f"this lock has format {match[1]}, written by a newer version of the plugin"
        raise _FaultError(number, message, "update mkdocs-learning-modules")
    return True


def _take(text: str, number: int, blocks: list[_Block]) -> None:
    """Read a line that begins a block or belongs to one."""
    begins = _BLOCK.match(text)
    if begins:
        version = Version.parse(begins[2])
        if not is_module_id(begins[1]) or version is None:
            raise _FaultError(number, "this is not the id and version of a module", _RESTORE)
        blocks.append(_Block(begins[1], version, number))
        return
    line = _LINE.match(text)
    if not line or not blocks:
        raise _FaultError(number, "this line is not part of a lock", _RESTORE)
    _take_value(line, number, blocks[-1])


def _take_value(line: re.Match[str], number: int, block: _Block) -> None:
    name, kind, quoted, value = line.groups()
    form = _DATE if name == "date" else _DIGEST
    if not form.match(value):
        raise _FaultError(number, f'"{value[:70]}" is no digest or date', _RESTORE)
    group = {"file": block.files, "entry": block.entries}.get(kind, block.values)
    key = name if quoted is None else _unquoted(quoted, number)
    if group.setdefault(key, value) != value:
        raise _FaultError(number, f'"{key[:70]}" stands twice in this version', _RESTORE)
    group[key] = value


def _unquoted(text: str, number: int) -> str:
    try:
        name = str(json.loads(text))
        name.encode("utf-8")
    except ValueError as error:
        raise _FaultError(number, "the quotes of this name are wrong", _RESTORE) from error
    return name


def _lock_of(blocks: list[_Block], path: str) -> Lock:
    versions: dict[VersionKey, LockedVersion] = {}
    places: dict[VersionKey, Location] = {}
    for block in blocks:
        version = block.done()
        if versions.setdefault(version.key, version) != version:
            first = places[version.key].line
            message = f"this version stands twice, with other digests in line {first}"
            hint = "two branches published it: keep one block, and publish the other as a patch"
            raise _FaultError(block.line, message, hint)
        places.setdefault(version.key, Location(path, block.line, 1))
    return Lock(MappingProxyType(versions), MappingProxyType(places))
