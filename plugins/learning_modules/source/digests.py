"""Digests of a module version: what must not change once readers have seen it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from collections.abc import Mapping as Mapped
from pathlib import Path
from types import MappingProxyType
from typing import Any

from learning_modules.diagnostics import Finding
from learning_modules.source.course import SourceModule
from learning_modules.source.lock import LockedVersion
from learning_modules.source.regular import unreadable
from learning_modules.source.yaml_nodes import Mapping, Node, Scalar, Sequence

#: Fields that may change in a published version; ``id`` only says again how the folder is called.
FREE_FIELDS = frozenset({"status", "withdrawn", "section_aliases", "id"})

#: Above this size a file is not looked at as text, so its line ends count.  Bytes.
_TEXT_SIZE = 4_000_000


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(node: Node) -> Any:
    """Return a node as JSON knows it; comments, quotes and the order of fields do not count."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.fields}
    return None


def front_matter_digest(fields: Mapping, *, free: Collection[str] = FREE_FIELDS) -> str:
    """Return the digest of a front matter without ``free``, the fields that may differ."""
    kept = {key.text: _plain(value) for key, value in fields.fields if key.text not in free}
    return text_digest(json.dumps(kept, sort_keys=True, separators=(",", ":")))


def file_digest(file: Path) -> str:
    """Return the digest of a file; in UTF-8 text neither line ends nor a byte-order mark count.

    OSError if it cannot be read.
    """
    if file.stat().st_size <= _TEXT_SIZE:
        return hashlib.sha256(_with_lf(file.read_bytes())).hexdigest()
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _with_lf(data: bytes) -> bytes:
    """Return the bytes of a text with LF line ends; those of anything else as they are."""
    if b"\0" in data:
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def digests(
    module: SourceModule, root: Path, *, entries: Mapped[str, str]
) -> tuple[LockedVersion | None, tuple[Finding, ...]]:
    """Return what the lock is to hold of a version, or None where its text could not be read.

    ``entries`` are the entries it cites, by key, each as one text that changes with its content.
    """
    if module.fields is None:
        return None, ()
    version = module.version
    folder = (root / version.path).parent
    files: dict[str, str] = {}
    findings: list[Finding] = []
    for name in version.files:
        try:
            files[name] = file_digest(folder / name)
        except OSError as error:
            findings.append(unreadable(f"{version.path.rpartition('/')[0]}/{name}", error))
    date = version.front_matter.date
    locked = LockedVersion(
        version.id,
        version.version,
        date.isoformat() if date else "",
        text_digest(module.body),
        front_matter_digest(module.fields),
        files=MappingProxyType(files),
        entries=MappingProxyType({key: text_digest(entries[key]) for key in sorted(entries)}),
    )
    return locked, tuple(findings)
