"""The text of the lock, content/modules.lock: written, and read strictly.

A simple text, which is also TOML: some lines for each version, sorted.  Each line names its
version, so no two lines are the same and their order does not matter: git can merge two branches
that publish, and its driver ``union`` does so wherever they publish.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
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
_NAME = re.compile(r'"([^"@]+)@([^"@]+)"\.')
_LINE = re.compile(r'(date|body|front-matter|(file|entry)\.("(?:[^"\\]|\\.)*")) = "([^"\\]*)"\Z')
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})?\Z", re.ASCII)
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})( |\Z)")


def format_lock(lock: Lock) -> str:
    """Return the text of the lock file: sorted by id and version, names and keys."""
    blocks = (_block(lock.versions[key]) for key in sorted(lock.versions))
    return "\n".join((_HEADER, *blocks))


def _block(version: LockedVersion) -> str:
    lead = f'"{version.id}@{version.version}"'
    lines = [
        f'date = "{version.date}"',
        f'body = "{version.body}"',
        f'front-matter = "{version.front_matter}"',
    ]
    for name, group in (("file", version.files), ("entry", version.entries)):
        lines += [f'{name}.{_quoted(key)} = "{group[key]}"' for key in sorted(group)]
    return "".join(f"{lead}.{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """Return a TOML string: that of JSON, with the one character more that TOML escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class _FaultError(Exception):
    """A line that is no lock; holds its number, the message and the hint."""


@dataclass
class _Block:
    """The lines of one version, as far as they have been read; ``line`` is that of the first."""

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


_MERGE = (
    "keep the lines of both and delete those with <<<<<<<, ======= and >>>>>>>; git does it by "
    "itself where the file .gitattributes says: modules.lock merge=union"
)
_TWICE = (
    "two branches published or corrected it: take the lock of one of them and build again; "
    "what the other changed is then reported"
)
_RESTORE = "take the file from the last commit: git checkout -- and its path"


def parse_lock(source: SourceText) -> tuple[Lock, tuple[Finding, ...]]:
    """Read the text of a lock; one that is no lock gives an empty lock and one ``lock-syntax``.

    What a merge left (conflict markers) is said as such.  A line that stands there twice counts
    once.
    """
    try:
        return _parse(source), ()
    except _FaultError as error:
        line, message, hint = error.args
        location = Location(source.path, line, 1)
        return Lock(), (Finding("lock-syntax", location, message, hint),)


def _parse(source: SourceText) -> Lock:
    blocks: dict[VersionKey, _Block] = {}
    has_format = False
    for number, line in enumerate(source.text.split("\n"), start=1):
        text = line.strip()
        if _CONFLICT.match(text):
            message = "git left the marks of a conflict here: two branches published"
            raise _FaultError(number, message, _MERGE)
        if not text or text.startswith("#"):
            continue
        if has_format:
            _take(text, number, blocks)
        else:
            has_format = _check_format(text, number)
    if not has_format and source.text.strip():
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


def _take(text: str, number: int, blocks: dict[VersionKey, _Block]) -> None:
    """Read a line, which names a version and says one thing of it."""
    if _FORMAT.match(text):
        return  # from a merge: both sides have it
    name = _NAME.match(text)
    line = _LINE.match(text[name.end() :]) if name else None
    if name is None or line is None:
        raise _FaultError(number, "this line is not part of a lock", _RESTORE)
    version = Version.parse(name[2])
    if not is_module_id(name[1]) or version is None:
        raise _FaultError(number, "this is not the id and version of a module", _RESTORE)
    block = blocks.setdefault((name[1], version), _Block(name[1], version, number))
    _take_value(line, number, block)


def _take_value(line: re.Match[str], number: int, block: _Block) -> None:
    name, kind, quoted, value = line.groups()
    form = _DATE if name == "date" else _DIGEST
    if not form.match(value):
        raise _FaultError(number, f'"{value[:70]}" is no digest or date', _RESTORE)
    group = {"file": block.files, "entry": block.entries}.get(kind, block.values)
    key = name if quoted is None else _unquoted(quoted, number)
    if group.setdefault(key, value) != value:
        message = f'"{key[:70]}" of {block.id} {block.version} stands twice, with other digests'
        raise _FaultError(number, message, _TWICE)


def _unquoted(text: str, number: int) -> str:
    try:
        name = str(json.loads(text))
        name.encode("utf-8")
    except ValueError as error:
        raise _FaultError(number, "the quotes of this name are wrong", _RESTORE) from error
    return name


def _lock_of(blocks: Mapping[VersionKey, _Block], path: str) -> Lock:
    versions = {key: block.done() for key, block in blocks.items()}
    places = {key: Location(path, block.line, 1) for key, block in blocks.items()}
    return Lock(MappingProxyType(versions), MappingProxyType(places))
